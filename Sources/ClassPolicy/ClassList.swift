/// The classes of one model, all admitted by the policy, in the order of the network's outputs.
public struct ClassList: Sendable {
    /// Of a run without a detector.
    public static let empty = ClassList([])

    public let classes: [RecognizedClass]
    /// One flag a class, at the class's index: is it a bare person? For hot loops.
    public let personFlags: [Bool]

    public var count: Int { classes.count }
    public subscript(index: Int) -> RecognizedClass { classes[index] }

    /// The class of that name, compared without regard to case; nil where the model has none.
    public func first(named name: String) -> RecognizedClass? {
        let wanted = name.lowercased()
        return classes.first { $0.name.lowercased() == wanted }
    }

    init(_ classes: [RecognizedClass]) {
        self.classes = classes
        personFlags = classes.map(\.isPerson)
    }
}
