import Formats
import Recording
import Reports

/// OpenDataCam's counter data as its `GET /recording/:id/counter` gives it. What a store doesn't have is null: where areas lie in the
/// picture, frames, bearings, how much was followed without being counted.
struct OpenDataCamJSON {
    let bytes: [UInt8]

    init(_ record: OpenDataCamRecord) {
        var json = JSONWriter()
        json.beginObject()
        json.key("_id")
        json.string(record.camera)
        json.key("dateStart")
        json.string(record.start)
        json.key("dateEnd")
        json.string(record.end)
        json.key("videoResolution")
        json.null()
        json.key("filename")
        json.string(record.sources.joined(separator: ", "))
        json.key("areas")
        json.beginObject()
        for area in record.areas {
            json.key(dynamic: area.name)
            json.beginObject()
            json.key("name")
            json.string(area.name)
            json.key("type")
            json.string(area.type)
            json.key("location")
            json.null()
            json.endObject()
        }
        json.endObject()
        json.key("counterSummary")
        json.beginObject()
        for area in record.areas {
            json.key(dynamic: area.name)
            json.beginObject()
            json.key("_total")
            json.integer(area.total)
            for (name, count) in area.totals {
                json.key(dynamic: name)
                json.integer(count)
            }
            json.endObject()
        }
        json.endObject()
        json.key("trackerSummary")
        json.beginObject()
        json.key("totalItemsTracked")
        json.null()
        json.endObject()
        json.key("counterHistory")
        json.beginArray()
        for event in record.events { Self.write(event, to: &json) }
        json.endArray()
        json.endObject()
        json.endLine()
        bytes = json.bytes
    }

    private static func write(_ event: OpenDataCamRecord.Event, to json: inout JSONWriter) {
        json.beginObject()
        json.key("frameId")
        json.null()
        json.key("timestamp")
        json.string(event.timestamp)
        json.key("area")
        json.string(event.area)
        json.key("name")
        json.string(event.className)
        json.key("id")
        if let track = event.track { json.integer(track) } else { json.null() }
        json.key("bearing")
        json.null()
        json.key("countingDirection")
        json.string(event.direction)
        json.key("angleWithCountingLine")
        json.null()
        json.endObject()
    }
}
