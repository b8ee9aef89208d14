import Glibc

/// A thread of our own for calls that block: Swift's cooperative pool must never wait for a camera.
final class BlockingThread {
    private final class Body {
        let name: String
        let work: @Sendable () -> Void

        init(name: String, work: @escaping @Sendable () -> Void) {
            self.name = name
            self.work = work
        }
    }

    private let thread: pthread_t

    /// - Parameter name: For debuggers and `top -H`; at most 15 bytes are shown.
    /// - Returns: nil where the system has no room for another thread.
    init?(name: String, work: @escaping @Sendable () -> Void) {
        var handle = pthread_t()
        let body = Unmanaged.passRetained(Body(name: name, work: work))
        let result = pthread_create(&handle, nil, { argument in
            let body = Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue()
            pthread_setname_np(pthread_self(), String(body.name.prefix(15)))
            body.work()
            return nil
        }, body.toOpaque())
        guard result == 0 else {
            body.release()
            return nil
        }
        thread = handle
    }

    /// Waits for the thread's end. Call it once.
    func join() { pthread_join(thread, nil) }
}
