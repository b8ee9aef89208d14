import ArgumentParser
import Capture
import ClassPolicy
import Detection
import FoundationEssentials
import Glibc
import Imaging
import Values

/// The checks of `wayside doctor`, in the order in which things are needed.
enum Examination {
    static var all: [() -> [Finding]] { [program, cameras, videoTool, downloadTool, model, disk] }

    private static func program() -> [Finding] {
        [
            Finding(
                subject: "program", state: .good,
                message:
                    "wayside \(Values.Wayside.version), class policy \(ClassPolicy.version), digest \(ClassPolicy.digest)"
            )
        ]
    }

    private static func cameras() -> [Finding] {
        let nodes = ((try? FileManager.default.contentsOfDirectory(atPath: "/dev")) ?? [])
            .filter { $0.hasPrefix("video") && $0.dropFirst(5).allSatisfy(\.isNumber) }.map { "/dev/" + $0 }.sorted()
        guard !nodes.isEmpty else {
            return [
                Finding(
                    subject: "camera", state: .note,
                    message: "none: no /dev/video device. Plug one in; if it stays away, `dmesg | tail` says why. "
                        + "Videos, streams and pictures need none")
            ]
        }
        let closed = nodes.filter { access($0, R_OK | W_OK) != 0 }
        guard closed.count < nodes.count else {
            return [
                Finding(
                    subject: "camera", state: .bad,
                    message: "\(closed.joined(separator: ", ")): no permission. Run `sudo usermod -aG video $USER`, "
                        + "then log in again")
            ]
        }
        let devices = CameraDevices.list()
        guard !devices.isEmpty else {
            return [
                Finding(
                    subject: "camera", state: .note,
                    message: "\(nodes.joined(separator: ", ")): no device that gives pictures is among them")
            ]
        }
        return devices.map { device in
            Finding(subject: "camera", state: .good, message: "\(device.path): \(device.card) (\(device.driver))")
        }
    }

    private static func videoTool() -> [Finding] {
        [tool("ffmpeg", otherwise: .bad, use: "videos and streams are read through it")]
    }

    private static func downloadTool() -> [Finding] {
        [tool("curl", otherwise: .note, use: "`wayside models pull` downloads through it")]
    }

    private static func tool(_ name: String, otherwise: Finding.State, use: String) -> Finding {
        guard let path = ChildProcess.findProgram(name) else {
            return Finding(
                subject: name, state: otherwise, message: "missing; \(use). Install it: apt install \(name)")
        }
        return Finding(subject: name, state: .good, message: path)
    }

    /// Loads the model that `run` would take and runs it once: that tries the runtime too.
    private static func model() -> [Finding] {
        do {
            let model = try ModelOptions.parse([]).resolve(in: .standard())
            let clock = ContinuousClock()
            let start = clock.now
            let detector = try Detector(model: model, options: DetectorOptions(precision: .fastest))
            let loaded = clock.now - start
            let input = try detector.makeInput()
            var detections: [Detection] = []
            let mapping = PictureMapping(
                pictureWidth: input.networkInput.width, pictureHeight: input.networkInput.height, scaleX: 1,
                scaleY: 1)
            var times: [Duration] = []
            for _ in 0..<10 {
                times.append(try detector.detect(input, mapping: mapping, minScore: 0.5, into: &detections).inference)
            }
            times.sort()
            let speed = times[times.count / 2].milliseconds.fixed(1)
            let notes = detector.notes.map { Finding(subject: "model", state: .note, message: $0) }
            return [
                Finding(
                    subject: "model", state: .good,
                    message:
                        "\(model.name): loaded in \(loaded.milliseconds.fixed(0)) ms, \(speed) ms a picture on one core (\(detector.precision.rawValue))"
                )
            ] + notes
        } catch {
            return [Finding(subject: "model", state: .bad, message: "\(error)")]
        }
    }

    private static func disk() -> [Finding] {
        var status = statvfs()
        guard statvfs(".", &status) == 0 else {
            return [Finding(subject: "disk", state: .note, message: "the free room in this folder can't be told")]
        }
        let free = Double(status.f_bavail) * Double(status.f_frsize) / 1e9
        let isEnough = free >= 1
        return [
            Finding(
                subject: "disk", state: isEnough ? .good : .bad,
                message: "\(free.fixed(1)) GB free in this folder"
                    + (isEnough ? "" : "; make room before results are written here"))
        ]
    }
}
