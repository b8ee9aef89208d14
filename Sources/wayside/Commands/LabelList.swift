import ClassPolicy
import FoundationEssentials

/// Labels from a file or standard input, one a line, with `\uXXXX` and `\\` decoded, so that a list can hold what is invisible.
struct LabelList {
    let labels: [String]

    /// - Parameter path: `-` for standard input.
    init(path: String) throws {
        let data: Data
        if path == "-" {
            data = try StandardInput.read(limit: 64 << 20)
        } else {
            guard let contents = FileManager.default.contents(atPath: path) else {
                throw ConsoleError(
                    message: "\(path): can't be read; give a text file with one label a line, or - for standard input")
            }
            data = contents
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConsoleError(message: "\(path): is not UTF-8 text; give one label a line")
        }
        // Split at line feeds alone: a stray carriage return or line separator inside a label is for the policy to see.
        // \r\n is one Character, so the split is over scalars; a carriage return at a line's end belongs to the line ending.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        labels = lines.map { EscapedLabel.decoded(String($0.last == "\r" ? $0.dropLast() : $0)) }
    }
}
