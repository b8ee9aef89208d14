import FoundationEssentials

/// Finds models by what a user types: a plain name (`yolox-nano`), a manifest, or a network file.
///
/// Manifests and network files lie in folders, searched in order: those of `$WAYSIDE_MODELS` (separated by `:`), the user's data
/// folder (`$XDG_DATA_HOME` or `~/.local/share`, below it `wayside/models`), `share/wayside/models` beside the program's `bin`,
/// and `models` of the package when the program runs from its build folder.
public struct ModelStore: Sendable {
    public let folders: [String]
    /// The user's own of these: what `wayside models add` and `pull` write to. nil where the environment names none.
    public let userFolder: String?

    /// - Parameter userFolder: One of `folders`.
    public init(folders: [String], userFolder: String? = nil) {
        self.folders = folders
        self.userFolder = userFolder
    }

    /// The store of this process.
    public static func standard() -> ModelStore {
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return ModelStore(environment: ProcessInfo.processInfo.environment, program: program)
    }

    /// - Parameter program: Path of the running executable; nil where it isn't known.
    package init(environment: [String: String], program: String?) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var folders = value("WAYSIDE_MODELS")?.split(separator: ":").map(String.init) ?? []
        let data = value("XDG_DATA_HOME") ?? value("HOME").map { $0 + "/.local/share" }
        let userFolder = data.map { $0 + "/wayside/models" }
        if let userFolder { folders.append(userFolder) }
        if let program {
            let bin = Self.split(program).folder
            folders.append(Self.split(bin).folder + "/share/wayside/models")
            // <package>/.build/<triple>/<configuration>/wayside
            let build = Self.split(Self.split(bin).folder).folder
            let package = Self.split(build)
            if package.file.hasPrefix(".build"), BoundedFile.exists(package.folder + "/Package.swift") {
                folders.append(package.folder + "/models")
            }
        }
        self.init(folders: folders, userFolder: userFolder)
    }

    /// Finds a model.
    ///
    /// - Parameter reference: A plain name, the path of a manifest (`.yaml`), or the path of a network file whose manifest lies
    ///   beside it or in one of ``folders``.
    /// - Throws: ``ModelError``: nothing of that name, or an invalid manifest. The network file is not looked at yet.
    public func model(_ reference: String) throws(ModelError) -> Model {
        if reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") { return try model(manifestPath: reference) }
        if ModelManifest.isPlainName(reference), !reference.hasSuffix(".onnx") {
            for folder in folders where BoundedFile.exists(folder + "/\(reference).yaml") {
                return try model(manifestPath: folder + "/\(reference).yaml")
            }
        }
        if reference.contains("/") || BoundedFile.exists(reference) { return try model(networkPath: reference) }
        let names = manifestPaths().map { Self.split($0).file.dropLast(5) }
        throw ModelError(
            model: reference, reason: .notFound,
            message: "no model of that name; "
                + (names.isEmpty ? "no manifest lies in " : "known are \(names.joined(separator: ", ")), from ")
                + folders.joined(separator: ", "))
    }

    /// Does the model's manifest lie in a folder that is searched?
    public func holdsManifest(of model: Model) -> Bool { folders.contains(Self.split(model.manifestPath).folder) }

    /// Every model with a manifest in ``folders``, in order of name; where two have one name, the first folder's counts. Hashes every
    /// network file.
    public func list() -> [ModelListing] { manifestPaths().map(inspect(manifestPath:)) }

    /// Says whether one model could be used, as far as can be told without loading its network.
    public func inspect(manifestPath path: String) -> ModelListing {
        func listing(_ model: Model?, _ state: ModelListing.State) -> ModelListing {
            ModelListing(
                name: model?.name ?? String(Self.split(path).file.dropLast(5)), manifestPath: path, model: model,
                state: state)
        }
        let found: Model
        do {
            found = try model(manifestPath: path)
        } catch {
            return listing(nil, .unusable(error))
        }
        do {
            _ = try found.classes()
        } catch {
            return listing(found, error.refusal.map { .refusedByPolicy($0) } ?? .unusable(error))
        }
        do {
            let networkPath = try found.networkPath()
            _ = try found.network()
            return listing(found, .ready(networkPath: networkPath))
        } catch {
            return listing(found, .unusable(error))
        }
    }
}

extension ModelStore {
    private func model(manifestPath path: String) throws(ModelError) -> Model {
        let manifest = try ModelManifest(contentsOf: path)
        var candidates: [String] = []
        for folder in [Self.split(path).folder] + folders {
            let candidate = folder + "/" + manifest.networkFile
            if !candidates.contains(candidate) { candidates.append(candidate) }
        }
        let reference = folders.contains(Self.split(path).folder) ? manifest.name : path
        return Model(manifest: manifest, manifestPath: path, reference: reference, candidatePaths: candidates)
    }

    /// The model of a network file: the manifest of the same name beside it, or one, there or in ``folders``, whose `file` names it.
    private func model(networkPath path: String) throws(ModelError) -> Model {
        guard BoundedFile.exists(path) else {
            throw ModelError(
                model: path, reason: .notFound,
                message: "no such file; give a model's name, a manifest or a network file")
        }
        let (folder, file) = Self.split(path)
        let base = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
        let namesake = "\(folder)/\(base).yaml"
        if BoundedFile.exists(namesake) {
            return try model(manifestPath: namesake).at(networkPath: path)
        }
        for manifestPath in Self.manifestPaths(in: [folder] + folders) {
            // An invalid manifest is reported when it is asked for, not when another one is.
            guard let manifest = try? ModelManifest(contentsOf: manifestPath), manifest.networkFile == file else {
                continue
            }
            return try model(manifestPath: manifestPath).at(networkPath: path)
        }
        throw ModelError(
            model: path, reason: .notFound,
            message: "no manifest describes this file; write \(namesake), or give the path of its manifest")
    }

    /// Of several manifests with one file name only the first folder's, sorted by that name.
    private func manifestPaths() -> [String] {
        var seen: Set<String> = []
        return Self.manifestPaths(in: folders)
            .filter { seen.insert(Self.split($0).file).inserted }
            .sorted { Self.split($0).file < Self.split($1).file }
    }

    private static func manifestPaths(in folders: [String]) -> [String] {
        folders.flatMap { folder in
            // A folder of the search path that doesn't exist holds no models; that is no error.
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
                .filter { $0.hasSuffix(".yaml") }.sorted().map { folder + "/" + $0 }
        }
    }

    static func split(_ path: String) -> (folder: String, file: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
