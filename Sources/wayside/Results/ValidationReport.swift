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
            json.member(key, value ?? .nan, decimals: 4)
        }
        func counts(_ camera: String, _ kind: String, _ title: String, _ manual: Int, _ measured: Int, _ geh: Double) {
            json.member("camera", camera)
            json.member("kind", kind)
            json.member("place", title)
            json.member("counted", manual)
            json.member("measured", measured)
            json.member("geh", geh, decimals: 3)
        }
        json.beginObject()
        json.member("counted", validation.manual)
        json.member("measured", validation.measured)
        share("signed_error", validation.signedError)
        share("wape", validation.wape)
        share("geh_lt5", validation.share(below: 5))
        share("geh_lt10", validation.share(below: 10))
        json.member("passes", validation.passes)
        json.member("verdict", validation.verdict)
        json.member("not_watched", validation.notWatched)
        json.member("not_counted", validation.notCounted)
        json.beginArray("places")
        for link in validation.links {
            json.beginObject()
            counts(link.camera, link.kind, link.title, link.manual, link.measured, link.geh)
            json.member("hours", link.hours, decimals: 4)
            json.endObject()
        }
        json.endArray()
        json.beginArray("times")
        for item in validation.comparisons {
            json.beginObject()
            counts(item.camera, item.kind, item.title, item.manual, item.measured, item.geh)
            json.member("start", item.start.text)
            json.member("end", item.end.text)
            json.endObject()
        }
        json.endArray()
        json.beginArray("classes")
        for item in validation.classes {
            json.beginObject()
            json.member("class", item.name)
            json.member("counted", item.manual)
            json.member("measured", item.measured)
            share("wape", item.manual > 0 ? Double(item.absoluteError) / Double(item.manual) : nil)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }
}
