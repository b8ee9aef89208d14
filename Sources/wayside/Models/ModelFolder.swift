import Detection
import FoundationEssentials
import Glibc
import Recording

/// The user's own model folder.
struct ModelFolder {
    let path: String

    init(of store: ModelStore) throws {
        guard let path = store.userFolder else {
            throw ConsoleError(message: "there is no folder for models: set HOME, or XDG_DATA_HOME")
        }
        self.path = path
    }

    func networkPath(of model: Model) -> String { path + "/" + model.manifest.networkFile }

    /// Copies a model that has been checked. A file appears whole or not at all; one that is the same already stays.
    ///
    /// - Parameter withManifest: Not where the manifest is found as it is: a copy of a shipped one would outlive its next version.
    func add(_ model: Model, withManifest: Bool, replacing: Bool) throws {
        // The bytes that are written are those whose hash was compared.
        let network = try model.network()
        try place(model, withManifest: withManifest, replacing: replacing) {
            try OutputFile.replace($0, with: network)
        }
    }

    /// The same for a network that was fetched into this folder.
    func add(_ model: Model, movedFrom part: PartialFile, withManifest: Bool, replacing: Bool) throws {
        try place(model, withManifest: withManifest, replacing: replacing) { try part.move(to: $0) }
    }

    /// Throws where another file has the name of one that is to be added.
    func checkNames(of model: Model, withManifest: Bool) throws {
        for path in [networkPath(of: model)] + (withManifest ? [manifestPath(of: model)] : [])
        where access(path, F_OK) == 0 {
            let isSame = path == networkPath(of: model) ? holdsNetwork(of: model) : try holdsManifest(of: model)
            guard isSame else {
                throw ConsoleError(
                    message: "\(path): another file of this name is there; --replace puts the new one in its place")
            }
        }
    }

    func make() throws { try OutputFile.createFolder(path) }

    private func place(
        _ model: Model, withManifest: Bool, replacing: Bool, putNetwork: (String) throws -> Void
    ) throws {
        if !replacing { try checkNames(of: model, withManifest: withManifest) }
        try make()
        let isNew = access(networkPath(of: model), F_OK) != 0
        if !holdsNetwork(of: model) { try putNetwork(networkPath(of: model)) }
        guard withManifest, try !holdsManifest(of: model) else { return }
        do {
            try OutputFile.replace(manifestPath(of: model), with: manifest(of: model))
        } catch {
            // A network alone is nobody's.
            if isNew { unlink(networkPath(of: model)) }
            throw error
        }
    }

    private func manifestPath(of model: Model) -> String { path + "/" + model.name + ".yaml" }

    private func manifest(of model: Model) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: model.manifestPath)))
    }

    private func holdsNetwork(of model: Model) -> Bool {
        (try? model.at(networkPath: networkPath(of: model)).network()) != nil
    }

    private func holdsManifest(of model: Model) throws -> Bool {
        let there = try? BoundedFile.read(manifestPath(of: model), limit: 1 << 20)
        return try there == manifest(of: model)
    }
}
