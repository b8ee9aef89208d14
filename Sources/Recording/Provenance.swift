import ClassPolicy
import Values

/// What made a file, in one line: for formats that have room for a comment.
public struct Provenance: Hashable, Sendable {
    /// `wayside 0.1.0, class policy 1, digest 3bb74f662324928b`: what `--version` prints.
    public static let program =
        "wayside \(Wayside.version), class policy \(ClassPolicy.version), digest \(ClassPolicy.digest)"

    /// The program's line, and each model with the SHA-256 of its network.
    public let line: String

    /// - Parameter models: In the order of their use; those that there are not are left out.
    public init(models: (name: String, sha256: String)?...) {
        line = ([Self.program] + models.compactMap { $0 }.map { "model \($0.name) \($0.sha256)" }).joined(
            separator: ", ")
    }
}

extension RunHeader {
    public var provenance: Provenance { Provenance(models: model, personModel) }
}
