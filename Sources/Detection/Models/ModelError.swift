public import ClassPolicy

/// Why a model can't be found, loaded or run: which one, what went wrong, and what to do next.
public struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// No manifest of that name or path.
        case notFound
        /// The manifest can't be read, or a key is missing, unknown or out of range.
        case invalidManifest
        /// The class list holds a label that ``ClassPolicy/ClassPolicy`` doesn't allow.
        case refusedByPolicy
        /// The manifest is there, its network file isn't.
        case networkMissing
        /// The network file is not a readable file of a sensible size, or OpenVINO can't parse it.
        case networkUnreadable
        /// The network file is not the one that the manifest describes.
        case hashMismatch
        /// The network's tensors are not those that the manifest promises.
        case structureMismatch
        /// A classifier where a detector is asked for, or the other way round.
        case anotherTask
        /// OpenVINO can't compile the network on this machine.
        case compilation
        /// A compiled network failed on a picture, or gave numbers that its manifest rules out.
        case inference
    }

    /// The model's name, or the path of the file at fault.
    public var model: String
    public var reason: Reason
    /// One sentence with the next step.
    public var message: String
    /// Every offending label, where the policy refused the model.
    public var refusal: PolicyRefusal?

    public init(model: String, reason: Reason, message: String, refusal: PolicyRefusal? = nil) {
        self.model = model
        self.reason = reason
        self.message = message
        self.refusal = refusal
    }

    public var description: String { "\(model): \(message)" }
}
