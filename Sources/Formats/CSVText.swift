/// Rows of comma-separated values by RFC 4180, lines ended by LF.
///
/// A text that a spreadsheet would take for a formula, one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, is written
/// with an apostrophe before it, which spreadsheets take as the mark of a text. ``CSVTable`` takes it off again.
public struct CSVText: Sendable {
    public private(set) var text: String

    public init(header: String) { text = header + "\n" }

    public mutating func add(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text += "," }
            text += cell
        }
        text += "\n"
    }

    private static let formulaStarts: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    /// A cell that holds a name.
    public static func cell(_ name: String) -> String {
        let name = name.first.map(formulaStarts.contains) ?? false ? "'" + name : name
        guard name.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
            return name
        }
        return "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
}
