import Capture
import Detection
import Synchronization

/// A detector that is loaded on a thread of its own, while the source is opened on the caller's: both take a tenth of a second or more.
final class DetectorLoading: Sendable {
    private let result = Mutex<Result<Detector, any Error>?>(nil)
    private let thread: Mutex<DedicatedThread.Handle?>

    init(_ model: Model, options: DetectorOptions) throws {
        thread = Mutex(nil)
        let handle = try DedicatedThread.start(for: model.name) { [self] in
            let loaded = Result<Detector, any Error> { try Detector(model: model, options: options) }
            result.withLock { $0 = loaded }
        }
        thread.withLock { $0 = handle }
    }

    /// Waits for the detector.
    func finish() throws -> Detector? {
        thread.withLock { handle in
            handle?.join()
            handle = nil
        }
        return try result.withLock { try $0?.get() }
    }
}
