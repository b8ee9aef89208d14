import Imaging

/// Chooses format, size and interval among those that a camera offers.
///
/// The rule, the first difference deciding:
/// 1. the wished format, where one is wished;
/// 2. formats that we read before those that only libv4lconvert reads, unless it is wished, for its conversion costs more than
///    any decoding of ours; grey comes last, for detectors were trained in colour;
/// 3. the size nearest to the wish;
/// 4. the rate: nearest to the wish, differences under a tenth of it left aside;
/// 5. the cheapest frame: raw (YUYV, NV12, I420, RGB) before MJPEG, whose decoding costs 1 ms for 640x480 and 5 ms for
///    1920x1080 on one core. Raw frames load the bus instead, and a camera that can't send them fast enough says so in
///    its rates, so 4. then takes MJPEG.
package struct CameraNegotiation: Hashable, Sendable {
    package var fourCC: FourCC
    package var width: Int
    package var height: Int
    /// nil where the driver lists none.
    package var interval: FrameInterval?

    /// - Returns: nil where nothing is offered, or not what is wished.
    package static func choose(from formats: [CameraFormat], for options: CameraOptions) -> CameraNegotiation? {
        var options = options
        options.width = min(max(options.width, 1), 1 << 15)
        options.height = min(max(options.height, 1), 1 << 15)
        var best: (choice: CameraNegotiation, score: Score)?
        for format in formats where options.format == nil || options.format == format.fourCC {
            for candidate in candidates(of: format, for: options) {
                let score = Score(candidate, for: options)
                if let best, best.score <= score { continue }
                best = (candidate, score)
            }
        }
        return best?.choice
    }

    private static func candidates(of format: CameraFormat, for options: CameraOptions) -> [CameraNegotiation] {
        if format.sizes.isEmpty {
            // The driver lists none and will take the nearest itself.
            return [CameraNegotiation(fourCC: format.fourCC, width: options.width, height: options.height)]
        }
        return format.sizes.map { size in
            CameraNegotiation(
                fourCC: format.fourCC, width: size.width.nearest(to: options.width),
                height: size.height.nearest(to: options.height),
                interval: size.intervals.nearest(toRate: options.frameRate))
        }
    }

    private struct Score: Comparable {
        let group: Int
        let sizeDifference: Int
        let rateDifference: Int
        let cost: Int

        init(_ candidate: CameraNegotiation, for options: CameraOptions) {
            let native = NativeFormat(candidate.fourCC)
            cost = native?.cost ?? NativeFormat.convertedCost
            group = native == nil ? 1 : native?.pixelFormat == .grey ? 2 : 0
            sizeDifference = abs(candidate.width - options.width) + abs(candidate.height - options.height)
            let tenths = candidate.interval.map { abs($0.rate / max(options.frameRate, 0.01) - 1) * 10 } ?? 0
            rateDifference = Int(min(tenths, 1e6))
        }

        static func < (left: Score, right: Score) -> Bool {
            (left.group, left.sizeDifference, left.rateDifference, left.cost)
                < (right.group, right.sizeDifference, right.rateDifference, right.cost)
        }
    }
}

extension CameraFrameSize.Intervals {
    /// The interval whose rate lies nearest to a wished one.
    func nearest(toRate rate: Double) -> FrameInterval? {
        switch self {
        case .discrete(let list):
            return list.min { abs($0.rate - rate) < abs($1.rate - rate) }
        case .range(let shortest, let longest):
            if rate >= shortest.rate { return shortest }
            if rate <= longest.rate { return longest }
            return FrameInterval(1000, UInt32(min(max((rate * 1000).rounded(), 1), 1e9)))
        }
    }
}
