/// A camera of this machine and what it offers.
public struct CameraDevice: Hashable, Sendable, Encodable {
    /// `/dev/video0`. May be another after the next start.
    public var path: String
    /// Names of the same camera, or the same socket, that hold after the next start: `/dev/v4l/by-id/...`,
    /// `/dev/v4l/by-path/...`, `usb:046d:0825:5A1B2C`.
    public var stableNames: [String]
    /// `uvcvideo`
    public var driver: String
    /// The camera's name for people.
    public var card: String
    /// `usb-0000:00:14.0-1`
    public var busInfo: String
    public var formats: [CameraFormat]
    /// Why it can't be used, as one sentence with the next step; nil where it can.
    public var problem: String?

    public init(
        path: String, stableNames: [String], driver: String, card: String, busInfo: String, formats: [CameraFormat],
        problem: String? = nil
    ) {
        self.path = path
        self.stableNames = stableNames
        self.driver = driver
        self.card = card
        self.busInfo = busInfo
        self.formats = formats
        self.problem = problem
    }

    /// Some lines for a terminal:
    ///
    ///     /dev/video0  HD Webcam (uvcvideo, usb-0000:00:14.0-1)
    ///         /dev/v4l/by-id/usb-HD_Webcam-video-index0
    ///         MJPG  Motion-JPEG
    ///             1280x720 at 30, 15 fps
    public var text: String {
        let origin = [driver, busInfo].filter { !$0.isEmpty }.joined(separator: ", ")
        var lines = ["\(path)  \(card)" + (origin.isEmpty ? "" : " (\(origin))")]
        lines += stableNames.map { "    \($0)" }
        if let problem { lines.append("    \(problem)") }
        for format in formats {
            let remark = format.isNative ? "" : " (through libv4lconvert)"
            lines.append("    \(format.fourCC)  \(format.description)\(remark)")
            lines += format.sizes.map { "        \($0.text)" }
        }
        return lines.joined(separator: "\n")
    }
}

extension CameraFrameSize {
    /// `1280x720 at 30, 15 fps`, `48...1920 x 32...1080 at 1...60 fps`
    var text: String {
        let size =
            width.minimum == width.maximum && height.minimum == height.maximum
            ? "\(width.minimum)x\(height.minimum)"
            : "\(width.minimum)...\(width.maximum) x \(height.minimum)...\(height.maximum)"
        let rates =
            switch intervals {
            case .discrete(let list): list.map { SourceInfo.text(ofRate: $0.rate) }.joined(separator: ", ")
            case .range(let shortest, let longest):
                "\(SourceInfo.text(ofRate: longest.rate))...\(SourceInfo.text(ofRate: shortest.rate))"
            }
        return rates.isEmpty ? size : "\(size) at \(rates) fps"
    }
}
