public import Values

/// One detection, told apart by what may become of it.
public enum DetectedSubject: Hashable, Sendable {
    case generic(GenericDetection)
    /// A bare box, to be hidden or counted. There is no way from it to a crop.
    case person(BoundingBox)
}
