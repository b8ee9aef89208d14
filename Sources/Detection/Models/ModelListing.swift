public import ClassPolicy

/// One manifest that a ``ModelStore`` knows, and whether its model could be used. For `wayside models`.
public struct ModelListing: Sendable {
    public enum State: Sendable {
        /// Policy, network file and hash are in order. Only loading it tells whether its tensors fit too.
        case ready(networkPath: String)
        case refusedByPolicy(PolicyRefusal)
        /// The network file is missing, unreadable or another one, or the manifest is invalid.
        case unusable(ModelError)
    }

    public let name: String
    public let manifestPath: String
    /// nil where the manifest is invalid.
    public let model: Model?
    public let state: State

    public var isReady: Bool {
        if case .ready = state { true } else { false }
    }
}
