/// What a run can report: its places. One at which nothing passed counts 0; one that isn't here is unknown.
public struct CountingLayout: Hashable, Sendable {
    /// One direction of a counting line.
    public struct LineDirection: Hashable, Sendable {
        public enum Role: String, Hashable, Sendable {
            case entry, exit
        }

        public var line: String
        public var direction: String
        /// The arm of a junction that the line belongs to.
        public var arm: String?
        public var role: Role?
        /// Where it leads, across the line, in the picture: degrees clockwise from upwards, 0..<360.
        public var bearing: Double?

        public init(line: String, direction: String, arm: String? = nil, role: Role? = nil, bearing: Double? = nil) {
            self.line = line
            self.direction = direction
            self.arm = arm
            self.role = role
            self.bearing = bearing
        }
    }

    /// A way through a junction, from the arm of entry to the arm of exit.
    public struct Movement: Hashable, Sendable {
        public var from: String
        public var to: String

        public init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// A stretch of road over which speed is measured.
    public struct Segment: Hashable, Sendable {
        public var name: String
        public var direction: String
        public var lengthMeters: Double

        public init(name: String, direction: String, lengthMeters: Double) {
            self.name = name
            self.direction = direction
            self.lengthMeters = lengthMeters
        }
    }

    public var lines: [LineDirection]
    public var movements: [Movement]
    public var segments: [Segment]
    public var zones: [String]

    public init(
        lines: [LineDirection] = [], movements: [Movement] = [], segments: [Segment] = [], zones: [String] = []
    ) {
        self.lines = lines
        self.movements = movements
        self.segments = segments
        self.zones = zones
    }
}
