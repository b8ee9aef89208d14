/// The repeated places of a batch: says of a detection whether it is one more of them.
public struct RepeatedPlaces: Sendable {
    /// For when nobody looked for any.
    public static let none = RepeatedPlaces([])

    /// A detection belongs to a place whose box it overlaps so much, intersection over union.
    public static let leastOverlap = 0.75

    /// In the order of their deployments, then as found.
    public let all: [RepeatedPlace]
    private let byDeployment: [String: [RepeatedPlace]]

    public init(_ places: [RepeatedPlace]) {
        all = places
        byDeployment = Dictionary(grouping: places, by: \.deployment)
    }

    /// The place that the detection overlaps most; nil for what is no repeat. Never asked for persons.
    public func place(of detection: MediaDetection, in deployment: String) -> RepeatedPlace? {
        guard let places = byDeployment[deployment] else { return nil }
        var best: (place: RepeatedPlace, overlap: Double)?
        for place in places {
            let overlap = place.box.intersectionOverUnion(with: detection.box)
            if overlap >= max(Self.leastOverlap, best?.overlap ?? 0) { best = (place, overlap) }
        }
        return best?.place
    }

    /// Without those that a person has looked at and found to be real.
    public func without(_ ids: Set<String>) -> RepeatedPlaces { RepeatedPlaces(all.filter { !ids.contains($0.id) }) }
}
