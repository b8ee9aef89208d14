/// How much a review page shows.
public struct ReviewOptions: Hashable, Sendable {
    /// Its heading.
    public var title = "Camera traps"
    public var events = EventOptions()
    /// The pictures of an event in which its things are seen best. Of an event in which nothing is seen it is one.
    public var picturesPerEvent = 6
    /// Of all events. Later events are listed without; the page says how many pictures are missing. At 10 KB each it is as much as a
    /// browser opens in a few seconds.
    public var mostPictures = 12_000
    /// Of those, of events in which nothing is seen.
    public var mostBlankPictures = 1_000
    /// That are named; all are counted.
    public var mostFailures = 5_000

    public init() {}
}
