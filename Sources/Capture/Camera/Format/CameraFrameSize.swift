/// Sizes that a camera offers in one format, and how fast it delivers them.
public struct CameraFrameSize: Hashable, Sendable, Encodable {
    /// Pixels: one value, or a range in steps. In JSON a number, or an object.
    public struct Extent: Hashable, Sendable, Encodable {
        public var minimum: Int
        public var maximum: Int
        public var step: Int

        public init(minimum: Int, maximum: Int, step: Int = 1) {
            self.minimum = minimum
            self.maximum = max(minimum, maximum)
            self.step = max(step, 1)
        }

        public init(_ value: Int) { self.init(minimum: value, maximum: value) }

        /// The value of this range that lies nearest to a wished one.
        public func nearest(to wish: Int) -> Int {
            let clamped = min(max(wish, minimum), maximum)
            let below = clamped - (clamped - minimum) % step
            return clamped - below > step / 2 && below + step <= maximum ? below + step : below
        }

        private enum CodingKeys: CodingKey { case minimum, maximum, step }

        public func encode(to encoder: any Encoder) throws {
            if minimum == maximum {
                var container = encoder.singleValueContainer()
                return try container.encode(minimum)
            }
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(minimum, forKey: .minimum)
            try container.encode(maximum, forKey: .maximum)
            try container.encode(step, forKey: .step)
        }
    }

    /// Intervals: single ones, the shortest first, or all between two.
    public enum Intervals: Hashable, Sendable {
        case discrete([FrameInterval])
        case range(shortest: FrameInterval, longest: FrameInterval)
    }

    public var width: Extent
    public var height: Extent
    public var intervals: Intervals

    public init(width: Extent, height: Extent, intervals: Intervals) {
        self.width = width
        self.height = height
        self.intervals = intervals
    }

    private enum CodingKeys: CodingKey { case width, height, frameRates }
    private enum RateKeys: CodingKey { case minimum, maximum }

    /// Intervals become `frameRates`, in frames a second: a list, or an object of minimum and maximum.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        switch intervals {
        case .discrete(let list):
            try container.encode(list.map(\.rate), forKey: .frameRates)
        case .range(let shortest, let longest):
            var rates = container.nestedContainer(keyedBy: RateKeys.self, forKey: .frameRates)
            try rates.encode(longest.rate, forKey: .minimum)
            try rates.encode(shortest.rate, forKey: .maximum)
        }
    }
}
