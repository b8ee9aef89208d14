/// One vehicle's passage.
struct Trip {
    let model: VehicleModel
    let colour: String
    let journey: Journey

    func placed(at time: Float) -> PlacedVehicle {
        let motion = journey.motion(at: time)
        return PlacedVehicle(
            model: model, x: journey.start + journey.heading * motion.distance,
            // Traffic keeps right: eastbound in the southern lane.
            y: -journey.heading * Ground.laneCentre, heading: journey.heading,
            state: VehicleModel.State(
                wheelAngle: motion.distance / model.wheelRadius, isBraking: motion.isBraking))
    }
}
