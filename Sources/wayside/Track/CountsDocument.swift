import ClassPolicy
import Counting
import Formats
import FoundationEssentials
import Recording
import Values

/// Everything that was counted, as one JSON object: `crossings`, `od` (turning movements), `speeds` and `zone_visits`, times in
/// seconds of the video. Classes are those by vote over each track's whole life.
struct CountsDocument {
    var crossings: [LineCrossing] = []
    var movements: [TurningMovement] = []
    var speeds: [SegmentSpeed] = []
    var visits: [ZoneVisit] = []
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
        func end(trackID: Int, classIndex: Int) {
            json.key("class")
            json.string(classes[classOfTrack[trackID] ?? classIndex].name)
            json.key("track")
            json.integer(trackID)
            json.endObject()
        }
        func time(_ key: StaticString, _ time: FrameTime) {
            json.key(key)
            json.number(time.monotonic.seconds, decimals: 3)
        }
        json.beginObject()
        if let start {
            json.key("start")
            json.civilTime(start)
        }
        json.key("crossings")
        json.beginArray()
        for crossing in crossings {
            json.beginObject()
            json.key("line")
            json.string(crossing.line)
            json.key("direction")
            json.string(crossing.direction)
            time("t", crossing.time)
            if let speed = crossing.speedMetersPerSecond {
                json.key("speed_mps")
                json.number(speed, decimals: 3)
            }
            end(trackID: crossing.trackID, classIndex: crossing.classIndex)
        }
        json.endArray()
        json.key("od")
        json.beginArray()
        for movement in movements {
            json.beginObject()
            json.key("from")
            json.string(movement.from)
            json.key("to")
            json.string(movement.to)
            time("t_in", movement.entered)
            time("t_out", movement.left)
            end(trackID: movement.trackID, classIndex: movement.classIndex)
        }
        json.endArray()
        json.key("speeds")
        json.beginArray()
        for speed in speeds {
            json.beginObject()
            json.key("segment")
            json.string(speed.segment)
            time("t_a", speed.start)
            time("t_b", speed.end)
            json.key("speed_mps")
            json.number(speed.speedMetersPerSecond, decimals: 3)
            end(trackID: speed.trackID, classIndex: speed.classIndex)
        }
        json.endArray()
        json.key("zone_visits")
        json.beginArray()
        for visit in visits {
            json.beginObject()
            json.key("zone")
            json.string(visit.zone)
            time("t_enter", visit.entered)
            time("t_exit", visit.left)
            end(trackID: visit.trackID, classIndex: visit.classIndex)
        }
        json.endArray()
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
