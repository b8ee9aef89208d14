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
        func end(trackID: Int, classIndex: Int) {
            json.member("class", classes[classOfTrack[trackID] ?? classIndex].name)
            json.member("track", trackID)
            json.endObject()
        }
        func time(_ key: StaticString, _ time: FrameTime) {
            json.member(key, time.monotonic.seconds, decimals: 3)
        }
        json.beginObject()
        if let start {
            json.key("start")
            json.civilTime(start)
        }
        json.beginArray("crossings")
        for crossing in crossings {
            json.beginObject()
            json.member("line", crossing.line)
            json.member("direction", crossing.direction)
            time("t", crossing.time)
            end(trackID: crossing.trackID, classIndex: crossing.classIndex)
        }
        json.endArray()
        json.beginArray("od")
        for movement in movements {
            json.beginObject()
            json.member("from", movement.from)
            json.member("to", movement.to)
            time("t_in", movement.entered)
            time("t_out", movement.left)
            end(trackID: movement.trackID, classIndex: movement.classIndex)
        }
        json.endArray()
        json.beginArray("speeds")
        for speed in speeds {
            json.beginObject()
            json.member("segment", speed.segment)
            time("t_a", speed.start)
            time("t_b", speed.end)
            json.member("speed_mps", speed.speedMetersPerSecond, decimals: 3)
            end(trackID: speed.trackID, classIndex: speed.classIndex)
        }
        json.endArray()
        json.beginArray("zone_visits")
        for visit in visits {
            json.beginObject()
            json.member("zone", visit.zone)
            time("t_enter", visit.entered)
            time("t_exit", visit.left)
            end(trackID: visit.trackID, classIndex: visit.classIndex)
        }
        json.endArray()
        json.beginArray("zone_stops")
        for stop in stops {
            json.beginObject()
            json.member("zone", stop.zone)
            time("t_begin", stop.began)
            time("t_end", stop.ended)
            end(trackID: stop.trackID, classIndex: stop.classIndex)
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
extension ZoneStop: TrackedEvent {}
