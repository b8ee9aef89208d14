import FoundationEssentials

extension CamtrapProject {
    /// Reads what a Camtrap DP package says of its study, by the keys of datapackage.json: `title`, `project` (`id`, `title`,
    /// `description`, `samplingDesign`, `captureMethod`), `contributors` and `licenses`. A whole datapackage.json will do; what it says of
    /// its tables and their content is passed over.
    ///
    /// - Parameter file: Its name, for errors.
    /// - Throws: ``WildlifeError`` with the key that can't be used.
    public init(json bytes: [UInt8], file: String) throws(WildlifeError) {
        let content: Content
        do {
            content = try JSONDecoder().decode(Content.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw WildlifeError("\(file): \(Self.text(of: error))")
        } catch {
            throw WildlifeError("\(file): is not JSON")
        }
        self.init()
        let project = content.project
        if let title = project?.title ?? content.title { self.title = title }
        id = project?.id
        description = project?.description
        if let name = project?.samplingDesign {
            samplingDesign = try Self.value(name, of: "project.samplingDesign", in: file)
        }
        if let names = project?.captureMethod, !names.isEmpty {
            captureMethods = []
            for name in names {
                captureMethods.insert(try Self.value(name, of: "project.captureMethod", in: file))
            }
        }
        for (place, one) in (content.contributors ?? []).enumerated() {
            let role: Contributor.Role? =
                if let role = one.role { try Self.value(role, of: "contributors[\(place)].role", in: file) } else {
                    nil
                }
            contributors.append(
                Contributor(
                    title: one.title, email: one.email, path: one.path, role: role, organization: one.organization))
        }
        if let licences = content.licenses {
            func name(_ scope: String) -> String? { licences.first { $0.scope == scope }?.name }
            guard let data = name("data"), let media = name("media") else {
                throw WildlifeError(
                    "\(file): licenses: Camtrap DP wants two, one with the scope data and one with the scope media, each with its name, such as CC0-1.0"
                )
            }
            self.licences = Licences(data: data, media: media)
        }
    }

    private struct Content: Decodable {
        struct Project: Decodable {
            var id: String?
            var title: String?
            var description: String?
            var samplingDesign: String?
            var captureMethod: [String]?
        }

        struct Person: Decodable {
            var title: String
            var email: String?
            var path: String?
            var role: String?
            var organization: String?
        }

        struct Licence: Decodable {
            var name: String?
            var scope: String?
        }

        var title: String?
        var project: Project?
        var contributors: [Person]?
        var licenses: [Licence]?
    }

    private static func value<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String, of key: String, in file: String
    ) throws(WildlifeError) -> Value {
        guard let value = Value(rawValue: name) else {
            throw WildlifeError(
                "\(file): \(key): there is no \"\(name)\"; it is one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return value
    }

    private static func text(of error: DecodingError) -> String {
        func key(_ path: [any CodingKey]) -> String {
            path.reduce(into: "") { text, key in
                text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
        switch error {
        case .keyNotFound(let missing, let context): return "\(key(context.codingPath + [missing])) is missing"
        case .typeMismatch(_, let context) where context.codingPath.isEmpty: return "is not a JSON object"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(key(context.codingPath)) has not the type that Camtrap DP gives it"
        default: return "is not JSON"
        }
    }
}
