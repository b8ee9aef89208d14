import CSystem
import Glibc
import Synchronization

/// A program that runs as our child and writes to us. It never outlives us: see `child_process.h`.
package final class ChildProcess: Sendable {
    /// How a child ended.
    package enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    package let output: OwnedDescriptor
    package let errors: OwnedDescriptor
    let processIdentifier: Int32
    private let ending = Mutex<Ending?>(nil)

    /// - Parameters:
    ///   - program: The path of an executable; see ``findProgram(_:)``.
    ///   - outputBytes: Wished capacity of the pipe from its standard output.
    package init(program: String, arguments: [String], outputBytes: Int32, source: String) throws {
        var strings: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        strings.append(nil)
        defer { for string in strings { free(string) } }
        var child = child_process()
        let error = child_process_start(program, strings, outputBytes, &child)
        guard error == 0 else {
            throw CaptureError(
                source: source, reason: .toolMissing,
                message: "\(program) can't be started: \(SystemError.text(error)); check its installation")
        }
        processIdentifier = child.pid
        output = OwnedDescriptor(child.output)
        errors = OwnedDescriptor(child.errors)
    }

    deinit { stop() }

    /// The first executable file of that name in the folders of $PATH.
    package static func findProgram(_ name: String) -> String? {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Kills the child if it still runs, and reaps it. From any thread.
    package func stop() {
        ending.withLock { if $0 == nil { kill(processIdentifier, SIGKILL) } }
        waitForEnd()
    }

    /// Waits until the child has ended, and reaps it. From any thread.
    @discardableResult
    package func waitForEnd() -> Ending {
        // WNOWAIT leaves it a zombie, so that its identifier can't be given to another process before the lock is held:
        // ``stop()`` must never kill a stranger.
        var information = siginfo_t()
        while waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return ending.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            while waitpid(processIdentifier, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7f
            let result: Ending = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
            known = result
            return result
        }
    }
}
