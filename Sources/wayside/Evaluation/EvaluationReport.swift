import ClassPolicy
import Detection
import Evaluation
import Formats
import Recording

/// What `wayside eval` prints: models side by side.
struct EvaluationReport {
    /// One or more.
    let evaluations: [ModelEvaluation]

    private static let measures: [(name: String, value: @Sendable (AveragePrecision) -> Double?)] = [
        ("AP", { $0.mean }), ("AP50", { $0.at50 }), ("AP75", { $0.at75 }), ("small", { $0.small }),
        ("medium", { $0.medium }), ("large", { $0.large }), ("AR", { $0.recall }),
    ]

    /// How many confusions the text names.
    private static let confusionsShown = 12

    // MARK: Text

    var text: String {
        var parts = [summary]
        for evaluation in evaluations where !evaluation.categoriesLacked.isEmpty {
            parts.append(
                "\(evaluation.model.name) has no class for \(evaluation.categoriesLacked.joined(separator: ", ")); these don't count"
            )
        }
        parts.append(classTable)
        for evaluation in evaluations { parts.append(confusions(of: evaluation)) }
        return parts.joined(separator: "\n\n")
    }

    private var summary: String {
        var table = Table(
            ["model"] + Self.measures.map(\.name) + ["read ms", "network ms", "decode ms", "pictures"],
            rightAligned: Set(1...Self.measures.count + 4))
        for evaluation in evaluations {
            let result = evaluation.measured.result
            table.add(
                [evaluation.model.name] + Self.measures.map { Self.cell($0.value(result)) } + [
                    evaluation.readTimes.middle.fixed(1), evaluation.networkTimes.middle.fixed(1),
                    evaluation.decodingTimes.middle.fixed(2), "\(evaluation.pictures)",
                ])
        }
        return table.text
    }

    /// AP50 by class, for every class that the truth has of any model.
    private var classTable: String {
        var names: [String] = []
        for evaluation in evaluations {
            for index in evaluation.sharedClasses where evaluation.measured.truthCount(ofClass: index) > 0 {
                let name = evaluation.classes[index].name
                if !names.contains(name) { names.append(name) }
            }
        }
        var table = Table(
            ["AP50 of", "objects"] + evaluations.map(\.model.name), rightAligned: Set(1...evaluations.count + 1))
        for name in names {
            var objects = 0
            let cells = evaluations.map { evaluation -> String in
                guard let found = evaluation.classes.first(named: name) else { return "-" }
                objects = max(objects, evaluation.measured.truthCount(ofClass: found.index))
                return Self.cell(evaluation.measured.result(ofClass: found.index).at50)
            }
            table.add([name, "\(objects)"] + cells)
        }
        return table.text
    }

    private func confusions(of evaluation: ModelEvaluation) -> String {
        let table = evaluation.confusion
        let name = { (index: Int) in evaluation.classes[index].name }
        var pairs: [(count: Int, text: String)] = []
        for truth in evaluation.sharedClasses {
            for detected in evaluation.sharedClasses
            where truth != detected && table.count(truth: truth, detected: detected) > 0 {
                let count = table.count(truth: truth, detected: detected)
                pairs.append((count, "\(name(truth)) as \(name(detected)): \(count)"))
            }
        }
        let right = evaluation.sharedClasses.reduce(0) { $0 + table.count(truth: $1, detected: $1) }
        let missed = table.missed.reduce(0, +)
        let falseAlarms = table.falseAlarms.reduce(0, +)
        let shown = pairs.sorted { $0.count > $1.count }.prefix(Self.confusionsShown).map(\.text)
        return
            "\(evaluation.model.name) at score \(Double(table.minScore).fixed(2)): \(right) right, \(missed) missed, \(falseAlarms) false alarms, "
            + "\(pairs.reduce(0) { $0 + $1.count }) taken for another class"
            + (shown.isEmpty ? "" : "\n  " + shown.joined(separator: "\n  "))
    }

    private static func cell(_ value: Double?) -> String { value.map { $0.fixed(3) } ?? "-" }

    // MARK: JSON

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.beginArray("models")
        for evaluation in evaluations { write(evaluation, to: &json) }
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private func write(_ evaluation: ModelEvaluation, to json: inout JSONWriter) {
        json.beginObject()
        json.member("model", evaluation.model.name)
        json.member("sha256", evaluation.model.manifest.sha256)
        json.member("precision", evaluation.precision.rawValue)
        json.member("pictures", evaluation.pictures)
        json.beginArray("unreadable")
        for (file, _) in evaluation.unreadable { json.string(file) }
        json.endArray()
        json.beginArray("categories_lacked")
        for category in evaluation.categoriesLacked { json.string(category) }
        json.endArray()
        write(evaluation.measured.result, to: &json)
        json.member("read_ms", evaluation.readTimes.middle, decimals: 2)
        json.member("network_ms", evaluation.networkTimes.middle, decimals: 2)
        json.member("decode_ms", evaluation.decodingTimes.middle, decimals: 3)
        json.beginArray("classes")
        for index in evaluation.sharedClasses { writeClass(index, of: evaluation, to: &json) }
        json.endArray()
        json.endObject()
    }

    private func writeClass(_ index: Int, of evaluation: ModelEvaluation, to json: inout JSONWriter) {
        let table = evaluation.confusion
        json.beginObject()
        json.member("class", evaluation.classes[index].name)
        json.member("objects", evaluation.measured.truthCount(ofClass: index))
        write(evaluation.measured.result(ofClass: index), to: &json)
        json.beginObject("confusion")
        json.member("score", Double(table.minScore), decimals: 3)
        json.beginObject("detected_as")
        for detected in evaluation.sharedClasses where table.count(truth: index, detected: detected) > 0 {
            json.key(dynamic: evaluation.classes[detected].name)
            json.integer(table.count(truth: index, detected: detected))
        }
        json.endObject()
        json.member("missed", table.missed[index])
        json.member("false_alarms", table.falseAlarms[index])
        json.endObject()
        json.endObject()
    }

    private func write(_ result: AveragePrecision, to json: inout JSONWriter) {
        for measure in Self.measures {
            json.key(dynamic: measure.name)
            if let value = measure.value(result) { json.number(value, decimals: 4) } else { json.null() }
        }
    }
}
