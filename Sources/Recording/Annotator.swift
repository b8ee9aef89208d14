public import ClassPolicy
public import Imaging
import Values

/// Draws what was found on a picture that is to be stored. Persons are made unrecognisable first: there is no way to have a picture
/// annotated and stored without it.
public struct Annotator {
    /// A counting line, in pixels of the picture.
    public struct Line: Sendable {
        public var name: String
        public var points: [SIMD2<Float>]

        public init(name: String, points: [SIMD2<Float>]) {
            self.name = name
            self.points = points
        }
    }

    /// A person is hidden from this score on, well below what is shown as a detection.
    public static let leastPersonScore: Float = 0.1

    private let classes: ClassList
    private let lines: [Line]

    public init(classes: ClassList, lines: [Line] = []) {
        self.classes = classes
        self.lines = lines
    }

    public func annotate(_ picture: RGBPicture, with result: FrameResult) {
        picture.redact(result.personBoxes)
        for line in lines {
            for (start, end) in zip(line.points, line.points.dropFirst()) {
                picture.drawLine(
                    from: (start.x, start.y), to: (end.x, end.y), color: .white, thickness: picture.suitedScale)
            }
            guard let start = line.points.first, start.x.isFinite, start.y.isFinite else { continue }
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
