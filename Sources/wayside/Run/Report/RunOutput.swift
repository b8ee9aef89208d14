import Synchronization

/// Where the cameras of a run print: lines of several threads, none within another, and above the status line.
final class RunOutput: Sendable {
    private let status = Mutex(StatusLine())

    /// Results, whole lines.
    func write(_ bytes: [UInt8]) throws {
        try status.withLock { status in
            status.clear()
            try StandardOutput.write(bytes)
        }
    }

    func line(_ text: String) throws { try write(Array((text + "\n").utf8)) }

    /// A message for people.
    func say(_ message: String) {
        status.withLock { status in
            status.clear()
            Console.say(message)
        }
    }

    func showStatus(_ text: String) { status.withLock { $0.update(text) } }

    func clearStatus() { status.withLock { $0.clear() } }
}
