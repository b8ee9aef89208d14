/// Rows of comma-separated values by RFC 4180 with a header, and where each stood in the file.
public struct CSVTable: Sendable {
    public struct Row: Sendable {
        /// From 1.
        public var line: Int
        public var cells: [String]
    }

    public let file: String
    /// In small letters.
    public let columns: [String]
    public private(set) var rows: [Row] = []

    /// - Throws: ``TableError`` with the line for quotes that don't fit and rows of another length than the header.
    public init(_ text: String, file: String) throws(TableError) {
        self.file = file
        var parser = Parser(text: text, file: file)
        guard let header = try parser.next() else {
            throw TableError("\(file): is empty; its first line names the columns")
        }
        columns = header.cells.map { $0.lowercased() }
        if let twice = columns.first(where: { name in columns.count { $0 == name } > 1 }) {
            throw TableError("\(file):\(header.line): the column \"\(twice)\" stands twice")
        }
        while let row = try parser.next() {
            if row.cells == [""] { continue }
            guard row.cells.count == columns.count else {
                throw TableError(
                    "\(file):\(row.line): the row has \(row.cells.count) columns, the header has \(columns.count)")
            }
            rows.append(row)
        }
    }

    /// Reads one row after the other.
    private struct Parser {
        private var rest: Substring.UnicodeScalarView
        private let file: String
        private var line = 1

        init(text: String, file: String) {
            self.file = file
            rest = Substring(text).unicodeScalars
            if rest.first == "\u{FEFF}" { rest.removeFirst() }
        }

        mutating func next() throws(TableError) -> Row? {
            guard !rest.isEmpty else { return nil }
            var row = Row(line: line, cells: [])
            while true {
                row.cells.append(try cell())
                guard let separator = rest.popFirst() else { return row }
                if separator == "," { continue }
                if separator == "\r", rest.first == "\n" { rest.removeFirst() }
                line += 1
                return row
            }
        }

        private mutating func cell() throws(TableError) -> String {
            var cell = String.UnicodeScalarView()
            if rest.first == "\"" {
                rest.removeFirst()
                while true {
                    guard let scalar = rest.popFirst() else {
                        throw TableError("\(file):\(line): a quote is not closed")
                    }
                    if scalar == "\"" {
                        guard rest.first == "\"" else { break }
                        rest.removeFirst()
                    }
                    if scalar == "\n" { line += 1 }
                    cell.append(scalar)
                }
                guard rest.first.map({ ",\r\n".unicodeScalars.contains($0) }) ?? true else {
                    throw TableError("\(file):\(line): text stands behind a closed quote")
                }
            } else {
                while let scalar = rest.first, !",\r\n".unicodeScalars.contains(scalar) {
                    cell.append(scalar)
                    rest.removeFirst()
                }
            }
            return Self.unguarded(String(cell))
        }

        /// Without the apostrophe that ``CSVText`` puts before what looks like a formula.
        private static func unguarded(_ text: String) -> String {
            guard text.first == "'", let second = text.dropFirst().first, "=+-@\t\r".contains(second) else {
                return text
            }
            return String(text.dropFirst())
        }
    }
}
