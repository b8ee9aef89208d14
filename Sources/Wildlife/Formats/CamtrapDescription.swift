import Civil
import Formats

/// Camtrap DP's datapackage.json.
struct CamtrapDescription {
    private static let address = "https://raw.githubusercontent.com/tdwg/camtrap-dp/1.0.2/"

    let project: CamtrapProject
    let program: String
    /// Seconds since 1970.
    let created: Int
    let deployments: CamtrapDeployments
    let species: [ScientificName]

    var bytes: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("profile", Self.address + "camtrap-dp-profile.json")
        json.member("title", project.title)
        let time = CivilTime(seconds: created, offset: 0)
        json.member("created", "\(time.dateText)T\(time.secondText)Z")
        writeResources(&json)
        writePeople(&json)
        writeProject(&json)
        writeCoverage(&json)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private func writeResources(_ json: inout JSONWriter) {
        json.beginArray("resources")
        for name in ["deployments", "media", "observations"] {
            json.beginObject()
            json.member("name", name)
            json.member("path", name + ".csv")
            json.member("profile", "tabular-data-resource")
            json.member("format", "csv")
            json.member("mediatype", "text/csv")
            json.member("encoding", "utf-8")
            json.member("schema", Self.address + name + "-table-schema.json")
            json.endObject()
        }
        json.endArray()
    }

    private func writePeople(_ json: inout JSONWriter) {
        json.beginArray("contributors")
        let people = project.contributors.isEmpty ? [CamtrapProject.Contributor(title: program)] : project.contributors
        for one in people {
            json.beginObject()
            json.member("title", one.title)
            if let email = one.email { json.member("email", email) }
            if let path = one.path { json.member("path", path) }
            if let role = one.role { json.member("role", role.rawValue) }
            if let organization = one.organization { json.member("organization", organization) }
            json.endObject()
        }
        json.endArray()
        json.beginArray("sources")
        json.beginObject()
        json.member("title", program)
        json.endObject()
        json.endArray()
        guard let licences = project.licences else { return }
        json.beginArray("licenses")
        for (scope, name) in [("data", licences.data), ("media", licences.media)] {
            json.beginObject()
            json.member("name", name)
            json.member("scope", scope)
            json.endObject()
        }
        json.endArray()
    }

    private func writeProject(_ json: inout JSONWriter) {
        json.beginObject("project")
        if let id = project.id { json.member("id", id) }
        json.member("title", project.title)
        if let description = project.description { json.member("description", description) }
        json.member("samplingDesign", project.samplingDesign.rawValue)
        json.beginArray("captureMethod")
        let methods = project.captureMethods.isEmpty ? [.activityDetection] : project.captureMethods
        for method in methods.map(\.rawValue).sorted() { json.string(method) }
        json.endArray()
        json.member("individualAnimals", false)
        json.beginArray("observationLevel")
        json.string("media")
        json.string("event")
        json.endArray()
        json.endObject()
    }

    private func writeCoverage(_ json: inout JSONWriter) {
        json.key("spatial")
        writePlaces(&json)
        let start = deployments.rows.min { $0.start.seconds < $1.start.seconds }?.start
        let end = deployments.rows.max { $0.end.seconds < $1.end.seconds }?.end
        json.beginObject("temporal")
        let none = CivilTime(seconds: created, offset: 0).dateText
        json.member("start", start?.civil.dateText ?? none)
        json.member("end", end?.civil.dateText ?? none)
        json.endObject()
        json.beginArray("taxonomic")
        for one in species {
            json.beginObject()
            json.member("scientificName", one.name)
            if let rank = one.rank { json.member("taxonRank", rank) }
            if let vernacular = one.vernacular {
                json.beginObject("vernacularNames")
                json.member("eng", vernacular)
                json.endObject()
            }
            json.endObject()
        }
        json.endArray()
    }

    /// GeoJSON: a point where all cameras stand at one, otherwise the rectangle around them, which is a line where they stand in one.
    private func writePlaces(_ json: inout JSONWriter) {
        let latitudes = deployments.rows.map(\.place.latitude)
        let longitudes = deployments.rows.map(\.place.longitude)
        func point(_ longitude: Double, _ latitude: Double) {
            json.beginArray()
            json.number(longitude, decimals: 6)
            json.number(latitude, decimals: 6)
            json.endArray()
        }
        json.beginObject()
        json.key("type")
        if let south = latitudes.min(), let north = latitudes.max(), let west = longitudes.min(),
            let east = longitudes.max()
        {
            switch (south == north, west == east) {
            case (true, true):
                json.string("Point")
                json.key("coordinates")
                point(west, south)
            case (true, false), (false, true):
                json.string("LineString")
                json.beginArray("coordinates")
                point(west, south)
                point(east, north)
                json.endArray()
            case (false, false):
                json.string("Polygon")
                json.beginArray("coordinates")
                json.beginArray()
                for (x, y) in [(west, south), (east, south), (east, north), (west, north), (west, south)] {
                    point(x, y)
                }
                json.endArray()
                json.endArray()
            }
        } else {
            json.string("GeometryCollection")
            json.beginArray("geometries")
            json.endArray()
        }
        json.endObject()
    }
}
