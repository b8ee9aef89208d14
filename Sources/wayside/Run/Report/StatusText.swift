import Capture
import Pipeline
import Recording

/// The status line: how each camera fares.
enum StatusText {
    static func line(_ cameras: [RunningCamera]) -> String {
        guard cameras.count != 1 else { return long(cameras[0].status) }
        return cameras.map { "\($0.title) \(short($0.status))" }.joined(separator: " | ")
    }

    private static func long(_ status: CameraStatus) -> String {
        var text = "\(state(status))  frame \(status.frames)"
        if let count = status.source?.frameCount { text += " of \(count)" }
        text += "  \(status.framesPerSecond.fixed(1)) frames/s"
        if let age = status.lastFrameAge, status.source?.isLive == true {
            text += "  last \(age.milliseconds < 60_000 ? (age.milliseconds / 1000).fixed(1) + " s" : age.clock) ago"
        }
        if status.dropped > 0 { text += "  dropped \(status.dropped)" }
        if status.unreadable > 0 { text += "  unreadable \(status.unreadable)" }
        return text + "  crossings \(status.crossings)"
    }

    private static func short(_ status: CameraStatus) -> String {
        guard status.state == .streaming, !status.isEnded else { return state(status) }
        return "\(status.framesPerSecond.fixed(1))/s \(status.crossings)"
    }

    static func state(_ status: CameraStatus) -> String {
        status.isEnded && status.state != .failed ? "ended" : status.state.rawValue
    }
}
