public import ClassPolicy
import Imaging

/// A model that was found: its manifest, and where its network file is to be looked for.
///
/// A value without promises: ``Detector`` puts the class list before the policy, then looks for the network file, then checks its
/// hash, then reads it.
public struct Model: Hashable, Sendable {
    /// The largest network file that is read.
    package static let networkSizeLimit = 768 << 20

    public private(set) var manifest: ModelManifest
    public let manifestPath: String
    /// What names this model on a command line: its name where its manifest lies in a folder that is searched, otherwise the manifest.
    public let reference: String
    /// The network files that may be meant, best first. The first that exists is taken.
    let candidatePaths: [String]

    public var name: String { manifest.name }

    /// The model's classes, once the policy has admitted every one of them.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/refusedByPolicy`` with every label that isn't allowed.
    public func classes() throws(ModelError) -> ClassList { try manifest.classes() }

    /// The same network at another of its sizes.
    func at(_ input: NetworkInput) -> Model {
        var other = self
        other.manifest = manifest.at(input)
        return other
    }

    /// Throws unless the model finds persons: with it alone, persons in a picture could not be hidden.
    public func requirePersonClass() throws(ModelError) {
        guard try classes().personFlags.contains(true) else {
            throw ModelError(
                model: name, reason: .structureMismatch,
                message: "can't find persons, for it has no class person; name another with --person-model")
        }
    }

    /// Where the network file is.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/networkMissing``, with every place that was looked at and the file's source.
    public func networkPath() throws(ModelError) -> String {
        if let path = candidatePaths.first(where: BoundedFile.exists) { return path }
        let folders = candidatePaths.map { ModelStore.split($0).folder }
        let pull = manifest.networkURL == nil ? "" : "run `wayside models pull \(reference)`, or "
        throw ModelError(
            model: name, reason: .networkMissing,
            message:
                "network file \(manifest.networkFile) is missing (looked in \(folders.joined(separator: ", "))); \(pull)"
                + "get it from \(manifest.source) and put it into one of these folders, or name its folder in WAYSIDE_MODELS"
        )
    }

    /// The same model with its network file at this path and nowhere else.
    public func at(networkPath: String) -> Model {
        Model(manifest: manifest, manifestPath: manifestPath, reference: reference, candidatePaths: [networkPath])
    }

    /// The network file's bytes, once they are known to be those that the manifest describes.
    ///
    /// - Throws: ``ModelError`` of ``ModelError/Reason/networkMissing``, ``ModelError/Reason/networkUnreadable`` or
    ///   ``ModelError/Reason/hashMismatch``.
    public func network() throws(ModelError) -> [UInt8] {
        let path = try networkPath()
        let bytes: [UInt8]
        do {
            bytes = try BoundedFile.read(path, limit: Self.networkSizeLimit)
        } catch {
            throw ModelError(model: path, reason: .networkUnreadable, message: error.message(for: "a network"))
        }
        guard let digest = SHA256.hexDigest(of: bytes) else {
            throw ModelError(
                model: path, reason: .networkUnreadable,
                message: "can't be checked: OpenSSL offers no SHA-256 here; mend the OpenSSL installation")
        }
        guard digest == manifest.sha256 else {
            throw ModelError(
                model: path, reason: .hashMismatch,
                message: "its SHA-256 is \(digest), but \(manifestPath) describes \(manifest.sha256); "
                    + "get the described file from \(manifest.source), or write a manifest of its own for this one")
        }
        return bytes
    }
}
