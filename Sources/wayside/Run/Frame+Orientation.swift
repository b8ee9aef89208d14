import Imaging
import Wildlife

extension Frame {
    /// How a picture's file says that it is to be turned for display; upright for what is no JPEG.
    var orientation: PictureOrientation {
        guard layout.format == .jpeg else { return .upright }
        return PictureOrientation(rawValue: ExifReader.read(bytes).orientation) ?? .upright
    }
}
