import Formats
import Imaging

extension PictureOrientation {
    /// What a picture's file says; upright where it says nothing that can be meant.
    init(ofFile file: UnsafeRawBufferPointer) {
        self = TIFFDirectory(ofFile: file)?.integer(0x0112).flatMap(Self.init) ?? .upright
    }
}
