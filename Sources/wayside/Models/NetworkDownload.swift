import Detection

/// Fetches a model's network file into a ``PartialFile``, from where an earlier run stopped, until its SHA-256 is the manifest's.
struct NetworkDownload {
    let model: Model
    let url: String
    let part: PartialFile
    let patience: Duration
    let stop: StopSwitch
    /// Bytes that were there when this run began and that it kept.
    private(set) var resumedFrom = 0
    private var status = StatusLine()

    init(model: Model, url: String, part: PartialFile, patience: Duration, stop: StopSwitch) {
        self.model = model
        self.url = url
        self.part = part
        self.patience = patience
        self.stop = stop
    }

    /// - Throws: One sentence. What came is kept for another run if that could go on from it.
    mutating func run() throws {
        resumedFrom = part.length
        // All of it is there where only the check of the model was cut short.
        if part.length > 0, try digest() == model.manifest.sha256 { return }
        try fetch()
        if try digest() == model.manifest.sha256 { return }
        if resumedFrom > 0 {
            // The beginning may be that of another file, or of a broken disk.
            Console.say("\(model.name): what was there does not go on to the described file; fetching all of it")
            try restart()
            try fetch()
        }
        let digest = try digest()
        guard digest != model.manifest.sha256 else { return }
        part.remove()
        throw error(
            "what came has the SHA-256 \(digest), not the \(model.manifest.sha256) that \(model.manifestPath) describes; "
                + "it was thrown away; if this comes again, get the described file elsewhere")
    }

    private mutating func fetch() throws {
        defer { status.clear() }
        var outcome = try transfer()
        if outcome == .noRange {
            try restart()
            outcome = try transfer()
        }
        switch outcome {
        case .complete: return
        case .stopped: throw error("stopped" + kept)
        case .tooLarge:
            part.remove()
            throw error(
                "larger than the \(Model.networkSizeLimit >> 20) MB that a network may have; is it the right file?")
        case .noRange: throw error("the server gives only parts of the file; get it elsewhere")
        case .failed(let reason): throw error(reason + kept)
        }
    }

    private mutating func restart() throws {
        try part.clear()
        resumedFrom = 0
    }

    private mutating func transfer() throws -> CurlTransfer.Outcome {
        let transfer = CurlTransfer(
            url: url, offset: part.length, patience: patience, sizeLimit: Model.networkSizeLimit - part.length)
        return try transfer.run(stop: stop) { bytes, size in
            try part.append(bytes)
            let (name, length) = (model.name, part.length)
            status.update(Self.progress(of: name, length, of: size))
        }
    }

    /// `yolox-nano  [#######-------------]  35 %  1.3 of 3.7 MB`
    private static func progress(of name: String, _ length: Int, of size: Int?) -> String {
        let megabytes = (Double(length) / 1e6).fixed(1)
        guard let size, size > 0 else { return "\(name)  \(megabytes) MB" }
        let share = min(1, Double(length) / Double(size))
        let filled = Int(share * 20)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        return "\(name)  [\(bar)]  \(Int(share * 100)) %  \(megabytes) of \((Double(size) / 1e6).fixed(1)) MB"
    }

    private var kept: String {
        part.length == 0 ? "" : "; the \(part.length) bytes that came are kept, run again to go on from there"
    }

    private func digest() throws -> String {
        do {
            let bytes = try BoundedFile.read(part.path, limit: Model.networkSizeLimit)
            guard let digest = SHA256.hexDigest(of: bytes) else {
                throw error("OpenSSL offers no SHA-256 here; mend the OpenSSL installation")
            }
            return digest
        } catch let failure as BoundedFile.Failure {
            throw ConsoleError(message: "\(part.path): \(failure.message(for: "a network"))")
        }
    }

    private func error(_ message: String) -> ConsoleError {
        ConsoleError(message: "\(model.name) from \(url): \(message)")
    }
}
