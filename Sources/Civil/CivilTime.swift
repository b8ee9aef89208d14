/// What a clock on the wall shows at a site, and how far it is ahead of UTC.
public struct CivilTime: Hashable, Sendable {
    /// Seconds since 1970 that the clock would show if it stood in UTC.
    package let local: Int
    /// Seconds ahead of UTC.
    public let offset: Int

    public init(seconds: Int, offset: Int) {
        local = seconds + offset
        self.offset = offset
    }

    /// Days since 1970-01-01 in the clock's own calendar.
    package var day: Int { local.flooredQuotient(86_400) }
    /// Seconds since the clock's midnight.
    package var secondOfDay: Int { local - day * 86_400 }
    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }

    /// Year, month and day of the Gregorian calendar.
    public var date: (year: Int, month: Int, day: Int) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
        let shifted = day + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    /// Days since 1970-01-01; nil for a date that is none, such as 2026-02-30.
    package static func day(year: Int, month: Int, day: Int) -> Int? {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days =
            era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        let back = CivilTime(seconds: days * 86_400, offset: 0).date
        return back == (year, month, day) ? days : nil
    }

    // MARK: Text

    /// `2026-05-04`
    public var dateText: String {
        let (year, month, day) = date
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    /// `07:15`
    public var minuteText: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2))" }

    /// `07:15:00`
    public var secondText: String { minuteText + ":" + Self.padded(second, 2) }

    /// `+02:00`; with seconds where a zone of long ago has them.
    public var offsetText: String {
        let size = abs(offset)
        let text = "\(offset < 0 ? "-" : "+")\(Self.padded(size / 3600, 2)):\(Self.padded(size / 60 % 60, 2))"
        return size % 60 == 0 ? text : text + ":" + Self.padded(size % 60, 2)
    }

    /// `2026-05-04T07:15:00+02:00`
    public var text: String { dateText + "T" + secondText + offsetText }

    package static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int {
    /// Division that rounds down, for times before 1970 too.
    package func flooredQuotient(_ divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
