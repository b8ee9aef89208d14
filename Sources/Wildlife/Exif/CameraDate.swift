import Civil

/// What a camera's clock showed, as EXIF writes it: `2021:04:11 20:43:09`.
enum CameraDate {
    /// Seconds since 1970 that a clock in UTC would show if it showed the same.
    ///
    /// Some cameras part the date by `-` or `/`, or put a `T` before the time. `0000:00:00 00:00:00` and blanks stand for a clock that was
    /// never set (EXIF 2.32, 4.6.5) and are no date, like all that no calendar has.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            range.reduce(0) { value, index in
                guard let value, (48...57).contains(bytes[index]) else { return nil }
                return value * 10 + Int(bytes[index] - 48)
            }
        }
        let dateMarks = Array(":-/.".utf8)
        guard let year = number(0..<4), dateMarks.contains(bytes[4]), let month = number(5..<7), bytes[7] == bytes[4],
            let day = number(8..<10), bytes[10] == 0x20 || bytes[10] == 0x54, let hour = number(11..<13),
            bytes[13] == 0x3A, let minute = number(14..<16), bytes[16] == 0x3A, let second = number(17..<19)
        else { return nil }
        return seconds(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    static func seconds(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) -> Int? {
        guard let days = CivilTime.day(year: year, month: month, day: day), (0..<24).contains(hour),
            (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        return days * 86_400 + hour * 3600 + minute * 60 + second
    }
}
