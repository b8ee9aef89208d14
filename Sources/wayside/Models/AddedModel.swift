import Detection
import Formats
import Recording

/// What `models add` and `models pull` say at the end.
struct AddedModel {
    let model: Model
    /// Where its network file is now.
    let networkPath: String
    /// From ``ModelTrial``; nil where it was here and ready.
    var summary: String?
    /// Of a download: bytes that an earlier one had left.
    var resumedFrom: Int?

    func report(_ format: OutputFormat) throws {
        switch format {
        case .text:
            let words = summary ?? "\(model.name): was here and is ready"
            try StandardOutput.line("\(words); \(networkPath)")
        case .json:
            var json = JSONWriter()
            json.beginObject()
            json.member("name", model.name)
            json.member("state", summary == nil ? "already here" : "added")
            json.member("network", networkPath)
            json.member("sha256", model.manifest.sha256)
            json.member("licence", model.manifest.licence)
            json.member("source", model.manifest.source)
            if let resumedFrom {
                json.member("resumed_from", resumedFrom)
            }
            json.endObject()
            json.endLine()
            try StandardOutput.write(json.bytes)
        }
    }
}
