/// A class that the policy has admitted: the only kind of class that a detection, a track or a count can carry.
///
/// There is no public initialiser. ``ClassPolicy/admit(_:inputs:task:)`` makes these values, so whatever holds one has been
/// through the policy.
public struct RecognizedClass: Hashable, Sendable {
    /// What the policy resolved the label to.
    public enum Subject: Hashable, Sendable {
        /// A node of the taxonomy of generic things.
        case generic(node: String)
        /// A bare person: a box to blur or, where a scene names it, to count. Nothing else is known of it.
        case person
    }

    /// The label's place in the model's class list, from 0.
    public let index: Int
    /// The name that users see and write in scenes: the manifest's label, or `person`.
    public let name: String
    public let subject: Subject
    /// The branch of the taxonomy that a generic class stands in: `animal`, `vehicle`, `taxon` (a Latin name), ...; nil for a person.
    public let category: String?

    public var isPerson: Bool { subject == .person }

    init(index: Int, name: String, subject: Subject, category: String?) {
        self.index = index
        self.name = name
        self.subject = subject
        self.category = category
    }
}
