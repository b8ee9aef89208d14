import FoundationEssentials
import Wildlife

/// How results are written. It has no part in what is seen, so it may be changed whenever a batch is gone on with; what isn't said anew
/// stays as it was.
public struct ResultOptions: Hashable, Sendable {
    /// The IANA zone of cameras for which the table of deployments names none.
    public var zone: String?
    /// Seconds that are added to those cameras' times.
    public var clockOffset: Int?
    /// A table of deployments (``Wildlife/DeploymentTable/init(csv:file:zone:clockOffset:)``).
    public var deploymentFile: String?
    /// Detections below it count for nothing, 0...1; 0.2 where it isn't said.
    public var minScore: Double?

    public init(
        zone: String? = nil, clockOffset: Int? = nil, deploymentFile: String? = nil, minScore: Double? = nil
    ) {
        self.zone = zone
        self.clockOffset = clockOffset
        self.deploymentFile = deploymentFile
        self.minScore = minScore
    }

    static let standardMinScore = 0.2

    /// - Throws: ``Wildlife/WildlifeError`` for a zone or table that can't be used.
    func deployments() throws -> DeploymentTable {
        guard let deploymentFile else { return try DeploymentTable(zone: zone, clockOffset: clockOffset ?? 0) }
        guard let bytes = FileManager.default.contents(atPath: deploymentFile) else {
            throw BatchError(.missing, "\(deploymentFile): can't be read; check the name given with --deployments")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw BatchError(.missing, "\(deploymentFile): is not in UTF-8; save it as a CSV file in UTF-8")
        }
        return try DeploymentTable(csv: text, file: deploymentFile, zone: zone, clockOffset: clockOffset ?? 0)
    }

    // MARK: In the journal

    private static let prefix = "results: "

    /// Takes what isn't said from the journal, and leaves the outcome there.
    func remembered(in journal: BatchJournal) throws -> ResultOptions {
        var options = self
        func old(_ name: String) -> String? { journal.settings[Self.prefix + name] }
        options.zone = zone ?? old("zone")
        options.clockOffset = clockOffset ?? old("clock offset").flatMap { Int($0) }
        options.deploymentFile = deploymentFile.map(Self.absolute) ?? old("deployments")
        options.minScore = minScore ?? old("min score").flatMap { Double($0) }
        try journal.remember(Self.prefix + "zone", options.zone)
        try journal.remember(Self.prefix + "clock offset", options.clockOffset.map(String.init))
        try journal.remember(Self.prefix + "deployments", options.deploymentFile)
        try journal.remember(Self.prefix + "min score", options.minScore.map { "\($0)" })
        return options
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
