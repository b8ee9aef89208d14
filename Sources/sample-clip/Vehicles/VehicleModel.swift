/// A vehicle as shapes and paint. Its frame: metres, x forward, y left, z up, the origin on the ground below its middle.
struct VehicleModel: Sendable {
    /// What a COCO detector calls it.
    let label: String
    let name: String
    let length: Float
    let width: Float
    let wheelRadius: Float
    let parts: [Part]

    struct Part: Sendable {
        let mesh: Mesh
        let paint: Paint
    }

    /// What moves or glows on a vehicle at one moment.
    struct State {
        /// How far the wheels have turned, radians.
        var wheelAngle: Float
        var isBraking: Bool
    }

    /// The material at a point of the surface, in the vehicle's frame: windows, lamps and seams are painted on the shape.
    typealias Paint = @Sendable (_ point: Vector, _ normal: Vector, _ state: State) -> Material
}
