/// Labels as lists of them are written to files: `\uXXXX` for what is invisible, `\\` for a backslash.
package enum EscapedLabel {
    /// Decodes `\uXXXX` (surrogate pairs too) and `\\`; any other backslash stays as it is.
    package static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        let backslash = UInt16(UInt8(ascii: "\\"))
        while let unit = rest.popFirst() {
            guard unit == backslash, let next = rest.first else {
                units.append(unit)
                continue
            }
            if next == backslash {
                rest.removeFirst()
                units.append(backslash)
            } else if next == UInt16(UInt8(ascii: "u")), rest.count >= 5,
                let value = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16)
            {
                rest.removeFirst(5)
                units.append(value)
            } else {
                units.append(unit)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
