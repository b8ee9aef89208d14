public import ClassPolicy
public import Formats
public import Values

/// What was counted, one line an event. Every line begins with `"event"` and, where there are several cameras, `"camera"`; `time_s` is
/// seconds since the run's first frame. A person's have no track number, no second time and no speed.
extension JSONWriter {
    /// Writes all of a frame's events.
    ///
    /// - Parameters:
    ///   - start: The monotonic time of the run's first frame.
    ///   - camera: Its name where there are several.
    public mutating func events(_ events: CountedEvents, since start: Duration, classes: ClassList, camera: String?) {
        func elapsed(_ time: FrameTime) -> Duration { time.monotonic - start }
        for crossing in events.crossings {
            self.crossing(crossing, elapsed: elapsed(crossing.time), classes: classes, camera: camera)
        }
        for speed in events.speeds where !classes.personFlags[speed.classIndex] {
            beginEvent("speed", camera, at: speed.end, elapsed(speed.end))
            member("segment", speed.segment)
            member("speed_kmh", speed.speedMetersPerSecond * 3.6, decimals: 1)
            endEvent(speed.trackID, speed.classIndex, classes)
        }
        for movement in events.movements {
            beginEvent("movement", camera, at: movement.left, elapsed(movement.left))
            member("from", movement.from)
            member("to", movement.to)
            if !classes.personFlags[movement.classIndex] {
                member("entered_s", elapsed(movement.entered).seconds, decimals: 3)
            }
            endEvent(movement.trackID, movement.classIndex, classes)
        }
        for visit in events.visits {
            beginEvent("visit", camera, at: visit.entered, elapsed(visit.entered))
            member("zone", visit.zone)
            if !classes.personFlags[visit.classIndex] {
                member("dwell_s", visit.dwell.seconds, decimals: 3)
            }
            endEvent(visit.trackID, visit.classIndex, classes)
        }
        for stop in events.stops where !classes.personFlags[stop.classIndex] {
            beginEvent("stop", camera, at: stop.began, elapsed(stop.began))
            member("zone", stop.zone)
            member("stopped_s", stop.duration.seconds, decimals: 3)
            endEvent(stop.trackID, stop.classIndex, classes)
        }
    }

    /// `{"event":"crossing","time_s":3.2,"time":null,"line":"A","direction":"in","class":"car","track":7}`; with `speed_kmh` where the
    /// scene has a calibration.
    public mutating func crossing(
        _ crossing: LineCrossing, elapsed: Duration, classes: ClassList, camera: String? = nil
    ) {
        beginEvent("crossing", camera, at: crossing.time, elapsed)
        member("line", crossing.line)
        member("direction", crossing.direction)
        if let speed = crossing.speedMetersPerSecond, !classes.personFlags[crossing.classIndex] {
            member("speed_kmh", speed * 3.6, decimals: 1)
        }
        endEvent(crossing.trackID, crossing.classIndex, classes)
    }

    private mutating func beginEvent(_ name: String, _ camera: String?, at time: FrameTime, _ elapsed: Duration) {
        beginObject()
        member("event", name)
        if let camera {
            member("camera", camera)
        }
        member("time_s", elapsed.seconds, decimals: 3)
        key("time")
        civilTime(time.civil)
    }

    private mutating func endEvent(_ trackID: Int, _ classIndex: Int, _ classes: ClassList) {
        member("class", classes[classIndex].name)
        if !classes.personFlags[classIndex] {
            member("track", trackID)
        }
        endObject()
        endLine()
    }
}
