/// The repeated places of a batch: says of a detection whether it is one more of them.
public struct RepeatedPlaces: Sendable {
    /// For when nobody looked for any.
    public static let none = RepeatedPlaces([])

    /// Boxes that overlap so much are the same. See ``overlap(_:_:)``.
    static let sameOverlap = 0.75
    /// A detection belongs to a place whose box it overlaps so much: less than what it takes to be found, for a box that is a little
    /// further from the mean.
    static let markedOverlap = 0.7
    /// A detector places the sides of a small thing no better than that, in parts of the picture.
    private static let blur = 0.01

    /// Intersection over union of the boxes, each a little larger, so that boxes of a few pixels may tremble.
    static func overlap(_ a: NormalizedBox, _ b: NormalizedBox) -> Double {
        func grown(_ box: NormalizedBox) -> NormalizedBox {
            NormalizedBox(
                x: box.x - blur, y: box.y - blur, width: box.width + 2 * blur, height: box.height + 2 * blur)
        }
        return grown(a).intersectionOverUnion(with: grown(b))
    }

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
            let overlap = Self.overlap(place.box, detection.box)
            if overlap >= Self.markedOverlap, overlap > best?.overlap ?? 0 { best = (place, overlap) }
        }
        return best?.place
    }
}
