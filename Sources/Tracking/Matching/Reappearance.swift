import Glibc
import Values

/// Is a thing that has just come to be seen one that was lost before?
///
/// A lost thing may have stopped at once, gone on as it went, or anything between: its places are a stretch of its way, from where it was
/// lost to where its speed (and some acceleration) would have taken it. The further it may have gone, the further it may have left
/// that line too. The new thing fits where it is near the stretch, as large as the lost one would look there, and heads the same way.
/// What appears at the picture's edge has most likely just come.
enum Reappearance {
    /// nil where the new thing can't be the lost one, else the cost: 0 for a perfect fit.
    static func cost(
        of new: FollowedThing, as lost: FollowedThing, plane: MotionPlane, picture: SIMD2<Double>,
        options: TrackerOptions
    ) -> Double? {
        let seen = BoxFilter.lanes(of: new.firstBox)
        let seconds = lost.lostSeconds - new.age
        guard seconds > -0.05, let here = plane.place(of: seen) else { return nil }
        let elapsed = max(seconds, 0)
        let start = lost.whereabouts.place
        let velocity = lost.whereabouts.velocity
        let size = (lost.whereabouts.shape.x * lost.whereabouts.shape.y).squareRoot()
        guard size > 0 else { return nil }
        let unit = lost.whereabouts.unit(on: plane, options: options)
        let speed = (velocity * velocity).sum().squareRoot()
        let isMoving = speed > options.standingSpeed * unit
        // Just before it was lost, and when it appears, half of it may be hidden: it may be further on by so much.
        let hidden = isMoving && elapsed > 0 ? options.reappearanceHidden * size : 0
        let reach = hidden + speed * elapsed + options.reappearanceAcceleration * unit / 2 * min(elapsed * elapsed, 16)
        let way = isMoving ? velocity / speed : .zero
        let offset = here - start
        // Rolling back is not what lost things do, but the place where they were lost is not exact either.
        let along = isMoving ? min(max((offset * way).sum(), 0), reach) : 0
        let nearest = start + way * along
        guard let expected = plane.picture(of: nearest), let pixels = plane.pixelsPerUnit(at: expected) else {
            return nil
        }
        let foot = SIMD2(seen[0], seen[1] + seen[3] / 2)
        let shape = lost.whereabouts.shape * pixels
        let sizePixels = (shape.x * shape.y).squareRoot()
        guard sizePixels > 0 else { return nil }
        let wander =
            options.reappearanceWander * min(elapsed, 10).squareRoot() * unit + options.reappearanceDrift * along
        let tolerance = options.reappearanceNoise * sizePixels + wander * pixels
        let miss = (foot - expected) / tolerance
        var cost = (miss * miss).sum() / 2 + log(tolerance / (options.reappearanceNoise * sizePixels))
        guard cost < options.reappearanceGate else { return nil }
        let wider = log(seen[2] / shape.x) / (seen[2] < shape.x ? options.reappearanceNarrower : 0.45)
        let higher = log(seen[3] / shape.y) / 0.3
        cost += (wider * wider + higher * higher) / 2
        // Cut off by the picture's edge.
        let margin = picture * 0.005
        if seen[0] - seen[2] / 2 < margin.x || seen[0] + seen[2] / 2 > picture.x - margin.x
            || seen[1] - seen[3] / 2 < margin.y || seen[1] + seen[3] / 2 > picture.y - margin.y
        {
            cost += options.reappearanceAtEdge
        }
        if new.votes.winner != lost.votes.winner { cost += options.classMismatchCost }
        let direction = new.whereabouts.velocity
        let newSpeed = (direction * direction).sum().squareRoot()
        if isMoving {
            if newSpeed > 2 * options.standingSpeed * unit {
                cost += options.reappearanceTurn * (1 - (direction * way).sum() / newSpeed)
            }
            // What went fast before and goes fast now has not dawdled between, but for the time that braking and speeding up take.
            let least = min(speed, newSpeed) * elapsed
            if least > 0 {
                let braked = options.reappearanceAcceleration * unit * elapsed * elapsed / 4
                let dawdling = max(0, 1 - (along + braked) / least)
                cost += options.reappearanceDawdling * dawdling * min(least / (2 * size), 2)
            }
        }
        // What is small is soon too small to be seen, and much may happen among small things.
        cost += options.reappearanceAging * elapsed * min(pow(30 / sizePixels, 2), 6)
        return cost < options.reappearanceGate ? cost : nil
    }
}
