import Foundation

/// One MJPEG stream (multipart/x-mixed-replace) for one client after the other, at its own pace, by a few lines of Python.
///
/// Its process is started once and may be stopped from any thread.
final class StreamServer: @unchecked Sendable {
    let port: Int
    private let process = Process()

    /// - Parameters:
    ///   - frames: To each client.
    ///   - sizes: Taken in turn, one for each half second.
    ///   - port: 0 for a free one.
    init(rate: Int, frames: Int, sizes: [String], staysOpen: Bool = false, port: Int = 0) throws {
        let script = """
            import socket, subprocess, time
            jpegs = [subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=s=" + size, "-frames:v", "1",
                "-f", "mjpeg", "-"], capture_output=True, check=True).stdout for size in "\(sizes.joined(separator: " "))".split()]
            server = socket.create_server(("127.0.0.1", \(port)))
            print(server.getsockname()[1], flush=True)
            number = 0
            while True:
                client, _ = server.accept()
                client.recv(4096)
                try:
                    client.sendall(b"HTTP/1.0 200 OK\\r\\nContent-Type: multipart/x-mixed-replace; boundary=frame\\r\\n\\r\\n")
                    for _ in range(\(frames)):
                        jpeg = jpegs[number * 2 // \(rate) % len(jpegs)]
                        number += 1
                        client.sendall(b"--frame\\r\\nContent-Type: image/jpeg\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(jpeg)
                            + jpeg + b"\\r\\n")
                        time.sleep(1 / \(rate))
                    if \(staysOpen ? "True" : "False"): time.sleep(60)
                except OSError: pass
                client.close()
            """
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Clip.Failed(command: "python3: \(line)")
        }
        self.port = port
    }

    deinit { stop() }

    func stop() {
        guard process.isRunning else { return }
        // Not terminate(): its SIGTERM stays blocked where a thread of libdispatch started it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
