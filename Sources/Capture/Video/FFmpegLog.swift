import FoundationEssentials

/// What `ffmpeg` says on standard error with `-loglevel level+info`: a few facts of the input, and its errors.
///
/// The facts are lines meant for people, unchanged for a decade. They serve people and progress here; where one is missing it
/// stays nil and nothing else changes.
struct FFmpegLog {
    /// `h264`
    private(set) var codec: String?
    private(set) var frameRate: Double?
    /// Seconds; nil for a stream without an end.
    private(set) var duration: Double?
    /// `creation_time` of the container.
    private(set) var creationTime: Date?
    /// The errors, without the part of ffmpeg that raised them; the first and the latest, a few hundred characters each.
    private(set) var firstError: String?
    private(set) var lastError: String?

    private var line: [UInt8] = []
    private var isInInput = false

    private static let lineLimit = 500

    init() {}

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                endLine()
            } else if line.count < Self.lineLimit {
                line.append(byte)
            }
        }
    }

    /// Takes what is left as a line. At the end.
    mutating func endLine() {
        if !line.isEmpty { read(String(decoding: line, as: UTF8.self)) }
        line.removeAll(keepingCapacity: true)
    }

    private mutating func read(_ line: String) {
        // "[mov,mp4 @ 0x55d0] [error] moov atom not found", "[info]   Duration: 00:00:30.21, start: 0.000000"
        for level in ["[error] ", "[fatal] ", "[panic] "] {
            if let mark = line.firstRange(of: level) { return readError(String(line[mark.upperBound...])) }
        }
        guard line.hasPrefix("[info] ") else { return }
        let text = line.dropFirst("[info] ".count)
        if text.hasPrefix("Input #0") { isInInput = true }
        if text.hasPrefix("Stream mapping") || text.hasPrefix("Output #0") { isInInput = false }
        guard isInInput else { return }
        // "    creation_time   : 2018-04-19T22:46:00.000000Z"; the container's, which stand before its duration.
        if duration == nil, creationTime == nil, let mark = text.firstRange(of: ": "),
            text[..<mark.lowerBound].trimmingPrefix(while: { $0 == " " }).prefix(while: { $0 != " " })
                == "creation_time"
        {
            creationTime = Self.date(text[mark.upperBound...])
        }
        if duration == nil, let mark = text.firstRange(of: "Duration: ") {
            duration = Self.seconds(text[mark.upperBound...].prefix { $0 != "," })
        }
        if codec == nil, text.contains("Stream #0:"), let mark = text.firstRange(of: "Video: ") {
            let description = text[mark.upperBound...]
            codec = String(description.prefix { $0 != " " && $0 != "," })
            let rate = description.split(separator: ",").first { $0.hasSuffix(" fps") }
            frameRate = rate.flatMap { Double($0.dropFirst().dropLast(" fps".count)) }.flatMap { $0 > 0 ? $0 : nil }
        }
    }

    private mutating func readError(_ text: String) {
        // The end of the chain of errors, which adds nothing: "Conversion failed!"
        guard !text.isEmpty, text != "Conversion failed!" else { return }
        if firstError == nil { firstError = text }
        lastError = text
    }

    /// `00:00:30.21`
    private static func seconds(_ text: Substring) -> Double? {
        let parts = text.split(separator: ":").map { Double($0) }
        guard parts.count == 3, let hours = parts[0], let minutes = parts[1], let seconds = parts[2] else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }

    /// `2018-04-19T22:46:00.000000Z`; nil for a time that only a clock that was never set shows.
    private static func date(_ text: Substring) -> Date? {
        let styles = [true, false].map { Date.ISO8601FormatStyle(includingFractionalSeconds: $0) }
        let date = styles.lazy.compactMap { try? $0.parse(String(text)) }.first
        return date.flatMap { $0.timeIntervalSince1970 >= 631_152_000 ? $0 : nil }  // 1990-01-01
    }

    /// ffmpeg's reason for giving up, without the input's name in front; nil if it gave none.
    func reason(for input: FFmpegInput) -> String? {
        guard let first = firstError.map({ Self.without(input, $0) }),
            let last = lastError.map({ Self.without(input, $0) })
        else { return nil }
        return first == last ? last : "\(last) (\(first))"
    }

    private static func without(_ input: FFmpegInput, _ text: String) -> String {
        let prefix = input.argument + ": "
        if text.hasPrefix(prefix) { return String(text.dropFirst(prefix.count)) }
        return text.replacing(input.argument, with: input.name)
    }
}
