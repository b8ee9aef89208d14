import FoundationEssentials
public import Wildlife

/// How results are written. It has no part in what is seen, so it may be changed whenever a batch is gone on with; what isn't said anew
/// stays as it was.
public struct ResultOptions: Hashable, Sendable {
    /// The IANA zone of cameras for which the table of deployments names none.
    public var zone: String?
    /// Seconds that are added to those cameras' times.
    public var clockOffset: Int?
    /// A table of deployments (``Wildlife/DeploymentTable/init(csv:file:zone:clockOffset:)``).
    public var deploymentFile: String?
    /// What a Camtrap DP package says of its study (``Wildlife/CamtrapProject/init(json:file:)``).
    public var projectFile: String?
    /// Detections below it count for nothing, 0...1; 0.3 where it isn't said.
    public var minScore: Double?
    /// ``ResultFormat/megadetector`` and ``ResultFormat/csv`` where it isn't said.
    public var formats: Set<ResultFormat>?
    /// Seconds; see ``Wildlife/EventOptions``.
    public var sequenceGap: Int?
    public var independentGap: Int?

    public init(
        zone: String? = nil, clockOffset: Int? = nil, deploymentFile: String? = nil, projectFile: String? = nil,
        minScore: Double? = nil, formats: Set<ResultFormat>? = nil, sequenceGap: Int? = nil, independentGap: Int? = nil
    ) {
        self.zone = zone
        self.clockOffset = clockOffset
        self.deploymentFile = deploymentFile
        self.projectFile = projectFile
        self.minScore = minScore
        self.formats = formats
        self.sequenceGap = sequenceGap
        self.independentGap = independentGap
    }

    static let standardMinScore = 0.3
    // Camtrap DP needs coordinates, which only the user knows.
    static let standardFormats: Set<ResultFormat> = [.megadetector, .csv]

    /// What makes an event.
    public var events: EventOptions {
        var events = EventOptions(leastScore: minScore ?? Self.standardMinScore)
        if let sequenceGap { events.sequenceGap = sequenceGap }
        if let independentGap { events.independentGap = independentGap }
        return events
    }

    /// - Throws: ``Wildlife/WildlifeError`` for a zone or table that can't be used.
    func deployments() throws -> DeploymentTable {
        guard let deploymentFile else { return try DeploymentTable(zone: zone, clockOffset: clockOffset ?? 0) }
        let bytes = try Self.contents(of: deploymentFile, option: "--deployments")
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw BatchError(.missing, "\(deploymentFile): is not in UTF-8; save it as a CSV file in UTF-8")
        }
        return try DeploymentTable(csv: text, file: deploymentFile, zone: zone, clockOffset: clockOffset ?? 0)
    }

    /// - Throws: ``Wildlife/WildlifeError`` for a description that can't be used.
    func project() throws -> CamtrapProject {
        guard let projectFile else { return CamtrapProject() }
        return try CamtrapProject(json: Self.contents(of: projectFile, option: "--project"), file: projectFile)
    }

    /// Reads the files that the options name, before hours of work.
    func check() throws {
        _ = try deployments()
        _ = try project()
    }

    private static func contents(of file: String, option: String) throws -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw BatchError(.missing, "\(file): can't be read; check the name given with \(option)")
        }
        return Array(bytes)
    }

    // MARK: In the journal

    private static let prefix = "results: "

    /// Takes what isn't said from the journal, and leaves the outcome there.
    func remembered(in journal: BatchJournal) throws -> ResultOptions {
        let options = recalled(from: journal)
        try journal.remember(Self.prefix + "zone", options.zone)
        try journal.remember(Self.prefix + "clock offset", options.clockOffset.map(String.init))
        try journal.remember(Self.prefix + "deployments", options.deploymentFile)
        try journal.remember(Self.prefix + "project", options.projectFile)
        try journal.remember(Self.prefix + "min score", options.minScore.map { "\($0)" })
        try journal.remember(
            Self.prefix + "formats", options.formats?.map(\.rawValue).sorted().joined(separator: ","))
        try journal.remember(Self.prefix + "sequence gap", options.sequenceGap.map(String.init))
        try journal.remember(Self.prefix + "independent gap", options.independentGap.map(String.init))
        return options
    }

    func recalled(from journal: BatchJournal) -> ResultOptions {
        var options = self
        func old(_ name: String) -> String? { journal.settings[Self.prefix + name] }
        options.zone = zone ?? old("zone")
        options.clockOffset = clockOffset ?? old("clock offset").flatMap { Int($0) }
        options.deploymentFile = deploymentFile.map(Self.absolute) ?? old("deployments")
        options.projectFile = projectFile.map(Self.absolute) ?? old("project")
        options.minScore = minScore ?? old("min score").flatMap { Double($0) }
        options.formats =
            formats
            ?? old("formats").map { Set($0.split(separator: ",").compactMap { ResultFormat(rawValue: String($0)) }) }
        options.sequenceGap = sequenceGap ?? old("sequence gap").flatMap { Int($0) }
        options.independentGap = independentGap ?? old("independent gap").flatMap { Int($0) }
        return options
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
