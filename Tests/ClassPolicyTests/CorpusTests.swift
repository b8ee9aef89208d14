import ClassPolicy
import Testing

/// The policy's rates on the corpus. The floors are what is reached; a change that falls below them is looked at, not waved through.
@Suite(.enabled(if: PolicyCorpus.isPresent)) struct CorpusTests {
    @Test func describedPeopleAreRefused() throws {
        let rate = try measure("exclude.tsv", by: \.category) { !$0.isAllowed }
        #expect(rate >= 0.998)
    }

    @Test func thingsAreAllowed() throws {
        let rate = try measure("allow.tsv", by: \.source) { $0.isAllowed }
        #expect(rate >= 0.993)
    }

    @Test func personsAreBare() throws {
        let rate = try measure("bare_person.tsv", by: \.category) { $0.verdict == .person }
        #expect(rate == 1)
    }

    @Test func classListsAreJudgedAsExpected() throws {
        for (name, task, expected) in try PolicyCorpus.expectedSets() where !expected.hasPrefix("ambiguous") {
            let verdict = ClassPolicy.current.verdict(
                for: try PolicyCorpus.labelSet(name), inputs: name == "vehicle_colour" ? .vehicleCrop : .picture,
                task: try #require(RecognitionTask(rawValue: task)))
            #expect(
                expected.hasPrefix(verdict.isAccepted ? "accept" : "refuse"),
                "\(name): \(verdict.reasons) \(verdict.labels.filter { !$0.isAllowed }.prefix(5).map(\.label))")
        }
    }

    /// Prints the rate of each group that isn't perfect and its first misses, and gives the rate over all.
    private func measure(
        _ file: String, by group: KeyPath<PolicyCorpus.Row, String>, _ isRight: (LabelVerdict) -> Bool
    ) throws -> Double {
        var counts: [String: (right: Int, all: Int, misses: [String])] = [:]
        for row in try PolicyCorpus.rows(file) {
            let verdict = ClassPolicy.current.verdict(for: row.label)
            var count = counts[row[keyPath: group]] ?? (0, 0, [])
            count.all += 1
            if isRight(verdict) {
                count.right += 1
            } else {
                count.misses.append("\(row.label) (\(verdict.reason))")
            }
            counts[row[keyPath: group]] = count
        }
        let right = counts.values.reduce(0) { $0 + $1.right }
        let all = counts.values.reduce(0) { $0 + $1.all }
        print("\(file): \(right) of \(all)")
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) where count.right < count.all {
            print("  \(name): \(count.right) of \(count.all): \(count.misses.prefix(4).joined(separator: "; "))")
        }
        return Double(right) / Double(max(all, 1))
    }
}
