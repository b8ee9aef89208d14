/// A line of straight pieces with a left and a right side (see ``SceneLine`` for which is which). Its first and last piece go on
/// without end as far as the sides are concerned.
struct DirectedPolyline: Sendable {
    /// Where a point lies relative to the line.
    struct Place {
        /// Distance from the line or its continuation: negative on the left, positive on the right.
        var distance: Double
        /// How far beyond the ends of the line, along its continuation; 0 beside the line itself.
        var overhang: Double
    }

    private struct Piece {
        var start: Point
        /// Unit vector along the piece.
        var along: Point
        var length: Double
        /// The sum of this piece's and the next one's direction, which decides the side of a point that is nearest to the corner
        /// between them.
        var cornerDirection: Point
    }

    private let pieces: [Piece]

    /// - Parameter points: Two or more, neighbours different.
    init(_ points: [Point]) {
        var pieces: [Piece] = []
        for index in points.indices.dropFirst() {
            let step = points[index] - points[index - 1]
            let along = step / max(step.length, .leastNonzeroMagnitude)
            if let last = pieces.indices.last { pieces[last].cornerDirection += along }
            pieces.append(Piece(start: points[index - 1], along: along, length: step.length, cornerDirection: along))
        }
        self.pieces = pieces
    }

    func place(of point: Point) -> Place {
        var best = Place(distance: .infinity, overhang: 0)
        for (index, piece) in pieces.enumerated() {
            let offset = point - piece.start
            let progress = piece.along.dot(offset)
            let isBeforeStart = progress < 0 && index > 0
            let isBehindEnd = progress > piece.length && index < pieces.count - 1
            // The corner before a piece is looked at as the end of the piece before it.
            if isBeforeStart { continue }
            let place: Place
            if isBehindEnd {
                let fromCorner = offset - piece.along * piece.length
                let isRight = piece.cornerDirection.cross(fromCorner) >= 0
                place = Place(distance: isRight ? fromCorner.length : -fromCorner.length, overhang: 0)
            } else {
                place = Place(
                    distance: piece.along.cross(offset), overhang: max(-progress, progress - piece.length, 0))
            }
            if abs(place.distance) < abs(best.distance) { best = place }
        }
        return best
    }
}
