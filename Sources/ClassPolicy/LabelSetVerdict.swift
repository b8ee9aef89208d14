/// What the labels of one model are used for.
public enum RecognitionTask: String, Hashable, Sendable, CaseIterable {
    /// Boxes with one class each.
    case detect
    /// One label for a whole picture or crop.
    case classify
    /// Several labels at once for one picture or box. Attribute models have this form.
    case multiLabel = "multi-label"
}

/// What a model is run on.
public enum RecognitionInput: String, Hashable, Sendable, CaseIterable {
    /// Whole pictures.
    case picture
    /// Crops of detections of generic classes. Crops of persons don't exist in Wayside.
    case genericCrop = "generic-crop"
    /// Crops of vehicles, where a bare colour word can only be the vehicle's.
    case vehicleCrop = "vehicle-crop"
    /// Crops of animals.
    case animalCrop = "animal-crop"
}

/// What the policy says of a whole class list.
public struct LabelSetVerdict: Hashable, Sendable {
    /// One verdict a label, in order.
    public let labels: [LabelVerdict]
    /// Why the set is refused; empty when it is accepted.
    public let reasons: [String]

    public var isAccepted: Bool { reasons.isEmpty }

    public init(labels: [LabelVerdict], reasons: [String]) {
        self.labels = labels
        self.reasons = reasons
    }
}

/// A class list that the policy refuses, with every offending label.
public struct PolicyRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public let verdict: LabelSetVerdict

    public var offending: [LabelVerdict] { verdict.labels.filter { !$0.isAllowed } }

    public init(verdict: LabelSetVerdict) { self.verdict = verdict }

    public var description: String {
        var lines = ["refused by the class policy: " + verdict.reasons.joined(separator: "; ")]
        lines += offending.map {
            "  \($0.label): \($0.verdict.rawValue)\($0.category.map { " (\($0))" } ?? ""): \($0.reason)"
        }
        return lines.joined(separator: "\n")
    }
}
