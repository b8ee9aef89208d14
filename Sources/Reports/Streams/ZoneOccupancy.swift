/// How full a zone was: all classes together, without persons, of whom it is not stored when they left.
public struct ZoneOccupancy: Sendable {
    public var zone: String
    public var stays: Concurrency
}
