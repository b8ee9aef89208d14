/// Foldings, scripts and look-alikes of Unicode scalars, read once from ``UnicodeTable``.
struct ScalarTable: Sendable {
    static let shared = ScalarTable()

    private let foldings: [UInt32: String]
    private let lookalikes: [UInt32: UInt8]
    private let scripts: [(range: ClosedRange<UInt32>, script: UInt8)]

    private init() {
        var foldings: [UInt32: String] = [:]
        var lookalikes: [UInt32: UInt8] = [:]
        var scripts: [(range: ClosedRange<UInt32>, script: UInt8)] = []
        foldings.reserveCapacity(6_000)
        Self.pairs(of: UnicodeTable.foldings) { key, value in
            foldings[key.lowerBound] = String(
                decoding: value.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
        }
        Self.pairs(of: UnicodeTable.lookalikes) { key, value in lookalikes[key.lowerBound] = value.first }
        Self.pairs(of: UnicodeTable.scripts) { key, value in
            if let script = value.first { scripts.append((key, script)) }
        }
        self.foldings = foldings
        self.lookalikes = lookalikes
        self.scripts = scripts
    }

    /// Lower case, decomposed and without accents; nil where the scalar stays as it is.
    func folding(of scalar: Unicode.Scalar) -> String? { foldings[scalar.value] }

    /// The ASCII letter that the scalar looks like.
    func lookalike(of scalar: Unicode.Scalar) -> UInt8? { lookalikes[scalar.value] }

    /// The letter of the scalar's script in ``UnicodeTable/scripts``; nil for scripts that no name of the taxonomy is written in.
    func script(of scalar: Unicode.Scalar) -> UInt8? {
        var low = 0
        var high = scripts.count
        while low < high {
            let middle = (low + high) / 2
            if scripts[middle].range.upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        guard low < scripts.count, scripts[low].range.contains(scalar.value) else { return nil }
        return scripts[low].script
    }

    /// Calls `body` for each `hexadecimal=value` or `hexadecimal-hexadecimal=value` of a table.
    private static func pairs(of table: StaticString, _ body: (ClosedRange<UInt32>, ArraySlice<UInt8>) -> Void) {
        let bytes = table.withUTF8Buffer { Array($0) }
        for pair in bytes.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let bounds = pair[..<equals].split(separator: UInt8(ascii: "-")).compactMap { digits -> UInt32? in
                digits.reduce(0) { $0 << 4 | UInt32($1 < 0x3A ? $1 - 0x30 : $1 - 0x57) }
            }
            guard let first = bounds.first, let last = bounds.last, first <= last else { continue }
            body(first...last, pair[(equals + 1)...])
        }
    }
}
