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
        json.member("_id", record.camera)
        json.member("dateStart", record.start)
        json.member("dateEnd", record.end)
        json.key("videoResolution")
        json.null()
        json.member("filename", record.sources.joined(separator: ", "))
        json.beginObject("areas")
        for area in record.areas {
            json.key(dynamic: area.name)
            json.beginObject()
            json.member("name", area.name)
            json.member("type", area.type)
            json.key("location")
            json.null()
            json.endObject()
        }
        json.endObject()
        json.beginObject("counterSummary")
        for area in record.areas {
            json.key(dynamic: area.name)
            json.beginObject()
            json.member("_total", area.total)
            for (name, count) in area.totals {
                json.key(dynamic: name)
                json.integer(count)
            }
            json.endObject()
        }
        json.endObject()
        json.beginObject("trackerSummary")
        json.key("totalItemsTracked")
        json.null()
        json.endObject()
        json.beginArray("counterHistory")
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
        json.member("timestamp", event.timestamp)
        json.member("area", event.area)
        json.member("name", event.className)
        json.member("id", event.track)
        json.key("bearing")
        json.null()
        json.member("countingDirection", event.direction)
        json.key("angleWithCountingLine")
        json.null()
        json.endObject()
    }
}
