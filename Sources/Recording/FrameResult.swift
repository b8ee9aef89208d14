public import ClassPolicy
public import Formats
public import Values

/// All that the pipeline says of one frame. Values only, without the picture.
public struct FrameResult: Sendable {
    public var stamp: FrameStamp
    /// Since the run's first frame, on the source's own clock.
    public var elapsed: Duration
    /// What the picture is called where it is a file of its own.
    public var file: String?
    public var detections: [Detection]
    public var tracks: [Track]
    public var events: CountedEvents
    /// Where persons may be, weak detections too: what a saved picture has to hide. nil where nobody looked for them.
    public var persons: PersonBoxes?
    /// Did nothing move, so that the detector didn't look? The detections are then those of the last frame that it saw.
    public var isStill = false

    public init(
        stamp: FrameStamp, elapsed: Duration, file: String? = nil, detections: [Detection] = [], tracks: [Track] = [],
        events: CountedEvents = CountedEvents(), persons: PersonBoxes? = nil
    ) {
        self.stamp = stamp
        self.elapsed = elapsed
        self.file = file
        self.detections = detections
        self.tracks = tracks
        self.events = events
        self.persons = persons
    }

    /// The frame as one line of JSON: index, times, detections, and the tracks of everything but persons. A person is a box in
    /// one frame and has no number that would follow them through a file. `"still":true` stands after the times where the detections
    /// are repeated, and nowhere else.
    ///
    /// ```json
    /// {"frame":12,"time_s":0.480,"time":null,"detections":[{"class":"car","score":0.91,"box":[10.0,20.0,50.0,30.0]}],
    ///  "tracks":[{"id":3,"class":"car","box":[10.2,20.1,50.0,30.0]}]}
    /// ```
    public func write(to json: inout JSONWriter, classes: ClassList) {
        json.beginObject()
        json.member("frame", stamp.index)
        json.member("time_s", elapsed.seconds, decimals: 3)
        json.key("time")
        json.civilTime(stamp.time.civil)
        if let file {
            json.member("file", file)
        }
        if isStill {
            json.member("still", true)
        }
        json.beginArray("detections")
        for detection in detections { json.detection(detection, classes: classes) }
        json.endArray()
        json.beginArray("tracks")
        for track in tracks where track.isConfirmed && track.isObserved && !classes.personFlags[track.classIndex] {
            json.beginObject()
            json.member("id", track.id)
            json.member("class", classes[track.classIndex].name)
            json.key("box")
            json.box(track.box)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
    }
}

extension JSONWriter {
    /// `{"class":"car","score":0.91,"box":[x,y,width,height]}`, pixels of the original picture.
    ///
    /// - Parameter more: Writes further members.
    public mutating func detection(
        _ detection: Detection, classes: ClassList, more: (inout JSONWriter) -> Void = { _ in }
    ) {
        beginObject()
        member("class", classes[detection.classIndex].name)
        member("score", Double(detection.score), decimals: 3)
        key("box")
        box(detection.box)
        more(&self)
        endObject()
    }
}
