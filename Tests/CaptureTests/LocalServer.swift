import Foundation
import TestSupport

/// Serves a folder on a free port of this machine, by Python's http.server.
final class LocalServer {
    let port: Int
    private let process = Process()

    init(folder: ScratchFolder) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder.path, "0",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        // "Serving HTTP on 127.0.0.1 port 34567 (http://127.0.0.1:34567/) ..."
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "port"), let port = Int(words[place + 1]) else {
            throw Clip.Failed(command: "python3 -m http.server: \(line)")
        }
        self.port = port
    }

    deinit {
        // Not terminate(): its SIGTERM stays blocked where a thread of libdispatch started it.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
