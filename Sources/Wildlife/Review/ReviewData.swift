import Formats

/// What a review page holds, as JSON for its script.
enum ReviewData {
    /// A box over a picture.
    struct Mark {
        var box: NormalizedBox
        /// `animal`, `person`, `vehicle`, `object`, or `repeat`.
        var kind: String
        var label: String
    }

    /// - Parameters:
    ///   - chunk: The number of the script that holds its pictures.
    ///   - place: Where they stand in it.
    ///   - pictures: How many they are.
    static func write(_ event: MediaEvent, chunk: Int, place: Int, pictures: Int, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("id", event.id)
        json.member("deployment", event.deployment)
        if let span = event.span {
            json.member("start", span.start.text)
            json.member("end", span.end.text)
            json.member("from", span.start.seconds)
            json.member("to", span.end.seconds)
        }
        json.member("files", event.pictures)
        json.member("failures", event.failures)
        json.beginArray("seen")
        for tally in event.counted {
            json.beginObject()
            json.member("kind", tally.subject.rawValue)
            json.member("name", tally.name)
            json.member("count", tally.highestCount)
            if let probability = tally.probability { json.member("probability", probability, decimals: 3) }
            json.endObject()
        }
        json.endArray()
        json.member("repeats", event.repeats.count)
        json.member("chunk", chunk)
        json.member("place", place)
        json.member("shown", pictures)
        json.endObject()
    }

    /// - Parameter jpeg: Empty where there is no picture of it.
    static func write(
        _ record: MediaRecord, time: CaptureMoment?, marks: [Mark], jpeg: [UInt8], _ json: inout JSONWriter
    ) {
        json.beginObject()
        json.member("file", record.path)
        if let time { json.member("time", time.text) }
        if record.kind == .video { json.member("video", true) }
        json.member("width", record.metadata.width)
        json.member("height", record.metadata.height)
        json.beginArray("marks")
        for mark in marks {
            json.beginObject()
            json.beginArray("box")
            for side in [mark.box.x, mark.box.y, mark.box.width, mark.box.height] {
                json.number(side.isFinite ? min(max(side, 0), 1) : 0, decimals: 4)
            }
            json.endArray()
            json.member("kind", mark.kind)
            json.member("label", mark.label)
            json.endObject()
        }
        json.endArray()
        json.member("jpeg", Base64.text(jpeg))
        json.endObject()
    }

    static func write(_ row: SpeciesSummary, _ json: inout JSONWriter) {
        let kind =
            switch row.kind {
            case .seen(let subject): subject.rawValue
            case .blank: "blank"
            case .failure: "failure"
            }
        json.beginObject()
        json.member("deployment", row.deployment)
        json.member("kind", kind)
        json.member("name", row.name)
        json.member("events", row.events)
        if let independent = row.independentEvents { json.member("independent", independent) }
        json.member("files", row.pictures)
        json.member("most", row.highestCount)
        if let first = row.first { json.member("first", first.text) }
        if let last = row.last { json.member("last", last.text) }
        json.endObject()
    }

    static func write(_ place: RepeatedPlace, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("id", place.id)
        json.member("deployment", place.deployment)
        json.member("name", place.name)
        json.member("files", place.pictures)
        json.member("occasions", place.occasions)
        json.member("days", place.days)
        json.member("concentration", place.concentration, decimals: 3)
        json.member("first", place.first.text)
        json.member("last", place.last.text)
        json.endObject()
    }
}
