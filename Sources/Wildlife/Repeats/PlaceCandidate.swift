/// A box that may turn out to come again and again, with what has been seen at it and around it so far.
struct PlaceCandidate {
    /// Detections that follow within it are one visit, seconds: what one animal does while it is there.
    static let visitGap = 1800
    /// What is seen again within it is the same occasion, seconds: most animals don't rest in one spot for longer.
    static let occasionLength = 14_400
    private static let mostExamples = 12
    /// Names are only counted for a heading; a thing that is taken for more is headed by one of these.
    private static let mostNames = 8

    let firstPath: String
    let first: CaptureMoment
    private(set) var last: CaptureMoment
    /// The mean of the same boxes.
    private(set) var box: NormalizedBox
    private var boxes = 0
    private(set) var pictures = 0
    private(set) var occasions = 0
    private(set) var days = 0
    private(set) var examples: [RepeatedPlace.Example] = []
    private var names: [String: Int] = [:]

    private var lastRecord = -1
    private var lastDay = Int.min
    private var occasionStart = Int.min / 2
    /// Of the visit at hand.
    private var visitLast: Int
    private var same = 0
    private var near = 0
    /// Of the visits before: each has the weight 1, however many pictures it has.
    private var sameVisits = 0.0
    private var nearVisits = 0.0

    init(_ finding: Finding, path: String, moment: CaptureMoment) {
        firstPath = path
        first = moment
        last = moment
        box = finding.detection.box
        visitLast = moment.seconds
    }

    /// The name under which it was detected most often.
    var name: String {
        names.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }

    /// Of what was seen here and around, the part that had the same box; each visit counts alike, 0...1.
    var concentration: Double {
        let (same, near) = (sameVisits + openVisit.same, nearVisits + openVisit.near)
        return same > 0 ? same / (same + near) : 0
    }

    /// The same box again.
    mutating func addSame(_ finding: Finding, path: String, record: Int, moment: CaptureMoment) {
        beginVisit(at: moment.seconds)
        same += 1
        boxes += 1
        let (part, other) = (1 / Double(boxes), finding.detection.box)
        box.x += (other.x - box.x) * part
        box.y += (other.y - box.y) * part
        box.width += (other.width - box.width) * part
        box.height += (other.height - box.height) * part
        last = moment
        if names.count < Self.mostNames || names[finding.name] != nil { names[finding.name, default: 0] += 1 }
        // A video's frames are one picture.
        if record != lastRecord {
            pictures += 1
            lastRecord = record
        }
        let day = moment.day
        if day != lastDay {
            days += 1
            lastDay = day
        }
        guard moment.seconds - occasionStart >= Self.occasionLength else { return }
        occasions += 1
        occasionStart = moment.seconds
        if examples.count < Self.mostExamples {
            examples.append(
                RepeatedPlace.Example(path: path, box: other, frameNumber: finding.detection.frameNumber))
        }
    }

    /// Another box that overlaps it.
    mutating func addNear(moment: CaptureMoment) {
        beginVisit(at: moment.seconds)
        near += 1
    }

    private mutating func beginVisit(at seconds: Int) {
        if seconds - visitLast > Self.visitGap {
            sameVisits += openVisit.same
            nearVisits += openVisit.near
            (same, near) = (0, 0)
        }
        visitLast = seconds
    }

    private var openVisit: (same: Double, near: Double) {
        let all = Double(same + near)
        return all > 0 ? (Double(same) / all, Double(near) / all) : (0, 0)
    }
}

extension CaptureMoment {
    /// Days since 1970 on the site's clock.
    fileprivate var day: Int {
        let local = seconds + (offset ?? 0)
        return local / 86_400 - (local % 86_400 < 0 ? 1 : 0)
    }
}
