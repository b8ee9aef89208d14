/// The time that recorders write into the names of their files.
///
/// Date and time of day to the second, as digits with or without `-`, `_`, `.`, `:`, a blank or `T` between them:
/// `Mill-Road_FR20_2020-01-01_00-00-00.mp4` (OTCamera), `20260504_071500.mp4`, `2026-05-04T07-15-00.mkv`, `cam3_20260504071500.mp4`. It is
/// the site's time unless `Z` or an offset (`+0200`, `+02-00`) stands behind it; what begins with `-` is taken for a number of another kind.
/// Of several times the first one counts, for a name with two says from when to when.
public enum FileNameTime {
    /// - Parameter path: The file's, or its name alone.
    /// - Returns: nil where the name holds no such time.
    public static func find(in path: String) -> CivilText? {
        let name = Array((path.split(separator: "/").last ?? "").utf8)
        for start in name.indices where isDigit(name[start]) && (start == 0 || !isDigit(name[start - 1])) {
            if let time = time(in: name, from: start) { return time }
        }
        return nil
    }

    private static func time(in name: [UInt8], from start: Int) -> CivilText? {
        var place = start
        func number(_ width: Int) -> String? {
            guard place + width <= name.count, name[place..<place + width].allSatisfy(isDigit) else { return nil }
            defer { place += width }
            return String(decoding: name[place..<place + width], as: UTF8.self)
        }
        func skip(_ characters: String) -> UInt8? {
            guard place < name.count, characters.utf8.contains(name[place]) else { return nil }
            defer { place += 1 }
            return name[place]
        }
        // The same mark between the parts of a date, and between those of a time of day.
        guard let year = number(4) else { return nil }
        let dateMark = skip("-_.")
        guard let month = number(2), skip("-_.") == dateMark, let day = number(2) else { return nil }
        if skip("_-T t.") != nil, place < name.count, name[place] == UInt8(ascii: "_") { place += 1 }
        guard let hour = number(2) else { return nil }
        let timeMark = skip("-_.:")
        guard let minute = number(2), skip("-_.:") == timeMark, let second = number(2) else { return nil }
        guard place == name.count || !isDigit(name[place]), Int(year).map({ (1990...2100).contains($0) }) ?? false
        else {
            return nil
        }
        var text = "\(year)-\(month)-\(day)T\(hour):\(minute):\(second)"
        if skip("Z") != nil {
            text += "Z"
        } else if skip("+") != nil, let hours = number(2) {
            _ = skip("-:.")
            if let minutes = number(2), place == name.count || !isDigit(name[place]) { text += "+\(hours):\(minutes)" }
        }
        return CivilText(text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
