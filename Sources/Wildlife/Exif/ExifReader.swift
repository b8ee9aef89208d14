import Formats

/// Reads what a picture file says of itself: a JPEG's EXIF segment, or a TIFF file's own directory (EXIF 2.32, CIPA DC-008).
///
/// A bounded reader of our own: it looks at three directories and one maker's note, at no more than the file's bytes, allocates nothing
/// but the texts that it gives out, and takes any bytes whatever. What is damaged is missing, not an error: the picture itself may be
/// whole.
public enum ExifReader {
    private enum Tag {
        static let make: UInt16 = 0x010F
        static let model: UInt16 = 0x0110
        static let dateTime: UInt16 = 0x0132
        static let exif: UInt16 = 0x8769
        static let position: UInt16 = 0x8825
        static let dateTimeOriginal: UInt16 = 0x9003
        static let dateTimeDigitized: UInt16 = 0x9004
        static let makerNote: UInt16 = 0x927C
        static let bodySerialNumber: UInt16 = 0xA431
    }

    /// - Parameter file: Its bytes, or its first 128 KiB, which hold the EXIF segment of any camera.
    /// - Returns: ``MediaMetadata/width`` and ``MediaMetadata/height`` are not from EXIF, which is often wrong about them, and stay 0.
    public static func read(_ file: UnsafeRawBufferPointer) -> MediaMetadata {
        var metadata = MediaMetadata()
        guard let main = TIFFDirectory(ofFile: file) else { return metadata }
        let exif = main.directory(Tag.exif)
        let note = exif?.bytes(Tag.makerNote).flatMap(ReconyxNote.init)
        metadata.cameraMake = main.cameraText(Tag.make)
        metadata.cameraModel = main.cameraText(Tag.model)
        metadata.cameraSerial = exif?.cameraText(Tag.bodySerialNumber) ?? note?.serial
        metadata.temperature = note?.temperature
        metadata.place = main.directory(Tag.position).flatMap(place)
        // In this order; the maker's note last, for HyperFire cameras of old firmware write the time nowhere else.
        let times: [(Int?, CaptureTime.Source)] = [
            (exif?.cameraText(Tag.dateTimeOriginal).flatMap(CameraDate.seconds), .dateTimeOriginal),
            (exif?.cameraText(Tag.dateTimeDigitized).flatMap(CameraDate.seconds), .dateTimeDigitized),
            (main.cameraText(Tag.dateTime).flatMap(CameraDate.seconds), .dateTime),
            (note?.localSeconds, .makerNote),
        ]
        for case (let seconds?, let source) in times {
            metadata.captureTime = CaptureTime(localSeconds: seconds, source: source)
            break
        }
        return metadata
    }

    /// Degrees, minutes and seconds, and which half of the Earth.
    private static func place(_ directory: TIFFDirectory) -> MediaMetadata.Place? {
        func degrees(_ reference: UInt16, _ value: UInt16, limit: Double, negative: String) -> Double? {
            guard let side = directory.cameraText(reference)?.uppercased(),
                let parts = directory.rationals(value, count: 3)
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

extension TIFFDirectory {
    fileprivate func cameraText(_ tag: UInt16) -> String? { text(tag).flatMap(CameraText.cleaned) }
}
