import FoundationEssentials

/// A site's clock over a span of time: how far it is ahead of UTC, and when that changes.
public struct CivilClock: Sendable {
    /// A stretch of time with one offset.
    package struct Piece: Sendable {
        package var start: Int
        package var end: Int
        package var offset: Int
    }

    /// The zone's IANA name.
    public let zone: String
    /// In order and without gaps.
    package let pieces: [Piece]

    /// Clocks are not set twice in this time.
    private static let step = 43_200

    /// - Parameters:
    ///   - zone: An IANA name.
    ///   - start: Seconds since 1970; the clock is right from two days before until two days after `end`.
    /// - Throws: ``CivilError`` where there is no such zone.
    public init(zone: String, from start: Int, to end: Int) throws(CivilError) {
        guard let timeZone = SiteZone.named(zone) else {
            throw CivilError("there is no time zone \"\(zone)\"; give its IANA name, such as Europe/Berlin")
        }
        self.zone = zone
        func offset(_ second: Int) -> Int {
            timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
        }
        let first = start - 172_800
        let last = max(start, end) + 172_800
        var pieces = [Piece(start: first, end: last, offset: offset(first))]
        var time = first
        while time < last {
            let next = min(time + Self.step, last)
            let before = pieces[pieces.count - 1].offset
            if offset(next) != before {
                // The first second with another offset.
                var (low, high) = (time, next)
                while high - low > 1 {
                    let middle = low + (high - low) / 2
                    if offset(middle) == before { low = middle } else { high = middle }
                }
                pieces[pieces.count - 1].end = high
                pieces.append(Piece(start: high, end: last, offset: offset(high)))
            }
            time = next
        }
        self.pieces = pieces
    }

    /// What the clock shows at a time in seconds since 1970.
    public func time(at seconds: Int) -> CivilTime { CivilTime(seconds: seconds, offset: piece(at: seconds).offset) }

    /// The first second of the day that holds `seconds`: midnight, or later where the clock skips it.
    public func startOfDay(at seconds: Int) -> Int { startOfDay(time(at: seconds).day) }

    /// - Parameter day: Days since 1970-01-01 in the site's calendar.
    package func startOfDay(_ day: Int) -> Int {
        let midnight = day * 86_400
        let piece = pieces.first { $0.end + $0.offset > midnight } ?? pieces[pieces.count - 1]
        return max(piece.start, midnight - piece.offset)
    }

    package func piece(at seconds: Int) -> Piece {
        var (low, high) = (0, pieces.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].end <= seconds { low = middle + 1 } else { high = middle }
        }
        return pieces[low]
    }
}
