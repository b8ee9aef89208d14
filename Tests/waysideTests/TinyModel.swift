import Foundation
import TestSupport

/// A model of two classes whose manifest is known, a user's model folder, and what else a test of `wayside models` needs: all in one
/// folder.
struct TinyModel {
    let folder: ScratchFolder
    /// 140 kB that OpenVINO reads.
    let network: Data

    init() throws {
        folder = try ScratchFolder()
        network =
            TinyNetwork(outputs: [
                .init(
                    name: "boxes", shape: [5000, 7],
                    values: (0..<5000).flatMap { _ in [0, 1, 1, 9, 9, 0, 0.9] as [Float] })
            ]).bytes
        try writeManifest()
        try network.write(to: URL(fileURLWithPath: networkPath))
    }

    /// The network that a user has, not in a folder where models are looked for.
    var networkPath: String { folder.path + "/downloads.onnx" }
    /// In a folder where models are looked for.
    var manifestPath: String { folder.path + "/known/tiny.yaml" }
    var userFolder: String { folder.path + "/data/wayside/models" }

    /// What lies in the user's model folder.
    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: userFolder)) ?? []).sorted() }

    func contents(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: userFolder + "/" + name)) }

    /// - Parameter name: Of the manifest in the folder `known`.
    @discardableResult
    func writeManifest(
        source: String = "https://example.com/about", hash: String? = nil, classes: String = "[car, dog]",
        width: Int = 32, to path: String = "known/tiny.yaml"
    ) throws -> String {
        let name = path.split(separator: "/").last?.dropLast(5) ?? ""
        return try folder.write(
            """
            name: \(name)
            description: for a test
            licence: Apache-2.0
            source: \(source)
            file: tiny.onnx
            sha256: \(try hash ?? Self.digest(of: network))
            task: detect
            inputs: picture
            input: {width: \(width), height: 32, layout: nchw, element: float32, channels: bgr, mean: [0, 0, 0],
              deviation: [1, 1, 1], fit: stretch}
            output: {layout: nms-in-graph}
            classes: \(classes)

            """, to: path)
    }

    func program(_ arguments: [String]) -> Program {
        Program(
            ["models"] + arguments,
            environment: ["WAYSIDE_MODELS": folder.path + "/known", "XDG_DATA_HOME": folder.path + "/data"])
    }

    /// The same where no file may grow beyond `kilobytes`: as on a full disk, but for the words.
    func program(_ arguments: [String], fileLimit kilobytes: Int) -> Program {
        let program = program(arguments)
        program.process.executableURL = URL(fileURLWithPath: "/bin/sh")
        program.process.arguments =
            [
                "-c", "ulimit -f \(kilobytes * 2); trap '' XFSZ; exec \"$@\"", "sh", Program.url.path, "models",
            ] + arguments
        return program
    }

    /// By another program than ours.
    static func digest(of data: Data) throws -> String {
        let folder = try ScratchFolder()
        let path = folder.path + "/data"
        try data.write(to: URL(fileURLWithPath: path))
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sha256sum", path]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(String(decoding: output, as: UTF8.self).prefix(64))
    }
}
