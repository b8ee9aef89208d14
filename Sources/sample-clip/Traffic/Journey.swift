/// How a vehicle moves along its lane: a start, then stretches of constant acceleration.
struct Journey {
    /// +1 drives east, -1 west.
    var heading: Float
    /// Seconds at which it is at `start`; it has driven, and drives on, at constant speed before and after the stretches.
    var time: Float
    /// x, metres.
    var start: Float
    /// Metres a second.
    var speed: Float
    var stretches: [(duration: Float, acceleration: Float)] = []

    /// Distance driven since `time` and whether the driver brakes.
    func motion(at moment: Float) -> (distance: Float, isBraking: Bool) {
        var left = moment - time
        var velocity = speed
        var distance: Float = 0
        guard left > 0 else { return (velocity * left, false) }
        for stretch in stretches {
            let spell = min(left, stretch.duration)
            distance += velocity * spell + stretch.acceleration * spell * spell / 2
            if left <= stretch.duration {
                return (distance, stretch.acceleration < 0 || velocity < 0.1 && stretch.acceleration == 0)
            }
            velocity += stretch.acceleration * spell
            left -= spell
        }
        return (distance + velocity * left, false)
    }
}
