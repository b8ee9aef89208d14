public import Civil

/// Writes the EXIF segment that camera-trap software looks for in a picture: what made it, and when by the clock at the site.
public enum ExifWriter {
    /// The JPEG with an EXIF segment (APP1, EXIF 2.32) behind its first marker; as it is where it doesn't begin as a JPEG does.
    ///
    /// - Parameters:
    ///   - model: What took the picture, ASCII.
    ///   - time: What the clock at the site showed.
    public static func adding(model: String, time: CivilTime, to jpeg: [UInt8]) -> [UInt8] {
        guard jpeg.starts(with: [0xFF, 0xD8]) else { return jpeg }
        let make = Array("Wayside\0".utf8)
        let model = Array(model.utf8.filter { (0x20..<0x7F).contains($0) }.prefix(200)) + [0]
        let date = Array(
            (time.dateText.map { $0 == "-" ? ":" : String($0) }.joined() + " " + time.secondText + "\0").utf8)
        let offset = Array((time.offsetText.prefix(6) + "\0").utf8)
        // Two directories of four and two entries, each followed by the place of the next, which there isn't; then the texts.
        let (main, exif) = (8, 8 + 2 + 4 * 12 + 4)
        let texts = exif + 2 + 2 * 12 + 4
        var place = texts
        func text(_ tag: Int, _ text: [UInt8]) -> [UInt8] {
            defer { place += text.count }
            return two(tag) + two(2) + four(text.count) + four(place)
        }
        var bytes = Array("II".utf8) + two(42) + four(main) + two(4)
        bytes += text(0x010F, make) + text(0x0110, model) + text(0x0132, date)
        bytes += two(0x8769) + two(4) + four(1) + four(exif) + four(0)
        bytes += two(2) + text(0x9003, date) + text(0x9011, offset) + four(0)
        bytes += make + model + date + date + offset
        let content = Array("Exif\0\0".utf8) + bytes
        let length = content.count + 2
        return jpeg[..<2] + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + content + jpeg[2...]
    }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    private static func four(_ number: Int) -> [UInt8] { two(number & 0xFFFF) + two(number >> 16) }
}
