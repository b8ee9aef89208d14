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
            key("segment")
            string(speed.segment)
            key("speed_kmh")
            number(speed.speedMetersPerSecond * 3.6, decimals: 1)
            endEvent(speed.trackID, speed.classIndex, classes)
        }
        for movement in events.movements {
            beginEvent("movement", camera, at: movement.left, elapsed(movement.left))
            key("from")
            string(movement.from)
            key("to")
            string(movement.to)
            if !classes.personFlags[movement.classIndex] {
                key("entered_s")
                number(elapsed(movement.entered).seconds, decimals: 3)
            }
            endEvent(movement.trackID, movement.classIndex, classes)
        }
        for visit in events.visits {
            beginEvent("visit", camera, at: visit.entered, elapsed(visit.entered))
            key("zone")
            string(visit.zone)
            if !classes.personFlags[visit.classIndex] {
                key("dwell_s")
                number(visit.dwell.seconds, decimals: 3)
            }
            endEvent(visit.trackID, visit.classIndex, classes)
        }
        for stop in events.stops where !classes.personFlags[stop.classIndex] {
            beginEvent("stop", camera, at: stop.began, elapsed(stop.began))
            key("zone")
            string(stop.zone)
            key("stopped_s")
            number(stop.duration.seconds, decimals: 3)
            endEvent(stop.trackID, stop.classIndex, classes)
        }
    }

    /// `{"event":"crossing","time_s":3.2,"time":null,"line":"A","direction":"in","class":"car","track":7}`; with `speed_kmh` where the
    /// scene has a calibration.
    public mutating func crossing(
        _ crossing: LineCrossing, elapsed: Duration, classes: ClassList, camera: String? = nil
    ) {
        beginEvent("crossing", camera, at: crossing.time, elapsed)
        key("line")
        string(crossing.line)
        key("direction")
        string(crossing.direction)
        if let speed = crossing.speedMetersPerSecond, !classes.personFlags[crossing.classIndex] {
            key("speed_kmh")
            number(speed * 3.6, decimals: 1)
        }
        endEvent(crossing.trackID, crossing.classIndex, classes)
    }

    private mutating func beginEvent(_ name: String, _ camera: String?, at time: FrameTime, _ elapsed: Duration) {
        beginObject()
        key("event")
        string(name)
        if let camera {
            key("camera")
            string(camera)
        }
        key("time_s")
        number(elapsed.seconds, decimals: 3)
        key("time")
        civilTime(time.civil)
    }

    private mutating func endEvent(_ trackID: Int, _ classIndex: Int, _ classes: ClassList) {
        key("class")
        string(classes[classIndex].name)
        if !classes.personFlags[classIndex] {
            key("track")
            integer(trackID)
        }
        endObject()
        endLine()
    }
}
