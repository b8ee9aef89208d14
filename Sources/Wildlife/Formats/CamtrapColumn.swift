/// What may stand in a column of Camtrap DP's deployments table, for cells that come from a user's file.
enum CamtrapColumn {
    case text
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case boolean
    case oneOf([String])

    /// The cell as the table schema wants it; nil for what it doesn't allow.
    func cell(of text: String) -> String? {
        switch self {
        case .text: text
        case .integer(let range): Int(text).flatMap { range.contains($0) ? String($0) : nil }
        case .number(let range): Double(text).flatMap { range.contains($0) ? text : nil }
        case .boolean: ["true", "false"].first { $0 == text.lowercased() }
        case .oneOf(let values): values.first { $0.lowercased() == text.lowercased() }
        }
    }

    var wanted: String {
        switch self {
        case .text: "any text"
        case .integer(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound)"
        case .integer(let range): "a whole number, \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound)"
        case .boolean: "true or false"
        case .oneOf(let values): "one of " + values.joined(separator: ", ")
        }
    }

    /// The columns of deployments-table-schema.json 1.0.2 that a camera can't know, in the schema's order; those that are missing here
    /// are made by ``CamtrapDeployments``.
    static let ofDeployments: [String: CamtrapColumn] = [
        "locationID": .text, "locationName": .text, "coordinateUncertainty": .integer(1...Int.max), "setupBy": .text,
        "cameraID": .text, "cameraModel": .text, "cameraDelay": .integer(0...Int.max),
        "cameraHeight": .number(0...1e9), "cameraDepth": .number(0...1e9), "cameraTilt": .integer(-90...90),
        "cameraHeading": .integer(0...360), "detectionDistance": .number(0...1e9), "timestampIssues": .boolean,
        "baitUse": .boolean,
        "featureType": .oneOf([
            "roadPaved", "roadDirt", "trailHiking", "trailGame", "roadUnderpass", "roadOverpass", "roadBridge",
            "culvert", "burrow", "nestSite", "carcass", "waterSource", "fruitingTree",
        ]), "habitat": .text, "deploymentGroups": .text, "deploymentTags": .text, "deploymentComments": .text,
    ]
}
