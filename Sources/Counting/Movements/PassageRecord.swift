import Values

/// The last boxes that one track had on a segment, from which its speed there is told.
struct PassageRecord: Sendable {
    struct Sample: Sendable {
        var seconds: Double
        var box: BoundingBox
        /// Unit vector on the ground; nil as long as it is not known.
        var heading: Point?
        /// The trembling of the box's foot on the ground along the heading, metres, one standard deviation.
        var deviation: Double
    }

    /// In the order of a ring: the oldest sample is at `next` once it is full.
    private var ring: [Sample] = []
    private var next = 0

    /// Enough for ten seconds at 25 frames a second. What takes longer is slow, and its two crossings tell its speed well.
    private static let most = 250

    mutating func add(_ sample: Sample) {
        if ring.count < Self.most {
            ring.append(sample)
        } else {
            ring[next] = sample
            next = (next + 1) % Self.most
        }
    }

    /// Since when samples are held, seconds.
    var start: Double? { ring.isEmpty ? nil : ring[next % ring.count].seconds }

    /// The samples, in no order.
    var samples: [Sample] { ring }
}
