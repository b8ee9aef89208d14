import Foundation
import TestSupport

/// An HTTP server on a free port of this machine that gives one file, well or badly; the first part of the path says how.
final class ModelServer {
    let port: Int
    private let process = Process()
    private let folder: ScratchFolder

    init(file: Data) throws {
        folder = try ScratchFolder()
        try file.write(to: folder.url.appendingPathComponent("tiny.onnx"))
        try folder.write(Self.script, to: "server.py")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "server.py"]
        process.currentDirectoryURL = folder.url
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NoPort(line: line) }
        self.port = port
    }

    deinit {
        // Not terminate(): its SIGTERM stays blocked where a thread of libdispatch started it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    struct NoPort: Error { let line: String }

    func url(_ manner: String) -> String { "http://127.0.0.1:\(port)/\(manner)/tiny.onnx" }

    /// `good bytes=100-`, one a request.
    var requests: [String] {
        ((try? String(contentsOfFile: folder.path + "/log", encoding: .utf8)) ?? "").split(separator: "\n")
            .map(String.init)
    }

    private static let script = """
        import http.server, os, time

        whole = open("tiny.onnx", "rb").read()
        # 'plain' is Python's own server, which knows no ranges.
        os.makedirs("plain"); os.link("tiny.onnx", "plain/tiny.onnx")

        class Handler(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                manner = self.path.split("/")[1]
                asked = self.headers.get("Range", "")
                with open("log", "a") as log: log.write(f"{manner} {asked}\\n")
                self.close_connection = True
                if manner == "plain": return super().do_GET()
                if manner == "missing": return self.send_error(404)
                if manner == "busy": return self.send_error(503)
                if manner in ("redirect", "loop", "away"):
                    self.send_response(302)
                    to = {"redirect": "/good/tiny.onnx", "loop": self.path, "away": "file:///etc/hostname"}[manner]
                    self.send_header("Location", to)
                    self.send_header("Content-Length", "0")
                    self.send_header("Connection", "close")
                    return self.end_headers()
                start = int(asked[6:].split("-")[0]) if asked else 0
                if start >= len(whole): return self.send_error(416)
                body = bytearray(whole)
                if manner == "tampered": body[-1] ^= 1
                self.send_response(206 if asked else 200)
                if asked: self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
                body = body[start:]
                self.send_header("Content-Length", str(1 << 30 if manner == "huge" else len(body)))
                self.end_headers()
                if manner in ("truncated", "slow", "huge"): body = body[:len(body) // 2]
                self.wfile.write(body)
                self.wfile.flush()
                if manner == "slow": time.sleep(600)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_address[1])
        server.serve_forever()
        """
}
