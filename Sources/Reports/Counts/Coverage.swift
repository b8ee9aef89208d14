import Store

/// How long each bin was watched.
enum Coverage {
    /// - Parameter intervals: In order, without overlaps.
    /// - Returns: Seconds, one number a bin.
    static func seconds(_ intervals: [ObservedInterval], in bins: TimeBins) -> [Double] {
        var seconds = [Double](repeating: 0, count: bins.count)
        for interval in intervals { forEachBin(of: interval, in: bins) { seconds[$0] += $1.seconds } }
        return seconds
    }

    /// The bins that an interval lies in, and what of it lies in each.
    static func forEachBin(of interval: ObservedInterval, in bins: TimeBins, _ body: (Int, ObservedInterval) -> Void) {
        // A hostile store may name any time.
        let (start, end) = (interval.start.microseconds, interval.end.microseconds)
        guard let first = bins.first, let last = bins.last, end > start, end > first.start * 1_000_000,
            start < last.end * 1_000_000
        else { return }
        var bin = bins.index(at: max(interval.start.seconds, first.start)) ?? 0
        while bin < bins.count, bins[bin].start * 1_000_000 < end {
            body(
                bin,
                ObservedInterval(
                    start: StoreTime(microseconds: max(start, bins[bin].start * 1_000_000)),
                    end: StoreTime(microseconds: min(end, bins[bin].end * 1_000_000))))
            bin += 1
        }
    }

    /// Microseconds that two lists of intervals have in common.
    static func overlap(_ left: [ObservedInterval], _ right: [ObservedInterval]) -> (
        microseconds: Int, start: StoreTime?
    ) {
        var (i, j, sum) = (0, 0, 0)
        var first: StoreTime?
        while i < left.count, j < right.count {
            let start = max(left[i].start, right[j].start)
            let end = min(left[i].end, right[j].end)
            if start < end {
                sum += end.microseconds - start.microseconds
                first = first ?? start
            }
            if left[i].end < right[j].end { i += 1 } else { j += 1 }
        }
        return (sum, first)
    }
}

extension ObservedInterval {
    var seconds: Double { Double(end.microseconds - start.microseconds) / 1e6 }
}
