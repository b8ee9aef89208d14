/// A line of straight pieces with a left and a right side (see ``SceneLine`` for which is which). Its first and last piece go on
/// without end as far as the sides are concerned.
struct DirectedPolyline: Sendable {
    /// Where a step meets the line or its continuation.
    struct Meeting {
        /// How far along the step, 0...1.
        var share: Double
        /// How far beyond the ends of the line, along its continuation; 0 on the line itself.
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

    /// The distance from the line or its continuation: negative on the left, positive on the right.
    func signedDistance(to point: Point) -> Double {
        var best = Double.infinity
        for (index, piece) in pieces.enumerated() {
            let offset = point - piece.start
            let progress = piece.along.dot(offset)
            // The corner before a piece is looked at as the end of the piece before it.
            if progress < 0 && index > 0 { continue }
            var distance = piece.along.cross(offset)
            if progress > piece.length && index < pieces.count - 1 {
                let fromCorner = offset - piece.along * piece.length
                let isRight = piece.cornerDirection.cross(fromCorner) >= 0
                distance = isRight ? fromCorner.length : -fromCorner.length
            }
            if abs(distance) < abs(best) { best = distance }
        }
        return best
    }

    /// Where the step from one point to another meets the line, if anywhere between its ends, or else its continuation.
    func meeting(from start: Point, to end: Point) -> Meeting? {
        /// Pixels; so that no step slips through a corner by rounding.
        let tolerance = 1e-6
        let step = end - start
        var best: Meeting?
        for (index, piece) in pieces.enumerated() {
            let across = step.cross(piece.along)
            guard across != 0 else { continue }
            let offset = piece.start - start
            let share = offset.cross(piece.along) / across
            let progress = offset.cross(step) / across
            guard share >= -tolerance, share <= 1 + tolerance, index == 0 || progress >= -tolerance,
                index == pieces.count - 1 || progress <= piece.length + tolerance
            else { continue }
            let overhang = max(-progress, progress - piece.length, 0)
            if best.map({ overhang < $0.overhang }) ?? true {
                best = Meeting(share: min(max(share, 0), 1), overhang: overhang)
            }
        }
        return best
    }
}
