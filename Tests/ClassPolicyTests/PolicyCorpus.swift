import ClassPolicy
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
            return Row(
                label: EscapedLabel.decoded(String(fields[0])), category: String(fields[2]), source: String(fields[3]))
        }
    }

    static func labelSet(_ name: String) throws -> [String] {
        try lines("policy-corpus/label_sets/\(name).txt").map(EscapedLabel.decoded)
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
}
