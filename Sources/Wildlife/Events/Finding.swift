/// A detection that counts, with what its numbers stand for.
public struct Finding: Hashable, Sendable {
    public var detection: MediaDetection
    public var subject: MediaSubject
    /// The species of the second model where it looked, otherwise the detector's class; `person` for a person.
    public var name: String
    /// How sure ``name`` is, 0...1.
    public var confidence: Double
    /// The place at which the same box comes again and again; nil for what counts.
    public var repeatedPlace: RepeatedPlace?

    public var isRepeat: Bool { repeatedPlace != nil }
}

/// Reads records: which detections are strong enough, what they are called, and which are repeats.
public struct FindingReader: Sendable {
    public let classes: MediaClasses
    /// 0...1
    public let leastScore: Double
    public let repeats: RepeatedPlaces

    public init(classes: MediaClasses, leastScore: Double, repeats: RepeatedPlaces = .none) {
        self.classes = classes
        self.leastScore = leastScore
        self.repeats = repeats
    }

    /// In the detector's order.
    public func findings(in record: MediaRecord) -> [Finding] {
        record.detections.compactMap { detection in
            // Not `<`, which lets NaN pass.
            guard detection.confidence >= leastScore else { return nil }
            let (name, confidence) = classes.name(of: detection)
            let subject = classes.subject(of: detection)
            return Finding(
                detection: detection, subject: subject, name: name, confidence: confidence,
                repeatedPlace: subject == .person ? nil : repeats.place(of: detection, in: record.deployment))
        }
    }

    /// Is a person in it, however weakly seen? Then nobody else should see the file.
    public func showsPerson(_ record: MediaRecord) -> Bool {
        record.detections.contains { classes.subject(of: $0) == .person }
    }
}
