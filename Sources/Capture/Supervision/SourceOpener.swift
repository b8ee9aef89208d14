/// One kind of live source, as ``SupervisedSource`` sees it: how it is opened, and when to try again. For one thread.
package protocol SourceOpener: AnyObject {
    /// For people, without passwords.
    var name: String { get }
    var kind: SourceInfo.Kind { get }
    /// The first delay of the back-off that isn't zero.
    var shortestDelay: Duration { get }
    /// Frames for so long show that an opening was worth it: after the next fault it is opened again at once.
    var steadyTime: Duration { get }

    /// - Parameter cancelled: Ends the attempt early where it takes long.
    /// - Throws: ``CaptureError``.
    func open(cancelled: WakeUp) throws -> any FrameSource

    /// The limit of the back-off after an error.
    func longestDelay(after error: CaptureError) -> Duration

    /// How the source fares after an error.
    func state(after error: CaptureError, wasOpen: Bool) -> SourceState

    /// Waits for a time, or until it is worth trying again, or until `cancelled` is raised.
    ///
    /// - Returns: Has something happened that makes an attempt worth while now?
    func wait(for delay: Duration, cancelled: WakeUp) -> Bool
}
