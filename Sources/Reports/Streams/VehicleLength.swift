/// How long vehicles of a class typically are, in metres, for the gap between two of them: a store has no lengths.
enum VehicleLength {
    static func meters(of className: String) -> Double? { table[className.lowercased()] }

    private static let table: [String: Double] = [
        "car": 4.4, "taxi": 4.5, "van": 5.2, "pickup truck": 5.4, "truck": 8, "lorry": 8, "bus": 12, "motorcycle": 2.2,
        "motorbike": 2.2, "bicycle": 1.8,
    ]
}
