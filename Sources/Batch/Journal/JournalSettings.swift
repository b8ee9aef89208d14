/// What decides the results in a journal. A batch that goes on with other settings would mix two batches, so it is refused.
struct JournalSettings: Hashable, Sendable {
    struct Setting: Hashable, Sendable {
        var name: String
        var value: String
    }

    private(set) var settings: [Setting] = []

    mutating func add(_ name: String, _ value: String) { settings.append(Setting(name: name, value: value)) }

    /// What differs, in words; nil where nothing does.
    func difference(from earlier: [String: String]) -> String? {
        let differing = settings.filter { earlier[$0.name] != $0.value }
        guard !differing.isEmpty else { return nil }
        return differing.map { "\($0.name) was \(earlier[$0.name] ?? "not set"), now it is \($0.value)" }
            .joined(separator: "; ")
    }
}
