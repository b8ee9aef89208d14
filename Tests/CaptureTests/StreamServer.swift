import Foundation

/// One MJPEG stream (multipart/x-mixed-replace) for one client, at its own pace, by a few lines of Python.
final class StreamServer {
    let port: Int
    private let process = Process()

    init(rate: Int, frames: Int, size: String, staysOpen: Bool = false) throws {
        let script = """
            import socket, subprocess, time
            jpeg = subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=s=\(size)", "-frames:v", "1",
                "-f", "mjpeg", "-"], capture_output=True, check=True).stdout
            server = socket.create_server(("127.0.0.1", 0))
            print(server.getsockname()[1], flush=True)
            client, _ = server.accept()
            client.recv(4096)
            client.sendall(b"HTTP/1.0 200 OK\\r\\nContent-Type: multipart/x-mixed-replace; boundary=frame\\r\\n\\r\\n")
            for _ in range(\(frames)):
                client.sendall(b"--frame\\r\\nContent-Type: image/jpeg\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(jpeg)
                    + jpeg + b"\\r\\n")
                time.sleep(1 / \(rate))
            if \(staysOpen ? "True" : "False"): time.sleep(60)
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

    deinit {
        // Not terminate(): its SIGTERM stays blocked where a thread of libdispatch started it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
