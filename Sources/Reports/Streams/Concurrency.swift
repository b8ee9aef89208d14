import Store

/// Things that last, such as stays in a zone, bin by bin: how many began, and how many there were at a time.
///
/// A thing is told when it is over: of a run that goes on, the latest are missing.
public struct Concurrency: Sendable {
    /// How many seconds of each bin were watched.
    public private(set) var coverage: [Double]
    private var begun: [Int]
    /// Seconds, of those watched, with any.
    public private(set) var busySeconds: [Double]
    /// Seconds, of those watched, of all together.
    public private(set) var sumSeconds: [Double]
    private var greatest: [Int]

    /// - Parameters:
    ///   - spans: When each of them lasted, in the order of their beginnings.
    ///   - watched: In order, without overlaps.
    ///   - body: Takes, in the order of time, each piece of watched time in one bin in which the same ones lasted, with their indices.
    init(
        _ spans: [ObservedInterval], watched: [ObservedInterval], bins: TimeBins,
        _ body: (_ bin: Int, _ piece: ObservedInterval, _ lasting: [Int]) -> Void = { _, _, _ in }
    ) {
        coverage = Coverage.seconds(watched, in: bins)
        begun = Array(repeating: 0, count: bins.count)
        busySeconds = Array(repeating: 0, count: bins.count)
        sumSeconds = busySeconds
        greatest = begun
        for span in spans {
            if let bin = bins.index(at: span.start.seconds) { begun[bin] += 1 }
        }
        // Who leaves at an instant is gone before who comes then.
        let changes = spans.indices.filter { spans[$0].end > spans[$0].start }.flatMap { index in
            [(time: spans[index].start, isStart: true, index), (time: spans[index].end, isStart: false, index)]
        }.sorted { ($0.time, $0.isStart ? 1 : 0) < ($1.time, $1.isStart ? 1 : 0) }
        var lasting: [Int] = []
        var first = 0
        for (number, change) in changes.enumerated() {
            if change.isStart { lasting.append(change.2) } else { lasting.removeAll { $0 == change.2 } }
            guard !lasting.isEmpty, number + 1 < changes.count else { continue }
            let end = changes[number + 1].time
            while first < watched.count, watched[first].end <= change.time { first += 1 }
            for interval in watched[first...] {
                guard interval.start < end else { break }
                let span = ObservedInterval(start: max(change.time, interval.start), end: min(end, interval.end))
                Coverage.forEachBin(of: span, in: bins) { bin, piece in
                    busySeconds[bin] += piece.seconds
                    sumSeconds[bin] += piece.seconds * Double(lasting.count)
                    greatest[bin] = max(greatest[bin], lasting.count)
                    body(bin, piece, lasting)
                }
            }
        }
    }

    /// How many began; nil where nobody watched.
    public func count(_ bin: Int) -> Int? { coverage[bin] > 0 || begun[bin] > 0 ? begun[bin] : nil }

    /// The share of the watched time with any, 0...1; nil where nobody watched.
    public func share(_ bin: Int) -> Double? { coverage[bin] > 0 ? min(busySeconds[bin] / coverage[bin], 1) : nil }

    /// How many there were on the average of the watched time; nil where nobody watched.
    public func mean(_ bin: Int) -> Double? { coverage[bin] > 0 ? sumSeconds[bin] / coverage[bin] : nil }

    /// The most at a time; nil where nobody watched.
    public func most(_ bin: Int) -> Int? { coverage[bin] > 0 ? greatest[bin] : nil }

    /// All bins together, as a bin of its own; nil where nobody watched.
    public var overall: (count: Int, share: Double, mean: Double, most: Int)? {
        let watched = coverage.reduce(0, +)
        guard watched > 0 else { return nil }
        return (
            begun.reduce(0, +), min(busySeconds.reduce(0, +) / watched, 1), sumSeconds.reduce(0, +) / watched,
            greatest.max() ?? 0
        )
    }
}
