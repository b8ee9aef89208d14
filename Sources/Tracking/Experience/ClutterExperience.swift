import Values

/// Places where the detector sees, now and then, what is not there: a stump, a shadow, a sign.
///
/// Such a false alarm comes and goes in the same place, as large each time, and never moves. So each thing that was lost without having
/// moved is remembered by its box, and a place where that happened again and again is clutter. Each thing that was first seen there and
/// moved off speaks against it: where vehicles wait, they come and go as well.
struct ClutterExperience: Sendable {
    private struct Spot: Sendable {
        var box: BoundingBox
        var count: Double
    }

    private var spots: [Spot] = []

    private static let mostSpots = 64
    /// So many more things must have come and gone than moved off.
    private static let enough = 3.0
    /// Boxes that overlap by this much are in the same place.
    static let sameOverlap: Float = 0.5

    init() { spots.reserveCapacity(Self.mostSpots) }

    func contains(_ box: BoundingBox) -> Bool {
        spots.contains { $0.count >= Self.enough && $0.box.intersectionOverUnion(with: box) > Self.sameOverlap }
    }

    /// - Parameter box: Where something was first and last seen.
    mutating func learn(goneFrom box: BoundingBox) {
        // What is long ago counts less.
        for index in spots.indices { spots[index].count *= 0.99 }
        if let index = spots.firstIndex(where: { $0.box.intersectionOverUnion(with: box) > Self.sameOverlap }) {
            spots[index].count += 1
        } else {
            if spots.count == Self.mostSpots,
                let weakest = spots.indices.min(by: { spots[$0].count < spots[$1].count })
            {
                spots.remove(at: weakest)
            }
            spots.append(Spot(box: box, count: 1))
        }
    }

    /// - Parameter box: Where something was first seen that moved.
    mutating func learn(movedOffFrom box: BoundingBox) {
        for index in spots.indices where spots[index].box.intersectionOverUnion(with: box) > Self.sameOverlap {
            spots[index].count = max(spots[index].count - 1, 0)
        }
    }
}
