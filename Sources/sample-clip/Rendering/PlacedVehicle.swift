/// A vehicle on the road at one moment.
struct PlacedVehicle {
    let model: VehicleModel
    /// The middle of its footprint.
    let x: Float
    let y: Float
    /// +1 drives east, -1 west.
    let heading: Float
    let state: VehicleModel.State

    func world(_ local: Vector) -> Vector { Vector(x + heading * local.x, y + heading * local.y, local.z) }
    func worldDirection(_ local: Vector) -> Vector { Vector(heading * local.x, heading * local.y, local.z) }

    /// Metres from a point of the ground to the footprint, negative inside.
    func distanceToFootprint(_ point: Vector) -> Float {
        let dx = abs(point.x - x) - model.length / 2
        let dy = abs(point.y - y) - model.width / 2
        let outside = Vector(max(dx, 0), max(dy, 0), 0).length
        return outside + min(max(dx, dy), 0)
    }
}
