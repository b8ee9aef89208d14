import Capture
import Glibc
import Values

/// One file over HTTP, through a `curl` child: TLS, certificates, proxies and redirects are its business and stay out of our process.
struct CurlTransfer {
    enum Outcome: Equatable {
        case complete
        /// The server gives no part of a file, only all of it.
        case noRange
        /// `turnOn()` of the switch.
        case stopped
        /// More bytes than asked for at most.
        case tooLarge
        /// What went wrong and what to do.
        case failed(String)
    }

    let url: String
    /// The file's bytes from here on.
    var offset = 0
    /// How long to wait for a connection, or for any byte.
    let patience: Duration
    /// Of what is received, without `offset`.
    let sizeLimit: Int

    /// - Parameter receive: Gets the bytes as they come, and the size of the whole file once the server has told it.
    /// - Throws: What `receive` throws; `CaptureError` where curl can't be started.
    func run(stop: StopSwitch, receive: (UnsafeRawBufferPointer, Int?) throws -> Void) throws -> Outcome {
        guard let program = ChildProcess.findProgram("curl") else {
            throw ConsoleError(message: "curl, which downloads models, is missing; install it (apt install curl)")
        }
        let child = try ChildProcess(program: program, arguments: arguments, outputBytes: 1 << 18, source: url)
        stop.watch(child)
        defer { child.stop() }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        var report = CurlReport()
        var received = 0
        var descriptors = (output: child.output.number, errors: child.errors.number)
        while descriptors.output >= 0 || descriptors.errors >= 0 {
            let events = Readiness.wait(for: descriptors.output, descriptors.errors, until: nil)
            // First the headers, for the size.
            if events?.second != 0, descriptors.errors >= 0 {
                let count = read(descriptors.errors, buffer.baseAddress, buffer.count)
                if count > 0 { report.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                if Self.hasEnded(count) { descriptors.errors = -1 }
            }
            if events?.first != 0, descriptors.output >= 0 {
                let count = read(descriptors.output, buffer.baseAddress, buffer.count)
                if count > 0 {
                    received += count
                    if received > sizeLimit { return .tooLarge }
                    try receive(
                        UnsafeRawBufferPointer(rebasing: buffer[..<count]), report.length.map { $0 + offset })
                }
                if Self.hasEnded(count) { descriptors.output = -1 }
            }
        }
        let ending = child.waitForEnd()
        if stop.isOn { return .stopped }
        switch ending {
        case .exited(0): return .complete
        case .exited(33): return .noRange
        case .exited(63): return .tooLarge
        case .exited(let code): return .failed(failure(code, report))
        case .killed(let signal): return .failed("curl was ended by signal \(signal); run again")
        }
    }

    private static func hasEnded(_ count: Int) -> Bool {
        count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
    }

    private var arguments: [String] {
        // Plain http is for servers on this machine; these may send on to one another.
        let protocols = url.hasPrefix("http:") ? "=http,https" : "=https"
        let seconds = String(max(1, Int(patience.seconds.rounded(.up))))
        // --disable: no ~/.curlrc. The headers come with the error messages, where they tell status and size.
        return [
            "--disable", "--silent", "--show-error", "--fail", "--globoff", "--no-buffer", "--location", "--max-redirs",
            "10", "--proto", protocols, "--proto-redir", protocols, "--connect-timeout", seconds, "--speed-limit", "1",
            "--speed-time", seconds, "--max-filesize", String(sizeLimit), "--user-agent",
            "wayside/\(Values.Wayside.version)", "--dump-header", "/dev/stderr", "--output", "-",
        ] + (offset > 0 ? ["--continue-at", String(offset)] : []) + ["--url", url]
    }

    /// A sentence for one of curl's exit statuses (`man curl`, EXIT CODES).
    private func failure(_ code: Int32, _ report: CurlReport) -> String {
        let words = report.message.map { " (\($0))" } ?? ""
        switch code {
        case 1: return "the server sends on to an address that is not https\(words)"
        case 5, 6: return "the server's name can't be resolved\(words); is there a network connection?"
        case 7: return "the server can't be reached\(words); is there a network connection?"
        case 18, 52, 55, 56, 92: return "the connection broke\(words)"
        case 22 where report.status == 404 || report.status == 410:
            return "the server has no such file (\(report.status ?? 0)); get it elsewhere, then `wayside models add` it"
        case 22: return "the server answers with status \(report.status ?? 0); try again later"
        case 28:
            return
                "nothing came for \(patience.seconds.fixed(0)) s\(words); check the network, or wait longer with --timeout"
        case 47: return "the server sends on and on\(words)"
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91:
            return
                "no trusted connection\(words); check this machine's clock and its certificates (apt install ca-certificates)"
        default: return "curl ended with status \(code)\(words)"
        }
    }
}
