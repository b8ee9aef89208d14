/// JPEGs put together or taken apart segment by segment.
enum JPEGBytes {
    /// A picture's headers up to the first scan, with flat quantisation and no samples.
    ///
    /// - Parameter startOfFrame: 0xC0 for baseline, 0xC2 for progressive.
    static func header(
        width: Int, height: Int, components: Int = 3, startOfFrame: UInt8 = 0xC0, samplingFactors: UInt8 = 0x11
    ) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
        let size = [UInt8(height >> 8 & 255), UInt8(height & 255), UInt8(width >> 8 & 255), UInt8(width & 255)]
        let ids = (0..<components).map { UInt8($0 + 1) }
        bytes += segment(startOfFrame, [8] + size + [UInt8(components)] + ids.flatMap { [$0, samplingFactors, 0] })
        let isProgressive = startOfFrame == 0xC2
        bytes += segment(
            0xDA, [UInt8(components)] + ids.flatMap { [$0, 0] } + [0, isProgressive ? 0 : 63, 0])
        return bytes
    }

    /// The same JPEG without its segments of one marker.
    static func removing(_ marker: UInt8, from bytes: [UInt8]) -> [UInt8] {
        var result = Array(bytes[..<2])
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF {
            let end = position + 2 + (Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]))
            if bytes[position + 1] == 0xDA { break }
            if bytes[position + 1] != marker { result += bytes[position..<end] }
            position = end
        }
        return result + bytes[position...]
    }

    static func inserting(_ marker: UInt8, _ content: [UInt8], into bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<2]) + segment(marker, content) + bytes[2...]
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + content
    }
}
