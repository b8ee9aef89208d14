import ClassPolicy
import FoundationEssentials
import GRDB
public import Wildlife

/// The results in a journal, read one at a time. For one thread.
public final class MediaJournal: MediaCatalogue {
    public let classes: MediaClasses
    public let origin: MediaOrigin
    public let deployments: DeploymentTable

    /// Detections below it count for nothing.
    public let minScore: Double

    private let journal: BatchJournal

    /// Opens the results of a batch for reading.
    ///
    /// - Parameters:
    ///   - folder: That of the results.
    ///   - results: What isn't said is as it was when they were written.
    /// - Throws: ``BatchError``; ``Wildlife/WildlifeError`` for a table of deployments.
    public convenience init(folder: String, results: ResultOptions = ResultOptions()) throws {
        let journal = try BatchJournal.open(in: folder, isExclusive: false)
        let isChanged = results != ResultOptions()
        let options = results.recalled(from: journal)
        let isArranged = try journal.isArranged
        try self.init(
            journal, deployments: options.deployments(), minScore: options.minScore ?? ResultOptions.standardMinScore,
            arranges: isChanged || !isArranged)
    }

    /// - Parameter arranges: Gives every file its deployment and moment anew.
    init(
        _ journal: BatchJournal, deployments: DeploymentTable, minScore: Double, arranges: Bool = true
    ) throws {
        self.minScore = minScore
        self.journal = journal
        self.deployments = deployments
        classes = journal.classes
        origin = MediaOrigin(
            detector: journal.settings["network"] ?? "", classifier: journal.settings["second network"],
            leastScore: Double(journal.settings["least score"] ?? "") ?? 0,
            program: journal.settings["program"] ?? "", networkHash: journal.settings["network SHA-256"])
        if arranges { try arrange() }
    }

    public func forEachByPath(_ body: (MediaRecord) throws -> Void) throws {
        try forEach(order: "path", body)
    }

    public func forEachByTime(_ body: (MediaRecord) throws -> Void) throws {
        try forEach(order: "deployment, moment_s IS NULL, moment_s, path", body)
    }

    /// The small picture of a file in which something was seen, a JPEG in which persons are hidden; nil where there is none.
    public func thumbnail(ofFile path: String) throws -> [UInt8]? {
        try journal.access { database in
            try Data.fetchOne(
                database.cachedStatement(
                    sql: "SELECT jpeg FROM thumbnail JOIN media ON media.id = thumbnail.media WHERE path = ?"),
                arguments: [path]
            ).map { Array($0) }
        }
    }

    private func forEach(order: String, _ body: (MediaRecord) throws -> Void) throws {
        try journal.access { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT path, kind, failure, detections, frame_rate, frames, local_s, time_source, width, height, make, model,
                        serial, temperature, latitude, longitude, deployment, classifications
                    FROM media WHERE is_done = 1 ORDER BY \(order)
                    """)
            while let row = try rows.next() { try body(record(row)) }
        }
    }

    private func record(_ row: Row) throws -> MediaRecord {
        let path: String = row[0]
        var metadata = MediaMetadata(width: row[8] ?? 0, height: row[9] ?? 0)
        if let seconds: Int = row[6], let source = (row[7] as String?).flatMap(CaptureTime.Source.init) {
            metadata.captureTime = CaptureTime(localSeconds: seconds, source: source)
        }
        (metadata.cameraMake, metadata.cameraModel, metadata.cameraSerial) = (row[10], row[11], row[12])
        metadata.temperature = row[13]
        if let latitude: Double = row[14], let longitude: Double = row[15] {
            metadata.place = MediaMetadata.Place(latitude: latitude, longitude: longitude)
        }
        let outcome: MediaRecord.Outcome
        if let failure: String = row[2] {
            outcome = .failure(failure)
        } else {
            outcome = .detections(try detections(row[3] ?? Data(), row[17] ?? Data(), path))
        }
        var video: MediaRecord.VideoFrames?
        if let rate: Double = row[4] {
            let frames: String = row[5] ?? ""
            video = MediaRecord.VideoFrames(
                frameRate: rate, processed: frames.split(separator: ",").compactMap { Int($0) })
        }
        return MediaRecord(
            path: path, deployment: row[16] ?? "", kind: MediaRecord.Kind(rawValue: row[1]) ?? .picture,
            metadata: metadata, outcome: outcome, video: video)
    }

    private func detections(_ found: Data, _ classified: Data, _ path: String) throws -> [MediaDetection] {
        let count = (classes.detected.count, classes.species.count)
        guard var detections = found.withUnsafeBytes({ DetectionCoding.decode($0, classCount: count.0) }),
            classified.withUnsafeBytes({ ClassificationCoding.decode($0, classCount: count.1, into: &detections) })
        else {
            throw BatchError(.corrupt, "\(journal.path): the detections of \(path) are damaged; begin a new batch")
        }
        return detections
    }

    /// Gives every file its deployment and its moment, and makes the index by them.
    private func arrange() throws {
        try journal.access { database in
            try database.execute(sql: JournalSchema.noTimeOrder)
            var last = ""
            while true {
                let rows = try Row.fetchAll(
                    database,
                    sql: "SELECT id, path, local_s, time_source FROM media WHERE path > ? ORDER BY path LIMIT 4096",
                    arguments: [last])
                guard let lastRow = rows.last else { break }
                last = lastRow[1]
                try database.inTransaction {
                    let update = try database.cachedStatement(
                        sql: "UPDATE media SET deployment = ?, moment_s = ? WHERE id = ?")
                    for row in rows {
                        let deployment = deployments.id(ofFile: row[1])
                        let source = (row[3] as String?).flatMap(CaptureTime.Source.init) ?? .dateTimeOriginal
                        let moment = (row[2] as Int?).map {
                            deployments.moment(of: CaptureTime(localSeconds: $0, source: source), in: deployment)
                                .seconds
                        }
                        try update.execute(arguments: [deployment, moment, row[0] as Int64])
                    }
                    return .commit
                }
            }
            try database.execute(sql: JournalSchema.timeOrder)
        }
    }
}
