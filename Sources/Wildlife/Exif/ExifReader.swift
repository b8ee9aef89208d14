/// Reads what a picture file says of itself: a JPEG's EXIF segment, or a TIFF file's own directory (EXIF 2.32, CIPA DC-008).
///
/// A bounded reader of our own: it looks at three directories and one maker's note, at no more than the file's bytes, allocates nothing
/// but the texts that it gives out, and takes any bytes whatever. What is damaged is missing, not an error: the picture itself may be
/// whole.
public enum ExifReader {
    public struct Result: Hashable, Sendable {
        /// ``MediaMetadata/width`` and ``MediaMetadata/height`` are not from EXIF, which is often wrong about them, and stay 0.
        public var metadata = MediaMetadata()
        /// How the stored picture is to be turned for display, 1...8 as EXIF's tag 0x0112 counts; 1 where it isn't said.
        public var orientation = 1

        public init() {}
    }

    private enum Tag {
        static let make: UInt16 = 0x010F
        static let model: UInt16 = 0x0110
        static let orientation: UInt16 = 0x0112
        static let dateTime: UInt16 = 0x0132
        static let exif: UInt16 = 0x8769
        static let position: UInt16 = 0x8825
        static let dateTimeOriginal: UInt16 = 0x9003
        static let dateTimeDigitized: UInt16 = 0x9004
        static let makerNote: UInt16 = 0x927C
        static let bodySerialNumber: UInt16 = 0xA431
    }

    /// - Parameter bytes: The file, or its first 128 KiB, which hold the EXIF segment of any camera.
    public static func read(_ bytes: UnsafeRawBufferPointer) -> Result {
        var result = Result()
        guard let source = segment(of: bytes).flatMap(TIFFDirectory.Source.init), let main = source.firstDirectory
        else {
            return result
        }
        let exif = main.directory(Tag.exif)
        let note = exif?.bytes(Tag.makerNote).flatMap(ReconyxNote.init)
        if let orientation = main.integer(Tag.orientation), (1...8).contains(orientation) {
            result.orientation = orientation
        }
        result.metadata.cameraMake = main.text(Tag.make)
        result.metadata.cameraModel = main.text(Tag.model)
        result.metadata.cameraSerial = exif?.text(Tag.bodySerialNumber) ?? note?.serial
        result.metadata.temperature = note?.temperature
        result.metadata.place = main.directory(Tag.position).flatMap(place)
        // In this order; the maker's note last, for HyperFire cameras of old firmware write the time nowhere else.
        let times: [(Int?, CaptureTime.Source)] = [
            (exif?.text(Tag.dateTimeOriginal).flatMap(CameraDate.seconds), .dateTimeOriginal),
            (exif?.text(Tag.dateTimeDigitized).flatMap(CameraDate.seconds), .dateTimeDigitized),
            (main.text(Tag.dateTime).flatMap(CameraDate.seconds), .dateTime),
            (note?.localSeconds, .makerNote),
        ]
        for case (let seconds?, let source) in times {
            result.metadata.captureTime = CaptureTime(localSeconds: seconds, source: source)
            break
        }
        return result
    }

    /// The TIFF structure in a JPEG or TIFF file.
    private static func segment(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            return bytes
        }
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        let mark = Array("Exif\0\0".utf8)
        var position = 2
        while position + 4 <= bytes.count {
            guard bytes[position] == 0xFF else { return nil }
            let marker = bytes[position + 1]
            // Fill bytes before a marker, and markers that stand alone.
            if marker == 0xFF {
                position += 1
                continue
            }
            if marker == 0x01 || (0xD0...0xD7).contains(marker) {
                position += 2
                continue
            }
            // The picture itself begins, or ends.
            if marker == 0xDA || marker == 0xD9 { return nil }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2 else { return nil }
            let content = (position + 4)..<max(position + 4, min(position + 2 + length, bytes.count))
            if marker == 0xE1, bytes[content].starts(with: mark) {
                return UnsafeRawBufferPointer(rebasing: bytes[content].dropFirst(mark.count))
            }
            position += 2 + length
        }
        return nil
    }

    /// Degrees, minutes and seconds, and which half of the Earth.
    private static func place(_ directory: TIFFDirectory) -> MediaMetadata.Place? {
        func degrees(_ reference: UInt16, _ value: UInt16, limit: Double, negative: String) -> Double? {
            guard let side = directory.text(reference)?.uppercased(), let parts = directory.rationals(value, count: 3)
            else { return nil }
            let degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
            guard degrees <= limit else { return nil }
            return side == negative ? -degrees : degrees
        }
        guard let latitude = degrees(1, 2, limit: 90, negative: "S"),
            let longitude = degrees(3, 4, limit: 180, negative: "W"),
            // What a receiver without a fix writes.
            latitude != 0 || longitude != 0
        else { return nil }
        return MediaMetadata.Place(latitude: latitude, longitude: longitude)
    }
}
