public import Formats
public import FoundationEssentials

/// What every output of a run says first: which program, policy, model and source made it.
public struct RunHeader: Sendable {
    public var programVersion: String
    public var policyVersion: String
    public var policyDigest: String
    /// The model's name and the SHA-256 of its network; nil for a run without a detector.
    public var model: (name: String, sha256: String)?
    /// The model that finds persons in what is stored, where it is another one.
    public var personModel: (name: String, sha256: String)?
    /// Labels of the model that its manifest maps to names of the taxonomy.
    public var mappings: [String: String]
    public var source: String
    public var scene: String?
    /// When the recording began, where that is known; of a live source, when the run began.
    public var start: Date?

    public init(
        programVersion: String, policyVersion: String, policyDigest: String, model: (name: String, sha256: String)?,
        personModel: (name: String, sha256: String)? = nil, mappings: [String: String] = [:], source: String,
        scene: String?, start: Date?
    ) {
        self.programVersion = programVersion
        self.policyVersion = policyVersion
        self.policyDigest = policyDigest
        self.model = model
        self.personModel = personModel
        self.mappings = mappings
        self.source = source
        self.scene = scene
        self.start = start
    }

    /// Writes the header's members into an object that is open.
    public func write(to json: inout JSONWriter) {
        json.member("wayside", programVersion)
        json.beginObject("policy")
        json.member("version", policyVersion)
        json.member("digest", policyDigest)
        json.endObject()
        json.key("model")
        json.model(model)
        if let personModel {
            json.key("person_model")
            json.model(personModel)
        }
        if !mappings.isEmpty {
            json.beginObject("mappings")
            for (label, name) in mappings.sorted(by: { $0.key < $1.key }) {
                json.key(dynamic: label)
                json.string(name)
            }
            json.endObject()
        }
        json.member("source", source)
        json.member("scene", scene)
        json.key("start")
        json.civilTime(start)
    }
}

extension JSONWriter {
    fileprivate mutating func model(_ model: (name: String, sha256: String)?) {
        guard let model else { return null() }
        beginObject()
        member("name", model.name)
        member("sha256", model.sha256)
        endObject()
    }
}
