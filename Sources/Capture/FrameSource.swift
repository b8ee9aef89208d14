public import Imaging

/// Where frames come from: a camera, a recorded video, a stream, pictures.
///
/// A source is pulled by one thread of its own, for ``next(_:)`` blocks. ``cancel()`` may be called from any thread.
public protocol FrameSource: AnyObject, Sendable {
    /// Known once the source is open.
    var info: SourceInfo { get }

    /// Waits for the next frame and lends it to `body`.
    ///
    /// A live source hands on the newest frame and counts those that it passed over in ``Values/FrameStamp/droppedBefore``; a
    /// recorded source hands on every frame in order.
    ///
    /// - Returns: false at the end of a recording, or after ``cancel()``; `body` was not called then.
    /// - Throws: ``CaptureError``, or what `body` threw.
    func next(_ body: (Frame) throws -> Void) throws -> Bool

    /// Makes a blocked ``next(_:)`` return false soon, and every later one.
    func cancel()
}
