import Dispatch
import Glibc

/// Ctrl-C and SIGTERM: the first one calls `handler`, so that the run ends with whole files and a summary; the second one ends the
/// program at once. SIGHUP, where somebody takes it, is for reading a configuration again.
final class Interruption {
    private let sources: [any DispatchSourceSignal]

    init(onHangUp: (@Sendable () -> Void)? = nil, _ handler: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "wayside.signals")
        var sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                signal(SIGINT, SIG_DFL)
                signal(SIGTERM, SIG_DFL)
                handler()
            }
            source.resume()
            return source
        }
        if let onHangUp {
            signal(SIGHUP, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: queue)
            source.setEventHandler(handler: onHangUp)
            source.resume()
            sources.append(source)
        }
        self.sources = sources
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
