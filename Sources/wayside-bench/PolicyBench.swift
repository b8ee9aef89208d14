import ClassPolicy
import Formats
import Foundation
import Recording

/// What the class policy allows and refuses of a corpus of labels, by category, and how long its verdicts take.
///
/// The corpus is a folder of tables, `exclude.tsv`, `allow.tsv` and `bare_person.tsv`: a header line, then
/// `label⇥verdict⇥category⇥…`, the label written as ``EscapedLabel`` reads it.
struct PolicyBench {
    private static let loadLimit = 10.0
    private static let verdictsLimit = 50.0
    private static let timedLabels = 5000

    /// nil where there is none; only the times are measured then.
    let corpus: String?
    /// Labels for the times where there is no corpus.
    let otherLabels: [String]
    let rounds: Int

    private struct Row {
        let label: String
        let category: String
    }

    private struct Rate {
        var right = 0
        var all = 0
    }

    func write(to json: inout JSONWriter) throws {
        // The first verdict of the process loads the table.
        let load = seconds { _ = ClassPolicy.current.verdict(for: "car") }
        json.beginObject("policy")
        json.member("version", ClassPolicy.version)
        json.member("digest", ClassPolicy.digest)
        json.member("load_ms", load * 1000, decimals: 2)
        json.member("load_ms_limit", Self.loadLimit, decimals: 0)
        var labels = otherLabels
        if let corpus {
            let excluded = try rows(of: corpus + "/exclude.tsv")
            let allowed = try rows(of: corpus + "/allow.tsv")
            let persons = try rows(of: corpus + "/bare_person.tsv")
            write("excluded_refused", excluded, target: 0.998, to: &json) { !$0.isAllowed }
            write("generic_allowed", allowed, target: 0.97, to: &json) { $0.isAllowed }
            write("person_bare", persons, target: 1, to: &json) { $0.verdict == .person }
            labels = (excluded + allowed).shuffled().map(\.label)
        }
        let list = (0..<Self.timedLabels).map { labels[$0 % labels.count] }
        let times = (0..<rounds).map { _ in
            seconds { for label in list { _ = ClassPolicy.current.verdict(for: label) } }
        }
        json.member("verdicts_5000_ms", times.median * 1000, decimals: 1)
        json.member("verdicts_5000_ms_limit", Self.verdictsLimit, decimals: 0)
        json.endObject()
    }

    /// The rate over all, that of every category, and the misses.
    private func write(
        _ name: String, _ rows: [Row], target: Double, to json: inout JSONWriter, _ isRight: (LabelVerdict) -> Bool
    ) {
        var total = Rate()
        var categories: [String: Rate] = [:]
        var misses: [String] = []
        for row in rows {
            let right = isRight(ClassPolicy.current.verdict(for: row.label))
            total.all += 1
            categories[row.category, default: Rate()].all += 1
            if right {
                total.right += 1
                categories[row.category, default: Rate()].right += 1
            } else {
                misses.append(row.label)
            }
        }
        json.key(dynamic: name)
        json.beginObject()
        write(total, to: &json)
        json.member("target", target, decimals: 3)
        json.beginObject("categories")
        for (category, rate) in categories.sorted(by: { $0.key < $1.key }) {
            json.key(dynamic: category)
            json.beginObject()
            write(rate, to: &json)
            json.endObject()
        }
        json.endObject()
        json.beginArray("misses")
        for label in misses { json.string(label) }
        json.endArray()
        json.endObject()
    }

    private func write(_ rate: Rate, to json: inout JSONWriter) {
        json.member("rate", Double(rate.right) / Double(max(rate.all, 1)), decimals: 4)
        json.member("labels", rate.all)
    }

    private func rows(of path: String) throws -> [Row] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw BenchError(message: "\(path) is missing; --policy-corpus names the folder that holds it")
        }
        return try String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count > 2 else { throw BenchError(message: "\(path): '\(line)' has no category") }
            return Row(label: EscapedLabel.decoded(String(fields[0])), category: String(fields[2]))
        }
    }

    private func seconds(_ work: () -> Void) -> Double { ContinuousClock().measure(work) / .seconds(1) }
}
