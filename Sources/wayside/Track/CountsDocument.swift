import ClassPolicy
import Counting
import Formats
import FoundationEssentials
import Recording
import Values

/// Everything that was counted, as one JSON object: `crossings`, `od` (turning movements), `speeds`, `zone_visits` and
/// `zone_stops`, times in seconds of the video. Classes are those by vote over each track's whole life.
struct CountsDocument {
    var crossings: [LineCrossing] = []
    var movements: [TurningMovement] = []
    var speeds: [SegmentSpeed] = []
    var visits: [ZoneVisit] = []
    var stops: [ZoneStop] = []
    var classOfTrack: [Int: Int] = [:]

    /// An event with the class that its track has in the end.
    func settled<Event: TrackedEvent>(_ event: Event) -> Event {
        var event = event
        event.classIndex = classOfTrack[event.trackID] ?? event.classIndex
        return event
    }

    /// - Parameter start: The civil time at 0 seconds, where it is known.
    func json(classes: ClassList, start: Date?) -> [UInt8] {
        var json = JSONWriter()
        func time(_ key: StaticString, _ time: FrameTime) {
            json.member(key, time.monotonic.seconds, decimals: 3)
        }
        func list<Event: TrackedEvent>(_ key: StaticString, _ events: [Event], _ write: (Event) -> Void) {
            json.beginArray(key)
            for event in events {
                json.beginObject()
                write(event)
                json.member("class", classes[settled(event).classIndex].name)
                json.member("track", event.trackID)
                json.endObject()
            }
            json.endArray()
        }
        json.beginObject()
        if let start {
            json.key("start")
            json.civilTime(start)
        }
        list("crossings", crossings) { crossing in
            json.member("line", crossing.line)
            json.member("direction", crossing.direction)
            time("t", crossing.time)
            if let speed = crossing.speedMetersPerSecond { json.member("speed_mps", speed, decimals: 3) }
        }
        list("od", movements) { movement in
            json.member("from", movement.from)
            json.member("to", movement.to)
            time("t_in", movement.entered)
            time("t_out", movement.left)
        }
        list("speeds", speeds) { speed in
            json.member("segment", speed.segment)
            time("t_a", speed.start)
            time("t_b", speed.end)
            json.member("speed_mps", speed.speedMetersPerSecond, decimals: 3)
        }
        list("zone_visits", visits) { visit in
            json.member("zone", visit.zone)
            time("t_enter", visit.entered)
            time("t_exit", visit.left)
        }
        list("zone_stops", stops) { stop in
            json.member("zone", stop.zone)
            time("t_begin", stop.began)
            time("t_end", stop.ended)
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }
}

/// What a track did.
protocol TrackedEvent {
    var trackID: Int { get }
    var classIndex: Int { get set }
}

extension LineCrossing: TrackedEvent {}
extension TurningMovement: TrackedEvent {}
extension SegmentSpeed: TrackedEvent {}
extension ZoneVisit: TrackedEvent {}
extension ZoneStop: TrackedEvent {}
