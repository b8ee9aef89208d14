/// What the policy says of one label.
public struct LabelVerdict: Hashable, Sendable {
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Resolves, as a whole, to a node of the taxonomy.
        case generic
        /// A person and nothing more.
        case person
        /// Describes a person.
        case excluded
        /// Not known to be generic. Refused like ``excluded``: what is not known is not allowed.
        case unknown
    }

    /// The label as it was given.
    public let label: String
    public let verdict: Verdict
    /// For an excluded label what it describes (`gender`, `ethnicity`, ...); for a generic one its branch (`vehicle`, `animal`, ...).
    public let category: String?
    /// The taxonomy node that a generic label resolved to.
    public let node: String?
    /// The name that a user mapped the label to; nil where the label speaks for itself.
    public let mappedTo: String?
    /// One sentence for a person to read.
    public let reason: String

    public var isAllowed: Bool { verdict == .generic || verdict == .person }

    public init(
        label: String, verdict: Verdict, category: String?, node: String?, reason: String, mappedTo: String? = nil
    ) {
        self.label = label
        self.verdict = verdict
        self.category = category
        self.node = node
        self.reason = reason
        self.mappedTo = mappedTo
    }

    init(label: String, reading: Reading) {
        switch reading {
        case .generic(let branch, let node):
            self.init(label: label, verdict: .generic, category: branch.name, node: node, reason: "in the taxonomy")
        case .person:
            self.init(label: label, verdict: .person, category: nil, node: nil, reason: "a bare person")
        case .excluded(let exclusion, let word):
            self.init(
                label: label, verdict: .excluded, category: exclusion.name, node: nil,
                reason: "'\(word)' describes people")
        case .unknown(let reason, _):
            self.init(label: label, verdict: .unknown, category: nil, node: nil, reason: reason)
        }
    }
}
