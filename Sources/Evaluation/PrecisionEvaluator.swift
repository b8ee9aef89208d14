public import Values

/// Gathers detections and truth picture by picture, and computes ``AveragePrecision``.
///
/// At most the 100 best detections of a class and picture count. Memory grows by some 40 bytes a detection and size range.
public struct PrecisionEvaluator: Sendable {
    /// 0.50, 0.55, ... 0.95
    private static let overlaps = (0..<10).map { 0.5 + 0.05 * Double($0) }
    private static let detectionLimit = 100

    /// Objects and detections outside it count neither for nor against.
    private enum SizeRange: Int, CaseIterable {
        case all, small, medium, large

        func contains(_ area: Double) -> Bool {
            switch self {
            case .all: true
            case .small: area <= 1024
            case .medium: (1024...9216).contains(area)
            case .large: area >= 9216
            }
        }
    }

    /// A detection, matched: one bit an overlap.
    private struct Outcome {
        let score: Float
        var matched: UInt16 = 0
        var ignored: UInt16 = 0
    }

    private struct Tally {
        var outcomes: [Outcome] = []
        var truthCount = 0
    }

    public let classCount: Int
    /// Of class c and size range s at `c * 4 + s`.
    private var tallies: [Tally]

    public init(classCount: Int) {
        self.classCount = classCount
        tallies = Array(repeating: Tally(), count: classCount * SizeRange.allCases.count)
    }

    /// Adds one picture. Boxes of a class index outside 0..<`classCount` are left out.
    public mutating func add(_ detections: [Detection], truth: [TruthBox]) {
        var classes = Set<Int>()
        for box in truth { classes.insert(box.classIndex) }
        for detection in detections { classes.insert(detection.classIndex) }
        for index in classes where (0..<classCount).contains(index) {
            // Swift's sort is stable, as COCO's merge sort is.
            let best = detections.filter { $0.classIndex == index }.sorted { $0.score > $1.score }.prefix(
                Self.detectionLimit)
            let objects = truth.filter { $0.classIndex == index }
            for range in SizeRange.allCases {
                match(Array(best), objects, range, into: &tallies[index * SizeRange.allCases.count + range.rawValue])
            }
        }
    }

    /// Gives every detection, best first, the free object that it overlaps most, for each overlap that is asked for.
    private func match(_ detections: [Detection], _ objects: [TruthBox], _ range: SizeRange, into tally: inout Tally) {
        let isIgnored = { (object: TruthBox) in object.isCrowd || !range.contains(object.area) }
        let objects = objects.filter { !isIgnored($0) } + objects.filter(isIgnored)
        let counted = objects.count { !isIgnored($0) }
        tally.truthCount += counted
        var outcomes = detections.map { Outcome(score: $0.score) }
        let found = detections.map { detection in objects.map { $0.overlap(with: detection.box) } }
        for (bit, overlap) in Self.overlaps.enumerated() {
            var isTaken = [Bool](repeating: false, count: objects.count)
            for index in detections.indices {
                var best = min(overlap, 1 - 1e-10)
                var match: Int?
                for place in objects.indices {
                    if isTaken[place] && !objects[place].isCrowd { continue }
                    // Objects that don't count stand last: one that counts is not given up for one of them.
                    if let match, match < counted, place >= counted { break }
                    if found[index][place] < best { continue }
                    best = found[index][place]
                    match = place
                }
                if let match {
                    isTaken[match] = true
                    outcomes[index].matched |= 1 << bit
                    if match >= counted { outcomes[index].ignored |= 1 << bit }
                } else if !range.contains(Double(detections[index].box.width) * Double(detections[index].box.height)) {
                    outcomes[index].ignored |= 1 << bit
                }
            }
        }
        tally.outcomes += outcomes
    }

    /// Over all classes that the truth has.
    public var result: AveragePrecision { summary(of: 0..<classCount) }

    /// Of one class.
    public func result(ofClass index: Int) -> AveragePrecision { summary(of: index..<index + 1) }

    /// How many objects of a class the truth has.
    public func truthCount(ofClass index: Int) -> Int { tallies[index * SizeRange.allCases.count].truthCount }

    private func summary(of classes: Range<Int>) -> AveragePrecision {
        var result = AveragePrecision()
        let all = curves(of: classes, .all)
        result.mean = mean(all.map(\.precision).map { $0.reduce(0, +) / 10 })
        result.at50 = mean(all.map(\.precision[0]))
        result.at75 = mean(all.map(\.precision[5]))
        result.recall = mean(all.map(\.recall).map { $0.reduce(0, +) / 10 })
        result.small = mean(curves(of: classes, .small).map { $0.precision.reduce(0, +) / 10 })
        result.medium = mean(curves(of: classes, .medium).map { $0.precision.reduce(0, +) / 10 })
        result.large = mean(curves(of: classes, .large).map { $0.precision.reduce(0, +) / 10 })
        return result
    }

    private func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// One value an overlap.
    private struct Curve {
        var precision: [Double] = []
        var recall: [Double] = []
    }

    private func curves(of classes: Range<Int>, _ range: SizeRange) -> [Curve] {
        classes.compactMap { index in
            let tally = tallies[index * SizeRange.allCases.count + range.rawValue]
            return tally.truthCount > 0 ? curve(of: tally) : nil
        }
    }

    private func curve(of tally: Tally) -> Curve {
        let outcomes = tally.outcomes.sorted { $0.score > $1.score }
        var curve = Curve()
        var precisions: [Double] = []
        var recalls: [Double] = []
        for bit in Self.overlaps.indices {
            precisions.removeAll(keepingCapacity: true)
            recalls.removeAll(keepingCapacity: true)
            var right = 0.0
            var wrong = 0.0
            for outcome in outcomes where outcome.ignored >> bit & 1 == 0 {
                if outcome.matched >> bit & 1 == 1 { right += 1 } else { wrong += 1 }
                recalls.append(right / Double(tally.truthCount))
                precisions.append(right / (right + wrong))
            }
            for place in precisions.indices.dropLast().reversed() {
                precisions[place] = max(precisions[place], precisions[place + 1])
            }
            var sum = 0.0
            var place = 0
            for step in 0...100 {
                while place < recalls.count, recalls[place] < (step == 100 ? 1 : Double(step) * 0.01) { place += 1 }
                if place < precisions.count { sum += precisions[place] }
            }
            curve.precision.append(sum / 101)
            curve.recall.append(recalls.last ?? 0)
        }
        return curve
    }
}
