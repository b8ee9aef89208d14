import Detection

/// The compiled networks of a site: one for all cameras with the same model, and one turn for all networks.
///
/// A network lives as long as a camera has it.
final class SharedDetectors {
    private struct Entry {
        weak var detector: Detector?
    }

    private let options: DetectorOptions
    private let turns = InferenceTurns()
    private var entries: [Model: Entry] = [:]

    init(options: DetectorOptions) { self.options = options }

    /// The model's detector; it is loaded where no camera has it.
    func detector(_ model: Model) throws -> Detector {
        if let detector = entries[model]?.detector { return detector }
        let detector = try Detector(model: model, options: options, turns: turns)
        for note in detector.notes { Console.say("wayside: note: \(note)") }
        entries = entries.filter { $0.value.detector != nil }
        entries[model] = Entry(detector: detector)
        return detector
    }
}
