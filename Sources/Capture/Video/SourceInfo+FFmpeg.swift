import FoundationEssentials
import Imaging

extension SourceInfo {
    init(_ video: FFmpegVideo, kind: Kind) {
        var format = "\(video.codec ?? "video") \(video.layout.width)x\(video.layout.height)"
        if let rate = video.frameRate { format += " \(Self.text(ofRate: rate)) fps" }
        var frameCount: Int?
        // The product is bounded before it becomes an integer: both factors are the file's claims.
        if kind == .video, let rate = video.frameRate, let duration = video.duration, rate * duration < 1e12 {
            frameCount = Int((rate * duration).rounded())
        }
        self.init(
            name: video.input.name, kind: kind, width: video.layout.width, height: video.layout.height, format: format,
            nominalFrameRate: video.frameRate, frameCount: frameCount)
    }

    /// `30`, `12.5`, `29.97`
    static func text(ofRate rate: Double) -> String {
        let hundredths = (rate * 100).rounded()
        guard hundredths.magnitude < 1e9 else { return "\(rate)" }
        return hundredths.truncatingRemainder(dividingBy: 100) == 0 ? "\(Int(hundredths / 100))" : "\(hundredths / 100)"
    }
}
