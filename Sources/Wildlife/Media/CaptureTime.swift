import Civil

/// When a picture was taken, by the clock of a camera that knows no zone: what it showed, and where that was written.
public struct CaptureTime: Hashable, Sendable {
    public enum Source: String, Hashable, Sendable {
        /// EXIF DateTimeOriginal (0x9003), DateTimeDigitized (0x9004), DateTime (0x0132).
        case dateTimeOriginal, dateTimeDigitized, dateTime
        /// The maker's note of a Reconyx camera.
        case makerNote
        /// A video's container, `creation_time`.
        case container
        /// The clock of the machine that took a live camera's frame.
        case liveCamera
    }

    /// Seconds since 1970 that a clock in UTC would show if it showed the same.
    public var localSeconds: Int
    public var source: Source

    public init(localSeconds: Int, source: Source) {
        self.localSeconds = localSeconds
        self.source = source
    }

    /// `2021-05-31T08:25:38`, without a zone.
    public var text: String {
        let time = CivilTime(seconds: localSeconds, offset: 0)
        return time.dateText + "T" + time.secondText
    }

    /// EXIF's `2021:05:31 08:25:38`.
    public var exifText: String {
        let time = CivilTime(seconds: localSeconds, offset: 0)
        return time.dateText.replacing("-", with: ":") + " " + time.secondText
    }
}
