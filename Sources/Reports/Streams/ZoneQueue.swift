import Glibc
import Store
import Values

/// The queue in a zone: what stands there at a time, all classes together, without persons.
///
/// What stands, and what creeps forward in a queue, is one stop (``Values/ZoneStop``); the queue is as long as there are stops at a time. The
/// stopped delay is that of the Highway Capacity Manual: how long those stood that stopped, in the bin in which each stop began.
public struct ZoneQueue: Sendable {
    public var zone: String
    public let stops: Concurrency
    /// How many stopped, each once a bin however often it stopped.
    public let stoppedVehicles: [Int]
    /// How long they stood, together.
    public let stoppedSeconds: [Double]
    private let meters: [Double?]

    /// A stop and whose it was.
    struct Stop {
        var vehicle: Vehicle
        var span: ObservedInterval
        var place: StandingPlace?
    }

    /// The zone's row tells the run.
    struct Vehicle: Hashable {
        var zone: Int
        var track: Int
    }

    /// - Parameter stops: In the order of their beginnings.
    init(zone: String, _ stops: [Stop], watched: [ObservedInterval], bins: TimeBins) {
        self.zone = zone
        var meters = [Double?](repeating: 0, count: bins.count)
        self.stops = Concurrency(stops.map(\.span), watched: watched, bins: bins) { bin, piece, standing in
            for time in [piece.start, piece.end] {
                guard let longest = meters[bin] else { continue }
                meters[bin] = Self.meters(standing.map { stops[$0] }, at: time).map { max($0, longest) }
            }
        }
        var vehicles = [Set<Vehicle>](repeating: [], count: bins.count)
        var seconds = [Double](repeating: 0, count: bins.count)
        for stop in stops {
            guard let bin = bins.index(at: stop.span.start.seconds) else { continue }
            vehicles[bin].insert(stop.vehicle)
            seconds[bin] += stop.span.seconds
        }
        self.meters = meters
        stoppedVehicles = vehicles.map(\.count)
        stoppedSeconds = seconds
    }

    /// How long the queue was at the most, from the front of the first to the rear of the last in it; nil where nobody watched, or where
    /// the scene had no calibration while anything stood.
    public func longestMeters(_ bin: Int) -> Double? { stops.coverage[bin] > 0 ? meters[bin] : nil }

    /// How long each of those that stopped stood, on the average; nil where none did.
    public func stoppedMeanSeconds(_ bin: Int) -> Double? {
        stoppedVehicles[bin] > 0 ? stoppedSeconds[bin] / Double(stoppedVehicles[bin]) : nil
    }

    /// From front to rear along the way that most of them face.
    private static func meters(_ stops: [Stop], at time: StoreTime) -> Double? {
        var footprints: [(middle: SIMD2<Double>, half: SIMD2<Double>)] = []
        // Directions as points of doubled angle: who faces the other way stands along the same line.
        var axis = SIMD2<Double>.zero
        for stop in stops {
            guard let place = stop.place else { return nil }
            let share = Double(time.microseconds - stop.span.start.microseconds) / 1e6 / max(stop.span.seconds, 1e-6)
            footprints.append((place.start + (place.end - place.start) * share, place.length / 2))
            let (x, y) = (place.length.x, place.length.y)
            axis += SIMD2(x * x - y * y, 2 * x * y)
        }
        let angle = atan2(axis.y, axis.x) / 2
        let along = SIMD2(cos(angle), sin(angle))
        var (front, rear) = (-Double.infinity, Double.infinity)
        for (middle, half) in footprints {
            let place = (middle * along).sum()
            let reach = abs((half * along).sum())
            front = max(front, place + reach)
            rear = min(rear, place - reach)
        }
        return front >= rear ? front - rear : nil
    }
}
