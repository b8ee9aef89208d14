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
            json.key("name")
            json.string(model.name)
            json.key("state")
            json.string(summary == nil ? "already here" : "added")
            json.key("network")
            json.string(networkPath)
            json.key("sha256")
            json.string(model.manifest.sha256)
            json.key("licence")
            json.string(model.manifest.licence)
            json.key("source")
            json.string(model.manifest.source)
            if let resumedFrom {
                json.key("resumed_from")
                json.integer(resumedFrom)
            }
            json.endObject()
            json.endLine()
            try StandardOutput.write(json.bytes)
        }
    }
}
