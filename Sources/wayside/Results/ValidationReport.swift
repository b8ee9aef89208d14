import Civil
import Formats
import Recording
import Reports

/// A validation for people and for programs.
struct ValidationReport {
    private let validation: Validation

    init(_ validation: Validation) { self.validation = validation }

    // MARK: Text

    var text: String {
        let manyCameras = Set(validation.links.map(\.camera)).count > 1
        var parts = [links(manyCameras)]
        let worst = validation.comparisons.filter { $0.geh >= 5 }.sorted { $0.geh > $1.geh }
        if !worst.isEmpty { parts.append(times(worst, manyCameras)) }
        if !validation.classes.isEmpty { parts.append(classes) }
        parts.append(summary)
        return parts.joined(separator: "\n\n")
    }

    private func links(_ manyCameras: Bool) -> String {
        var table = Table(["place", "hours", "counted", "measured", "error", "GEH"], rightAligned: [1, 2, 3, 4, 5])
        for link in validation.links {
            let title = manyCameras ? link.camera + " " + link.title : link.title
            table.add([
                title, link.hours.fixed(2), "\(link.manual)", "\(link.measured)",
                percent(link.manual > 0 ? Double(link.measured - link.manual) / Double(link.manual) : nil),
                link.geh.fixed(2),
            ])
        }
        return table.text
    }

    private func times(_ worst: [Validation.Comparison], _ manyCameras: Bool) -> String {
        var table = Table(["GEH 5 and more", "from", "to", "counted", "measured", "GEH"], rightAligned: [3, 4, 5])
        for item in worst.prefix(20) {
            table.add([
                manyCameras ? item.camera + " " + item.title : item.title,
                item.start.dateText + " " + item.start.minuteText,
                item.end.minuteText, "\(item.manual)", "\(item.measured)", item.geh.fixed(2),
            ])
        }
        return table.text + (worst.count > 20 ? "\n… and \(worst.count - 20) more" : "")
    }

    private var classes: String {
        var table = Table(["class", "counted", "measured", "WAPE"], rightAligned: [1, 2, 3])
        for item in validation.classes {
            table.add([
                item.name, "\(item.manual)", "\(item.measured)",
                percent(item.manual > 0 ? Double(item.absoluteError) / Double(item.manual) : nil),
            ])
        }
        return table.text
    }

    private var summary: String {
        var lines = [
            "counted \(validation.manual), measured \(validation.measured), signed error "
                + "\(percent(validation.signedError)), WAPE \(percent(validation.wape))",
            "GEH < 5 in \(percent(validation.share(below: 5))), GEH < 10 in \(percent(validation.share(below: 10)))",
        ]
        if validation.notWatched > 0 {
            lines.append("left out, not watched all the time: \(validation.notWatched)")
        }
        if validation.notCounted > 0 { lines.append("left out, without a manual count: \(validation.notCounted)") }
        lines.append(validation.verdict)
        return lines.joined(separator: "\n")
    }

    private func percent(_ share: Double?) -> String { share.map { ($0 * 100).fixed(1) + " %" } ?? "-" }

    // MARK: JSON

    var json: [UInt8] {
        var json = JSONWriter()
        func share(_ key: StaticString, _ value: Double?) {
            json.key(key)
            json.number(value ?? .nan, decimals: 4)
        }
        func counts(_ camera: String, _ kind: String, _ title: String, _ manual: Int, _ measured: Int, _ geh: Double) {
            json.key("camera")
            json.string(camera)
            json.key("kind")
            json.string(kind)
            json.key("place")
            json.string(title)
            json.key("counted")
            json.integer(manual)
            json.key("measured")
            json.integer(measured)
            json.key("geh")
            json.number(geh, decimals: 3)
        }
        json.beginObject()
        json.key("counted")
        json.integer(validation.manual)
        json.key("measured")
        json.integer(validation.measured)
        share("signed_error", validation.signedError)
        share("wape", validation.wape)
        share("geh_lt5", validation.share(below: 5))
        share("geh_lt10", validation.share(below: 10))
        json.key("passes")
        json.boolean(validation.passes)
        json.key("verdict")
        json.string(validation.verdict)
        json.key("not_watched")
        json.integer(validation.notWatched)
        json.key("not_counted")
        json.integer(validation.notCounted)
        json.key("places")
        json.beginArray()
        for link in validation.links {
            json.beginObject()
            counts(link.camera, link.kind, link.title, link.manual, link.measured, link.geh)
            json.key("hours")
            json.number(link.hours, decimals: 4)
            json.endObject()
        }
        json.endArray()
        json.key("times")
        json.beginArray()
        for item in validation.comparisons {
            json.beginObject()
            counts(item.camera, item.kind, item.title, item.manual, item.measured, item.geh)
            json.key("start")
            json.string(item.start.text)
            json.key("end")
            json.string(item.end.text)
            json.endObject()
        }
        json.endArray()
        json.key("classes")
        json.beginArray()
        for item in validation.classes {
            json.beginObject()
            json.key("class")
            json.string(item.name)
            json.key("counted")
            json.integer(item.manual)
            json.key("measured")
            json.integer(item.measured)
            share("wape", item.manual > 0 ? Double(item.absoluteError) / Double(item.manual) : nil)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }
}
