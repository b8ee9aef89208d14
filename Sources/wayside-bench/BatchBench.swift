import Detection
import Formats
import Foundation
import Glibc
import Imaging
import Values

/// A folder of twelve-megapixel pictures through `wayside batch`: the real program as a child, on one processor, beside the bare limit
/// (each picture decoded at the smallest scale that will do, and the network, nothing else) and, where a Python with the packages
/// `openvino` and `opencv-python-headless` is named, the loop that one writes there: decode, resize, network.
struct BatchBench {
    private static let pictureCount = 60
    private static let memoryLimit = 300.0
    /// Of the Python loop.
    private static let pythonLimit = 0.45

    let model: Model
    let precision: DetectorOptions.Precision
    let clip: String
    let python: String?
    let rounds: Int

    func write(to json: inout JSONWriter) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wayside-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let pictures = try makePictures(in: folder.appendingPathComponent("card"))
        let few = folder.appendingPathComponent("few")
        try FileManager.default.createDirectory(at: few, withIntermediateDirectories: true)
        for picture in pictures.prefix(Self.pictureCount / 10) {
            try FileManager.default.createSymbolicLink(
                at: few.appendingPathComponent(picture.lastPathComponent), withDestinationURL: picture)
        }
        // The first run fills the compile cache.
        _ = try batch(few, out: folder)
        var (ours, bare, rival, memory): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        for _ in 0..<min(rounds, 5) {
            let start = try batch(few, out: folder)
            let all = try batch(folder.appendingPathComponent("card"), out: folder)
            // Without the start, which is the same for a million pictures.
            ours.append((all.seconds - start.seconds) / Double(pictures.count - pictures.count / 10))
            memory.append(all.megabytes)
            bare.append(try Machine.onOneProcessor { try limit(pictures) } / Double(pictures.count))
            if let python { rival.append(try loop(python, folder.appendingPathComponent("card"))) }
        }
        json.beginObject("batch")
        func number(_ name: StaticString, _ value: Double, decimals: Int = 1) {
            json.key(name)
            json.number(value, decimals: decimals)
        }
        number("picture_cpu_ms", ours.median * 1e3)
        number("bare_limit_cpu_ms", bare.median * 1e3)
        number("ratio_to_bare_limit", ours.median / bare.median, decimals: 2)
        if !rival.isEmpty {
            number("python_loop_cpu_ms", rival.median * 1e3)
            number("ratio_to_python_loop", ours.median / rival.median, decimals: 2)
            number("ratio_to_python_loop_limit", Self.pythonLimit, decimals: 2)
        }
        number("peak_mb", memory.median)
        number("peak_mb_limit", Self.memoryLimit)
        json.endObject()
    }

    /// Frames of the clip at twelve megapixels, with noise, so that they compress as a camera's do.
    private func makePictures(in folder: URL) throws -> [URL] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-v", "error", "-nostdin", "-i", clip, "-vf", "scale=4000:3000:flags=bilinear,noise=alls=6",
            "-pix_fmt", "yuvj420p", "-q:v", "5", "-frames:v", String(Self.pictureCount), folder.path + "/IMG_%04d.JPG",
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        guard names.count == Self.pictureCount else { throw BenchError(message: "ffmpeg made no pictures of \(clip)") }
        return names.map { folder.appendingPathComponent($0) }
    }

    private func batch(_ card: URL, out: URL) throws -> (seconds: Double, megabytes: Double) {
        let results = out.appendingPathComponent("results")
        defer { try? FileManager.default.removeItem(at: results) }
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
            "wayside")
        return try Machine.onOneProcessor {
            try child([
                program.path, "batch", card.path, "--out", results.path, "--model", model.name, "--precision",
                precision.rawValue, "--input-size", String(model.manifest.input.width), "--threads", "1",
            ]).use
        }
    }

    private func limit(_ pictures: [URL]) throws -> Double {
        let detector = try Detector(
            model: model, options: DetectorOptions(precision: precision, inputWidth: model.manifest.input.width))
        let input = try detector.makeInput()
        let preparer = InputPreparer()
        let stamp = FrameStamp(index: 0, time: FrameTime(monotonic: .zero))
        let begin = Machine.processorTime
        for picture in pictures {
            let bytes = try Data(contentsOf: picture)
            try bytes.withUnsafeBytes {
                let size = try JPEGHeader.read($0)
                let layout = FrameLayout.contiguous(.jpeg, width: size.width, height: size.height)
                _ = try input.fill(from: Frame(layout: layout, bytes: $0, stamp: stamp), by: preparer)
            }
            try detector.infer(input)
        }
        return (Machine.processorTime - begin) / .seconds(1)
    }

    /// Processor seconds a picture.
    private func loop(_ python: String, _ card: URL) throws -> Double {
        let text = """
            import glob, sys, time, cv2, numpy, openvino
            cv2.setNumThreads(1)
            folder, network, size, precision = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
            core = openvino.Core()
            model = core.read_model(network)
            model.reshape([1, 3, size, size])
            model = core.compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY",
                "INFERENCE_PRECISION_HINT": "f32" if precision == "float32" else "bf16"})
            paths = sorted(glob.glob(folder + "/*.JPG"))
            begin = None
            for path in paths[:6] + paths:
                if path == paths[0] and begin is None: begin, count = time.process_time(), 0
                picture = cv2.imread(path)
                scale = min(size / picture.shape[0], size / picture.shape[1])
                small = cv2.resize(picture, (round(picture.shape[1] * scale), round(picture.shape[0] * scale)))
                padded = numpy.full((size, size, 3), 114, numpy.uint8)
                padded[:small.shape[0], :small.shape[1]] = small
                model(padded.transpose(2, 0, 1)[None].astype(numpy.float32))
                count += 1
            print((time.process_time() - begin) / count)
            """
        let output = try Machine.onOneProcessor {
            try child([
                python, "-c", text, card.path, try model.networkPath(), String(model.manifest.input.width),
                precision.rawValue,
            ]).output
        }
        guard let seconds = Double(output.filter { !$0.isWhitespace }) else {
            throw BenchError(message: "\(python): \(output)")
        }
        return seconds
    }

    /// Runs a program to its end.
    ///
    /// - Returns: Its processor time and its largest memory, and what it printed.
    private func child(
        _ arguments: [String]
    ) throws -> (use: (seconds: Double, megabytes: Double), output: String) {
        let pipe = Pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipe.fileHandleForWriting.fileDescriptor, STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, pipe.fileHandleForReading.fileDescriptor)
        var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        strings.append(nil)
        defer { for string in strings { free(string) } }
        var identifier = pid_t()
        guard posix_spawnp(&identifier, arguments[0], &actions, nil, strings, environ) == 0 else {
            throw BenchError(message: "\(arguments[0]) can't be started")
        }
        try pipe.fileHandleForWriting.close()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(identifier, &status, 0, &usage) == identifier, status == 0 else {
            throw BenchError(message: "\(arguments.prefix(3).joined(separator: " ")) failed; run it by hand to see why")
        }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return (
            (seconds(usage.ru_utime) + seconds(usage.ru_stime), Double(usage.ru_maxrss) * 1024 / 1e6),
            String(decoding: output, as: UTF8.self)
        )
    }
}
