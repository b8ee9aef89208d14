import Foundation
import TestSupport

/// The labels and class lists of shared/policy-corpus.
enum PolicyCorpus {
    struct Row {
        let label: String
        let category: String
        let source: String
    }

    static var isPresent: Bool { FileManager.default.fileExists(atPath: SharedFiles.path("policy-corpus/exclude.tsv")) }

    static func rows(_ file: String) throws -> [Row] {
        try lines("policy-corpus/\(file)").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return Row(label: decoded(fields[0]), category: String(fields[2]), source: String(fields[3]))
        }
    }

    static func labelSet(_ name: String) throws -> [String] {
        try lines("policy-corpus/label_sets/\(name).txt").map { decoded(Substring($0)) }
    }

    static func expectedSets() throws -> [(name: String, task: String, expected: String)] {
        try lines("policy-corpus/label_sets.tsv").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return (fields[0], fields[1], fields[3])
        }
    }

    private static func lines(_ path: String) throws -> [String] {
        var lines = String(decoding: try SharedFiles.data(path), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// `\uXXXX` and `\\`
    private static func decoded(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            let escaped = scalars.popFirst()
            if escaped == "u", let value = UInt32(String(String.UnicodeScalarView(scalars.prefix(4))), radix: 16),
                let decoded = Unicode.Scalar(value)
            {
                result.append(decoded)
                scalars.removeFirst(4)
            } else if let escaped {
                result.append(escaped)
            }
        }
        return String(result)
    }
}
