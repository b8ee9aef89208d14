/// Foldings, scripts and look-alikes of Unicode scalars, indexed once from ``UnicodeTable``.
struct ScalarTable: Sendable {
    static let shared = ScalarTable()

    private let foldings: Column
    private let lookalikes: Column
    private let scripts: Column

    private init() {
        foldings = Column(UnicodeTable.foldings)
        lookalikes = Column(UnicodeTable.lookalikes)
        scripts = Column(UnicodeTable.scripts)
    }

    /// Lower case, decomposed and without accents; nil where the scalar stays as it is.
    func folding(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        foldings.value(of: scalar).map { value in value.unicodeScalars.map { $0 == "_" ? " " : $0 } }
    }

    /// The ASCII letter that the scalar looks like.
    func lookalike(of scalar: Unicode.Scalar) -> Unicode.Scalar? { lookalikes.value(of: scalar)?.unicodeScalars.first }

    /// The letter of the scalar's script in ``UnicodeTable/scripts``; nil for scripts that no name of the taxonomy is written in.
    func script(of scalar: Unicode.Scalar) -> UInt8? { scripts.value(of: scalar)?.utf8.first }
}

/// Ascending `hexadecimal=value` or `hexadecimal-hexadecimal=value` pairs of one table's text.
private struct Column: Sendable {
    private let text: StaticString
    private var firsts: [UInt32] = []
    private var lasts: [UInt32] = []
    /// Where each value stands in the text.
    private var values: [Range<Int>] = []

    init(_ text: StaticString) {
        self.text = text
        text.withUTF8Buffer { bytes in
            var at = 0
            while at < bytes.count {
                var first: UInt32?
                var number: UInt32 = 0
                while at < bytes.count, bytes[at] != UInt8(ascii: "=") {
                    if bytes[at] == UInt8(ascii: "-") {
                        first = number
                        number = 0
                    } else {
                        number = number << 4 | UInt32(bytes[at] < 0x3A ? bytes[at] - 0x30 : bytes[at] - 0x57)
                    }
                    at += 1
                }
                let start = at + 1
                while at < bytes.count, bytes[at] != UInt8(ascii: " "), bytes[at] != UInt8(ascii: "\n") { at += 1 }
                firsts.append(first ?? number)
                lasts.append(number)
                values.append(min(start, at)..<at)
                at += 1
            }
        }
    }

    func value(of scalar: Unicode.Scalar) -> String? {
        var low = 0
        var high = lasts.count
        while low < high {
            let middle = (low + high) / 2
            if lasts[middle] < scalar.value { low = middle + 1 } else { high = middle }
        }
        guard low < lasts.count, firsts[low] <= scalar.value else { return nil }
        return text.withUTF8Buffer { String(decoding: $0[values[low]], as: UTF8.self) }
    }
}
