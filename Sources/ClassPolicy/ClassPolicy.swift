/// What Wayside may recognise: generic things and bare persons. Nothing else, ever.
///
/// Default-deny: a label is allowed only where it resolves, as a whole, to a node of the compiled-in taxonomy or to a bare person.
/// There is no option, file, variable or model that widens it: the type has no state, and nothing outside this module can make a
/// ``RecognizedClass``.
public struct ClassPolicy: Sendable {
    /// The policy. There is one.
    public static let current = ClassPolicy()

    /// Raised with every change of a rule or of the taxonomy.
    public static let version = "2"

    /// Sixteen hexadecimal digits of a hash over everything that decides verdicts: the rules' source and the taxonomy.
    public static let digest = PolicyDigest.value

    private init() {}

    /// Judges one label by itself.
    public func verdict(for label: String) -> LabelVerdict { LabelVerdict(label: label, reading: read(label)) }

    /// Judges a foreign or private label that a user maps to a name of the taxonomy: `Rothirsch` to `cervus elaphus`.
    ///
    /// The label itself is judged too. Only one that is unknown because the taxonomy lacks one of its words, or that is generic
    /// already, takes the name's node; what describes people, a person, and what no honest class list holds stay what they are.
    public func verdict(for label: String, mappedTo name: String) -> LabelVerdict {
        let own = read(label)
        switch own {
        case .generic, .unknown(_, isForeign: true): break
        default: return LabelVerdict(label: label, reading: own)
        }
        guard case .generic(let branch, let node) = read(name) else {
            return LabelVerdict(label: label, reading: .unknown("mapped to '\(name)', which is no generic thing"))
        }
        return LabelVerdict(
            label: label, verdict: .generic, category: branch.name, node: node, reason: "mapped to '\(name)'",
            mappedTo: name)
    }

    private func read(_ label: String) -> Reading {
        var reading: Reading
        do {
            let form = try LabelForm(label)
            reading = LabelGrammar(form).read()
            if form.hasCamelCase, !reading.isExcluded {
                // `sKiN tOnE`: capitals part words only where that hides nothing.
                let together = LabelGrammar(try LabelForm(label.lowercased())).read()
                if together.isExcluded { reading = together }
            }
        } catch {
            reading = .unknown(error.reason)
        }
        guard case .unknown = reading else { return reading }
        if let disguised = Disguise.exclusion(in: label) { return disguised }
        return EncodedText.isIn(label) ? .unknown("holds encoded text") : reading
    }

    /// Judges a model's whole class list.
    ///
    /// - Parameters:
    ///   - labels: The class names in the order of the network's outputs.
    ///   - mappings: Labels of the list and the taxonomy's names that a user maps them to.
    ///   - inputs: What the model runs on.
    ///   - task: What it answers.
    ///   - outputCount: How many classes the network has, where that is known; a list of another length is refused.
    public func verdict(
        for labels: [String], mappings: [String: String] = [:], inputs: RecognitionInput, task: RecognitionTask,
        outputCount: Int? = nil
    ) -> LabelSetVerdict {
        LabelSetRules(labels: labels, mappings: mappings, inputs: inputs, task: task, outputCount: outputCount)
            .verdict(of: self)
    }

    /// Turns a class list into classes that detections can carry. The only maker of ``RecognizedClass`` values.
    ///
    /// - Throws: ``PolicyRefusal`` with every offending label; no part of a refused list is admitted.
    public func admit(
        _ labels: [String], mappings: [String: String] = [:], inputs: RecognitionInput, task: RecognitionTask,
        outputCount: Int? = nil
    ) throws(PolicyRefusal) -> ClassList {
        let verdict = verdict(
            for: labels, mappings: mappings, inputs: inputs, task: task, outputCount: outputCount)
        guard verdict.isAccepted else { throw PolicyRefusal(verdict: verdict) }
        return ClassList(
            verdict.labels.enumerated().map { index, label in
                switch label.verdict {
                case .person:
                    RecognizedClass(index: index, name: "person", subject: .person, category: nil)
                default:
                    RecognizedClass(
                        index: index, name: label.label, subject: .generic(node: label.node ?? label.label),
                        category: label.category)
                }
            })
    }
}
