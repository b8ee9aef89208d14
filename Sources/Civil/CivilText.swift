/// A point in civil time as people write it: `2026-05-04`, `2026-05-04T07:15`, `2026-05-04 07:15:00`, `2026-05-04T07:15:00+02:00`, `…Z`.
public struct CivilText: Hashable, Sendable {
    public let text: String
    /// Seconds since 1970 that a clock in UTC would show.
    private let local: Int
    /// Seconds ahead of UTC; nil where the site's zone says it.
    private let offset: Int?
    /// Does it need no zone?
    public var hasOffset: Bool { offset != nil }
    /// Is it a whole day?
    public let isDate: Bool

    /// - Returns: nil where the text is no such time.
    public init?(_ text: String) {
        self.text = text
        var rest = Substring(text)
        func number(_ width: Int) -> Int? {
            let digits = rest.prefix(width)
            guard digits.utf8.count == width, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            rest = rest.dropFirst(width)
            return Int(digits)
        }
        func skip(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let monthDay = number(2),
            let day = CivilTime.day(year: year, month: month, day: monthDay)
        else { return nil }
        isDate = rest.isEmpty
        guard !isDate else {
            local = day * 86_400
            offset = nil
            return
        }
        guard skip("T") || skip(" "), let hour = number(2), skip(":"), let minute = number(2) else { return nil }
        var second = 0
        if skip(":") {
            guard let value = number(2) else { return nil }
            second = value
        }
        // 24:00 ends a day.
        guard (hour < 24 && minute < 60 && second < 60) || (hour == 24 && minute == 0 && second == 0) else {
            return nil
        }
        local = day * 86_400 + hour * 3600 + minute * 60 + second
        if rest.isEmpty {
            offset = nil
        } else if rest == "Z" {
            offset = 0
        } else {
            let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
            guard sign != 0, let hours = number(2), skip(":"), let minutes = number(2), rest.isEmpty, hours < 24,
                minutes < 60
            else { return nil }
            offset = sign * (hours * 3600 + minutes * 60)
        }
    }

    /// Seconds since 1970.
    ///
    /// - Parameter zone: The site's, for a time without an offset.
    /// - Throws: ``CivilError`` where the clock skips that time, or shows it twice and no offset says which one is meant.
    public func seconds(in zone: String) throws(CivilError) -> Int {
        if let offset { return local - offset }
        let clock = try CivilClock(zone: zone, from: local, to: local)
        if isDate { return clock.startOfDay(local / 86_400) }
        let instants = clock.pieces.compactMap { piece in
            let instant = local - piece.offset
            return (piece.start..<piece.end).contains(instant) ? instant : nil
        }
        guard let first = instants.first else {
            throw CivilError("\(text) does not exist in \(zone): the clock is set forward over it")
        }
        guard instants.count == 1 else {
            let texts = instants.map { clock.time(at: $0).text }
            throw CivilError(
                "\(text) comes twice in \(zone); write it with its offset: \(texts.joined(separator: " or "))")
        }
        return first
    }

    /// The second at which the day after begins; of a date only.
    public func endOfDay(in zone: String) throws(CivilError) -> Int {
        try CivilClock(zone: zone, from: local, to: local).startOfDay(local / 86_400 + 1)
    }
}
