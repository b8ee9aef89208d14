/// Where a thing stood on the ground, in metres of the scene's calibration.
public struct StandingPlace: Hashable, Sendable {
    /// The middle of its footprint when it came to stand.
    public var start: SIMD2<Double>
    /// The same when it went on: what queues creeps forward.
    public var end: SIMD2<Double>
    /// From its rear to its front; zero where it is not known which way it faces.
    public var length: SIMD2<Double>

    public init(start: SIMD2<Double>, end: SIMD2<Double>, length: SIMD2<Double>) {
        self.start = start
        self.end = end
        self.length = length
    }

    /// Can it be a place at all?
    public var isFinite: Bool {
        [start, end, length].allSatisfy { $0.x.isFinite && $0.y.isFinite }
    }
}
