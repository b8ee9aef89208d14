import Detection
import Recording

/// What decides the results in a journal. A batch that goes on with other settings would mix two batches, so it is refused.
struct JournalSettings: Hashable, Sendable {
    struct Setting: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// Every batch has these.
    static let names = [
        "program", "model", "network", "network SHA-256", "precision", "input size", "least score", "person model",
        "frames a second of videos", "copies of pictures", "shard", "folders",
    ]

    private(set) var settings: [Setting] = []

    init() {}

    /// What a journal of our own detections says first.
    init(model: Model, personModel: Model?, leastScore: Float) {
        add("program", Provenance.program)
        add("model", model.name)
        add("network", model.manifest.networkFile)
        add("network SHA-256", model.manifest.sha256)
        add("least score", "\(leastScore)")
        add("person model", personModel?.manifest.sha256 ?? "none")
    }

    init(_ settings: [String: String]) {
        self.settings = settings.sorted { $0.key < $1.key }.map { Setting(name: $0.key, value: $0.value) }
    }

    mutating func add(_ name: String, _ value: String) { settings.append(Setting(name: name, value: value)) }

    /// What differs, in words; nil where nothing does.
    func difference(from earlier: [String: String]) -> String? {
        let differing = settings.filter { earlier[$0.name] != $0.value }
        guard !differing.isEmpty else { return nil }
        return differing.map { "\($0.name) was \(earlier[$0.name] ?? "not set"), now it is \($0.value)" }
            .joined(separator: "; ")
    }
}
