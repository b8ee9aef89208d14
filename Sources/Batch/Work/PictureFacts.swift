import FoundationEssentials
import Imaging
import Wildlife

/// What a file says of itself.
enum PictureFacts {
    /// - Parameter file: All bytes of a picture's file.
    static func read(_ file: UnsafeRawBufferPointer) -> (metadata: MediaMetadata, orientation: PictureOrientation) {
        let exif = ExifReader.read(file)
        return (exif.metadata, PictureOrientation(rawValue: exif.orientation) ?? .upright)
    }

    /// A container's time, taken as what the camera's clock showed: cameras know no zone, though the container claims UTC.
    static func captureTime(ofContainer time: Date) -> CaptureTime {
        CaptureTime(localSeconds: Int(time.timeIntervalSince1970.rounded(.down)), source: .container)
    }
}
