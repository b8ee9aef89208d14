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
        json.key("wayside")
        json.string(Values.Wayside.version)
        json.key("policy")
        json.beginObject()
        json.key("version")
        json.string(ClassPolicy.version)
        json.key("digest")
        json.string(ClassPolicy.digest)
        json.endObject()
        json.key("time")
        json.civilTime(.now)
        json.key("started")
        json.civilTime(started)
        json.key("resident_memory_mb")
        if let bytes = MemoryUse.residentBytes { json.number(Double(bytes) / 1e6, decimals: 1) } else { json.null() }
        json.key("cameras")
        json.beginArray()
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
        key("camera")
        string(title)
        key("state")
        string(StatusText.state(status))
        key("since")
        civilTime(status.since)
        key("last_error")
        if let (message, time) = status.lastError {
            beginObject()
            key("message")
            string(message)
            key("time")
            civilTime(time)
            endObject()
        } else {
            null()
        }
        key("format")
        if let format = status.source?.format, !format.isEmpty { string(format) } else { null() }
        key("frames")
        integer(status.frames)
        key("frames_per_second")
        number(status.framesPerSecond, decimals: 2)
        key("last_frame_age_s")
        if let age = status.lastFrameAge { number(age.seconds, decimals: 3) } else { null() }
        key("dropped")
        integer(status.dropped)
        key("unreadable")
        integer(status.unreadable)
        key("gaps")
        beginObject()
        key("count")
        integer(status.gaps)
        key("seconds")
        number(status.gapTime.seconds, decimals: 3)
        endObject()
        key("queue_depth")
        integer(status.queueDepth)
        key("stages")
        beginObject()
        for stage in status.stages {
            key(dynamic: stage.name)
            beginObject()
            key("median_ms")
            number(stage.median.milliseconds, decimals: 3)
            key("p99_ms")
            number(stage.p99.milliseconds, decimals: 3)
            endObject()
        }
        endObject()
        endObject()
    }
}
