import Glibc

/// A thread for work that blocks, off Swift's cooperative pool.
package enum DedicatedThread {
    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// A running thread. ``join()`` once.
    package struct Handle: Sendable {
        fileprivate let thread: pthread_t

        package func join() { pthread_join(thread, nil) }
    }

    package static func start(for source: String, _ body: @escaping @Sendable () -> Void) throws -> Handle {
        let work = Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let error = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard error == 0 else {
            work.release()
            throw CaptureError(
                source: source, reason: .unreadable, message: "no thread to read it: \(SystemError.text(error))")
        }
        return Handle(thread: thread)
    }
}
