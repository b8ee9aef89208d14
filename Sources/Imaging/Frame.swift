public import Values

/// One frame where its source holds it: a driver's buffer, a pipe's, a file's.
///
/// A borrowed view. ``bytes`` is valid only during the call that hands the frame on; whoever wants to keep the picture decodes or
/// copies it within that call.
public struct Frame {
    public let layout: FrameLayout
    public let bytes: UnsafeRawBufferPointer
    public let stamp: FrameStamp
    /// How the picture is turned on its way to the network and to files, which have it as people see it.
    public let orientation: PictureOrientation

    public init(
        layout: FrameLayout, bytes: UnsafeRawBufferPointer, stamp: FrameStamp,
        orientation: PictureOrientation = .upright
    ) {
        self.layout = layout
        self.bytes = bytes
        self.stamp = stamp
        self.orientation = orientation
    }

    /// The same frame with another place in its source.
    public func stamped(_ stamp: FrameStamp) -> Frame {
        Frame(layout: layout, bytes: bytes, stamp: stamp, orientation: orientation)
    }
}
