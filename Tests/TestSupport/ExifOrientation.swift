public import Foundation

/// Pictures that say how they are to be turned.
public enum ExifOrientation {
    /// A JPEG with an EXIF segment behind its first marker that holds an orientation and nothing else.
    public static func adding(_ orientation: UInt8, to jpeg: Data) -> Data {
        let tiff: [UInt8] =
            Array("II*\0".utf8) + [8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
        let segment = Array("Exif\0\0".utf8) + tiff
        return jpeg.prefix(2) + Data([0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment) + jpeg.dropFirst(2)
    }
}
