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
        json.key("id"); json.string(event.id)
        json.key("deployment"); json.string(event.deployment)
        if let span = event.span {
            json.key("start"); json.string(span.start.text)
            json.key("end"); json.string(span.end.text)
            json.key("from"); json.integer(span.start.seconds)
            json.key("to"); json.integer(span.end.seconds)
        }
        json.key("files"); json.integer(event.pictures)
        json.key("failures"); json.integer(event.failures)
        json.key("seen")
        json.beginArray()
        for tally in event.counted {
            json.beginObject()
            json.key("kind"); json.string(tally.subject.rawValue)
            json.key("name"); json.string(tally.name)
            json.key("count"); json.integer(tally.highestCount)
            if let probability = tally.probability { json.key("probability"); json.number(probability, decimals: 3) }
            json.endObject()
        }
        json.endArray()
        json.key("repeats"); json.integer(event.repeats.count)
        json.key("chunk"); json.integer(chunk)
        json.key("place"); json.integer(place)
        json.key("shown"); json.integer(pictures)
        json.endObject()
    }

    /// - Parameter jpeg: Empty where there is no picture of it.
    static func write(
        _ record: MediaRecord, time: CaptureMoment?, marks: [Mark], jpeg: [UInt8], _ json: inout JSONWriter
    ) {
        json.beginObject()
        json.key("file"); json.string(record.path)
        if let time { json.key("time"); json.string(time.text) }
        if record.kind == .video { json.key("video"); json.boolean(true) }
        json.key("width"); json.integer(record.metadata.width)
        json.key("height"); json.integer(record.metadata.height)
        json.key("marks")
        json.beginArray()
        for mark in marks {
            json.beginObject()
            json.key("box")
            json.beginArray()
            for side in [mark.box.x, mark.box.y, mark.box.width, mark.box.height] {
                json.number(side.isFinite ? min(max(side, 0), 1) : 0, decimals: 4)
            }
            json.endArray()
            json.key("kind"); json.string(mark.kind)
            json.key("label"); json.string(mark.label)
            json.endObject()
        }
        json.endArray()
        json.key("jpeg"); json.string(Base64.text(jpeg))
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
        json.key("deployment"); json.string(row.deployment)
        json.key("kind"); json.string(kind)
        json.key("name"); json.string(row.name)
        json.key("events"); json.integer(row.events)
        if let independent = row.independentEvents { json.key("independent"); json.integer(independent) }
        json.key("files"); json.integer(row.pictures)
        json.key("most"); json.integer(row.highestCount)
        if let first = row.first { json.key("first"); json.string(first.text) }
        if let last = row.last { json.key("last"); json.string(last.text) }
        json.endObject()
    }

    static func write(_ place: RepeatedPlace, _ json: inout JSONWriter) {
        json.beginObject()
        json.key("id"); json.string(place.id)
        json.key("deployment"); json.string(place.deployment)
        json.key("name"); json.string(place.name)
        json.key("files"); json.integer(place.pictures)
        json.key("occasions"); json.integer(place.occasions)
        json.key("days"); json.integer(place.days)
        json.key("concentration"); json.number(place.concentration, decimals: 3)
        json.key("first"); json.string(place.first.text)
        json.key("last"); json.string(place.last.text)
        json.endObject()
    }
}
