/// What a Camtrap DP package says of the study that it comes from. Nobody but the user knows it; the defaults claim as little as the
/// format allows.
public struct CamtrapProject: Hashable, Sendable {
    public enum SamplingDesign: String, Hashable, Sendable, CaseIterable {
        case simpleRandom, systematicRandom, clusteredRandom, experimental, targeted, opportunistic
    }

    public enum CaptureMethod: String, Hashable, Sendable, CaseIterable {
        case activityDetection, timeLapse
    }

    public struct Contributor: Hashable, Sendable {
        public enum Role: String, Hashable, Sendable, CaseIterable {
            case contact, principalInvestigator, rightsHolder, publisher, contributor
        }

        public var title: String
        public var email: String?
        /// Such as an ORCID.
        public var path: String?
        public var role: Role?
        public var organization: String?

        public init(
            title: String, email: String? = nil, path: String? = nil, role: Role? = nil, organization: String? = nil
        ) {
            self.title = title
            self.email = email
            self.path = path
            self.role = role
            self.organization = organization
        }
    }

    /// Names of licences, such as CC0-1.0 or CC-BY-4.0.
    public struct Licences: Hashable, Sendable {
        /// Of the package.
        public var data: String
        /// Of the pictures.
        public var media: String

        public init(data: String, media: String) {
            self.data = data
            self.media = media
        }
    }

    public var title: String
    public var id: String?
    public var description: String?
    public var samplingDesign: SamplingDesign
    public var captureMethods: Set<CaptureMethod>
    /// The program, where nobody is named.
    public var contributors: [Contributor]
    /// None where nobody has decided it.
    public var licences: Licences?

    public init(
        title: String = "Camera traps", id: String? = nil, description: String? = nil,
        samplingDesign: SamplingDesign = .opportunistic, captureMethods: Set<CaptureMethod> = [.activityDetection],
        contributors: [Contributor] = [], licences: Licences? = nil
    ) {
        self.title = title
        self.id = id
        self.description = description
        self.samplingDesign = samplingDesign
        self.captureMethods = captureMethods
        self.contributors = contributors
        self.licences = licences
    }
}
