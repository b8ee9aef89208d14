import Capture
import ClassPolicy
import Formats
import FoundationEssentials
import Pipeline
import Recording
import Values

/// `health.json`: how the program and each of its cameras fare, for whoever watches over them. Replaced as a whole.
struct HealthFile {
    static let interval = Duration.seconds(5)

    private let path: String
    private let started = Date.now
    private var complaint: String?

    init(folder: String) throws {
        try OutputFile.createFolder(folder)
        path = folder + "/health.json"
    }

    /// A file that can't be written is told once; the run goes on.
    mutating func write(_ cameras: [RunningCamera], to output: RunOutput) {
        do {
            try OutputFile.replace(path, with: content(cameras))
            complaint = nil
        } catch {
            let message = "wayside: \(error)"
            if message != complaint { output.say(message) }
            complaint = message
        }
    }

    private func content(_ cameras: [RunningCamera]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("wayside", Values.Wayside.version)
        json.beginObject("policy")
        json.member("version", ClassPolicy.version)
        json.member("digest", ClassPolicy.digest)
        json.endObject()
        json.key("time")
        json.civilTime(.now)
        json.key("started")
        json.civilTime(started)
        json.member("resident_memory_mb", MemoryUse.residentBytes.map { Double($0) / 1e6 }, decimals: 1)
        json.beginArray("cameras")
        for camera in cameras { json.camera(camera.title, camera.status) }
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func camera(_ title: String, _ status: CameraStatus) {
        beginObject()
        member("camera", title)
        member("state", StatusText.state(status))
        key("since")
        civilTime(status.since)
        key("last_error")
        if let (message, time) = status.lastError {
            beginObject()
            member("message", message)
            key("time")
            civilTime(time)
            endObject()
        } else {
            null()
        }
        let format = status.source?.format ?? ""
        member("format", format.isEmpty ? nil : format)
        member("frames", status.frames)
        member("frames_per_second", status.framesPerSecond, decimals: 2)
        member("last_frame_age_s", status.lastFrameAge?.seconds, decimals: 3)
        member("dropped", status.dropped)
        member("unreadable", status.unreadable)
        beginObject("gaps")
        member("count", status.gaps)
        member("seconds", status.gapTime.seconds, decimals: 3)
        endObject()
        member("queue_depth", status.queueDepth)
        beginObject("stages")
        for stage in status.stages {
            key(dynamic: stage.name)
            beginObject()
            member("median_ms", stage.median.milliseconds, decimals: 3)
            member("p99_ms", stage.p99.milliseconds, decimals: 3)
            endObject()
        }
        endObject()
        endObject()
    }
}
