public import ClassPolicy
public import Imaging
public import Values

/// Draws what was found on a picture that is to be stored. Persons are made unrecognisable first: what comes out is a
/// ``Imaging/RedactedPicture``, and nothing else can be stored.
public struct Annotator {
    /// A counting line, in fractions of the picture: a camera may come back with another size.
    public struct Line: Sendable {
        public var name: String
        public var points: [SIMD2<Float>]

        public init(name: String, points: [SIMD2<Float>]) {
            self.name = name
            self.points = points
        }
    }

    /// Looks for persons in a picture, beside the detector whose results are drawn.
    public typealias PersonSearch = (RGBPicture) throws -> PersonBoxes

    private let classes: ClassList
    private let lines: [Line]
    private let findPersons: PersonSearch?

    /// - Parameter findPersons: A second model that finds persons, for results whose detector doesn't look for them.
    public init(classes: ClassList, lines: [Line] = [], findPersons: PersonSearch? = nil) {
        self.classes = classes
        self.lines = lines
        self.findPersons = findPersons
    }

    /// Hides the persons in the picture, then draws on it.
    ///
    /// - Throws: ``RecordingError`` where nobody looked for persons, and what the second model throws.
    public func annotate(_ picture: RGBPicture, with result: FrameResult) throws -> RedactedPicture {
        let redacted = try redact(
            picture, persons: result.persons, of: result.file ?? "frame \(result.stamp.index)")
        redacted.draw { draw(result, on: $0) }
        return redacted
    }

    /// Hides the persons in the picture: the one place of the program where that is done.
    ///
    /// - Parameters:
    ///   - persons: Where the detector saw persons; nil where it doesn't look for them.
    ///   - name: The picture's, for messages.
    /// - Throws: ``RecordingError`` where nobody looked for persons, and what the second model throws.
    public func redact(_ picture: RGBPicture, persons: PersonBoxes?, of name: String) throws -> RedactedPicture {
        let others = try findPersons?(picture)
        guard let persons = persons.map({ others?.union($0) ?? $0 }) ?? others else {
            throw RecordingError(
                path: name,
                message: "persons were not looked for in this picture, so it is not used; name a model with the class "
                    + "person with --person-model")
        }
        return RedactedPicture(picture, hiding: persons)
    }

    private func draw(_ result: FrameResult, on picture: RGBPicture) {
        let size = SIMD2(Float(picture.width), Float(picture.height))
        for line in lines {
            let points = line.points.map { $0 * size }
            for (start, end) in zip(points, points.dropFirst()) {
                picture.drawLine(
                    from: (start.x, start.y), to: (end.x, end.y), color: .white, thickness: picture.suitedScale)
            }
            guard let start = points.first, start.x.isFinite, start.y.isFinite else { continue }
            picture.drawLabel(
                line.name, x: Int(start.x), y: Int(start.y), background: .black, scale: picture.suitedScale)
        }
        let tracks = result.tracks.filter { $0.isConfirmed && $0.isObserved && !classes.personFlags[$0.classIndex] }
        if tracks.isEmpty {
            for detection in result.detections {
                let percent = Int((min(max(detection.score, 0), 1) * 100).rounded())
                picture.drawDetection(
                    detection.box, label: "\(classes[detection.classIndex].name) \(percent)",
                    color: .forClass(detection.classIndex))
            }
        } else {
            for track in tracks {
                picture.drawDetection(
                    track.box, label: "\(classes[track.classIndex].name) #\(track.id)",
                    color: .forClass(track.classIndex))
            }
        }
    }
}
