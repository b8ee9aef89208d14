/// The clip's screenplay: where the camera stands, how long it films, who passes, where it counts.
enum Clip {
    static let framesPerSecond = 20
    static let frameCount = 300

    static let camera = Camera(
        position: Vector(0, -13, 5.6), heading: 45, pitch: 11.5, fieldOfView: 55, width: 768, height: 432)

    /// Counting lines across both lanes, as two points of the ground; they are walked from the camera's side to the far side.
    static let lines: [(name: String, from: Vector, to: Vector)] = [
        ("west", Vector(11.5, -5.6, 0), Vector(11.5, 4.4, 0)),
        ("east", Vector(19.5, -6.6, 0), Vector(19.5, 4.4, 0)),
    ]

    static func traffic(at time: Float) -> [PlacedVehicle] {
        trips.map { $0.placed(at: time) }.filter { $0.x > -14 && $0.x < 75 }
    }

    static func time(_ frame: Int) -> Float { Float(frame) / Float(framesPerSecond) }

    static let trips: [Trip] = [
        // Eastbound, in the near lane: x = 8 at the given time.
        eastbound(Car.saloon(Colour(0.42, 0.018, 0.018)).model, "red", at: 0.2, speed: 11),
        eastbound(
            Car.hatchback(Colour(0.62, 0.62, 0.60)).model, "white", at: 2.5, speed: 9,
            // Brakes, stands on the eastern line for a moment, drives on.
            stretches: [(0.63, 0), (1.5, -6), (1.7, 0), (2.5, 4)]),
        eastbound(Car.suv(Colour(0.15, 0.060, 0.022)).model, "bronze", at: 10.0, speed: 11),
        eastbound(Car.estate(Colour(0.04, 0.11, 0.06)).model, "green", at: 11.3, speed: 11),
        // Westbound, in the far lane: x = 20 at the given time.
        westbound(Car.estate(Colour(0.03, 0.10, 0.30)).model, "blue", at: 1.8, speed: 11),
        westbound(Car.saloon(Colour(0.28, 0.29, 0.30)).model, "silver", at: 3.0, speed: 11),
        westbound(
            BoxTruck(
                cabPaint: Colour(0.60, 0.60, 0.58), boxPaint: Colour(0.66, 0.66, 0.64),
                bandPaint: Colour(0.03, 0.22, 0.10)
            ).model, "white", at: 5.1, speed: 10),
        westbound(
            CityBus(paint: Colour(0.62, 0.58, 0.48), skirt: Colour(0.40, 0.03, 0.03)).model, "cream", at: 8.5,
            speed: 9.5),
        westbound(Car.hatchback(Colour(0.55, 0.30, 0.015)).model, "yellow", at: 13.4, speed: 11),
    ]

    private static func eastbound(
        _ model: VehicleModel, _ colour: String, at time: Float, speed: Float,
        stretches: [(duration: Float, acceleration: Float)] = []
    ) -> Trip {
        Trip(
            model: model, colour: colour,
            journey: Journey(heading: 1, time: time, start: 8, speed: speed, stretches: stretches))
    }

    private static func westbound(_ model: VehicleModel, _ colour: String, at time: Float, speed: Float) -> Trip {
        Trip(model: model, colour: colour, journey: Journey(heading: -1, time: time, start: 20, speed: speed))
    }
}
