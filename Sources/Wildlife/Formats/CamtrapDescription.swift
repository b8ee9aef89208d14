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
        json.key("profile"); json.string(Self.address + "camtrap-dp-profile.json")
        json.key("title"); json.string(project.title)
        let time = CivilTime(seconds: created, offset: 0)
        json.key("created"); json.string("\(time.dateText)T\(time.secondText)Z")
        writeResources(&json)
        writePeople(&json)
        writeProject(&json)
        writeCoverage(&json)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private func writeResources(_ json: inout JSONWriter) {
        json.key("resources")
        json.beginArray()
        for name in ["deployments", "media", "observations"] {
            json.beginObject()
            json.key("name"); json.string(name)
            json.key("path"); json.string(name + ".csv")
            json.key("profile"); json.string("tabular-data-resource")
            json.key("format"); json.string("csv")
            json.key("mediatype"); json.string("text/csv")
            json.key("encoding"); json.string("utf-8")
            json.key("schema"); json.string(Self.address + name + "-table-schema.json")
            json.endObject()
        }
        json.endArray()
    }

    private func writePeople(_ json: inout JSONWriter) {
        json.key("contributors")
        json.beginArray()
        let people = project.contributors.isEmpty ? [CamtrapProject.Contributor(title: program)] : project.contributors
        for one in people {
            json.beginObject()
            json.key("title"); json.string(one.title)
            if let email = one.email { json.key("email"); json.string(email) }
            if let path = one.path { json.key("path"); json.string(path) }
            if let role = one.role { json.key("role"); json.string(role.rawValue) }
            if let organization = one.organization { json.key("organization"); json.string(organization) }
            json.endObject()
        }
        json.endArray()
        json.key("sources")
        json.beginArray()
        json.beginObject()
        json.key("title"); json.string(program)
        json.endObject()
        json.endArray()
        guard let licences = project.licences else { return }
        json.key("licenses")
        json.beginArray()
        for (scope, name) in [("data", licences.data), ("media", licences.media)] {
            json.beginObject()
            json.key("name"); json.string(name)
            json.key("scope"); json.string(scope)
            json.endObject()
        }
        json.endArray()
    }

    private func writeProject(_ json: inout JSONWriter) {
        json.key("project")
        json.beginObject()
        if let id = project.id { json.key("id"); json.string(id) }
        json.key("title"); json.string(project.title)
        if let description = project.description { json.key("description"); json.string(description) }
        json.key("samplingDesign"); json.string(project.samplingDesign.rawValue)
        json.key("captureMethod")
        json.beginArray()
        let methods = project.captureMethods.isEmpty ? [.activityDetection] : project.captureMethods
        for method in methods.map(\.rawValue).sorted() { json.string(method) }
        json.endArray()
        json.key("individualAnimals"); json.boolean(false)
        json.key("observationLevel")
        json.beginArray()
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
        json.key("temporal")
        json.beginObject()
        let none = CivilTime(seconds: created, offset: 0).dateText
        json.key("start"); json.string(start?.civil.dateText ?? none)
        json.key("end"); json.string(end?.civil.dateText ?? none)
        json.endObject()
        json.key("taxonomic")
        json.beginArray()
        for one in species {
            json.beginObject()
            json.key("scientificName"); json.string(one.name)
            if let rank = one.rank { json.key("taxonRank"); json.string(rank) }
            if let vernacular = one.vernacular {
                json.key("vernacularNames")
                json.beginObject()
                json.key("eng"); json.string(vernacular)
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
                json.key("coordinates")
                json.beginArray()
                point(west, south)
                point(east, north)
                json.endArray()
            case (false, false):
                json.string("Polygon")
                json.key("coordinates")
                json.beginArray()
                json.beginArray()
                for (x, y) in [(west, south), (east, south), (east, north), (west, north), (west, south)] {
                    point(x, y)
                }
                json.endArray()
                json.endArray()
            }
        } else {
            json.string("GeometryCollection")
            json.key("geometries")
            json.beginArray()
            json.endArray()
        }
        json.endObject()
    }
}
