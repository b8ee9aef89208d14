import ClassPolicy
import FoundationEssentials
import GRDB
import Glibc
import Wildlife

/// One SQLite file that holds a batch: its files, and what was seen in them. It survives a kill and a power cut: what a transaction
/// holds is there as a whole, the rest is still waiting.
///
/// One thread writes. While it is open nobody else opens it.
final class BatchJournal {
    static let fileName = "wayside-batch.sqlite"

    let path: String
    let queue: DatabaseQueue
    let labels: JournalLabels
    let classes: MediaClasses
    private(set) var settings: [String: String]
    private let isExclusive: Bool

    private init(
        path: String, queue: DatabaseQueue, labels: JournalLabels, settings: [String: String], isExclusive: Bool
    ) throws {
        self.isExclusive = isExclusive
        self.path = path
        self.queue = queue
        self.labels = labels
        self.settings = settings
        classes = try labels.admit(path: path)
    }

    static func exists(in folder: String) -> Bool { Glibc.access(folder + "/" + fileName, F_OK) == 0 }

    // MARK: Opening

    /// Begins a journal in a folder that holds none.
    static func create(
        in folder: String, settings: JournalSettings, labels: JournalLabels, pageLimit: Int? = nil
    ) throws -> BatchJournal {
        let path = folder + "/" + fileName
        return try BatchError.translating(path: path) {
            // Before anything is made.
            _ = try labels.admit(path: path)
            let queue = try DatabaseQueue(
                path: path, configuration: configuration(isExclusive: true, pageLimit: pageLimit))
            try queue.writeWithoutTransaction { database in
                try makeDurable(database)
                try database.inTransaction(.exclusive) {
                    try database.execute(sql: JournalSchema.tables)
                    for (table, list) in [("class", labels.detected), ("species", labels.species)] {
                        for (place, label) in list.enumerated() {
                            try database.execute(sql: "INSERT INTO \(table) VALUES (?, ?)", arguments: [place, label])
                        }
                    }
                    for (label, name) in labels.mappings {
                        try database.execute(sql: "INSERT INTO mapping VALUES (?, ?)", arguments: [label, name])
                    }
                    for setting in settings.settings {
                        try database.execute(
                            sql: "INSERT INTO setting VALUES (?, ?)", arguments: [setting.name, setting.value])
                    }
                    // Last: a journal without it was never begun.
                    try database.execute(
                        sql:
                            "PRAGMA application_id = \(JournalSchema.applicationID); PRAGMA user_version = \(JournalSchema.version)"
                    )
                    return .commit
                }
            }
            return try BatchJournal(
                path: path, queue: queue, labels: labels,
                settings: Dictionary(settings.settings.map { ($0.name, $0.value) }) { $1 }, isExclusive: true)
        }
    }

    /// Opens the journal of a folder, to go on with it or, not exclusively, to read it.
    static func open(in folder: String, isExclusive: Bool, pageLimit: Int? = nil) throws -> BatchJournal {
        let path = folder + "/" + fileName
        guard Glibc.access(path, R_OK) == 0 else {
            throw BatchError(.missing, "\(folder): holds no batch (\(fileName)); name the folder that --out made")
        }
        return try BatchError.translating(path: path) {
            let queue = try DatabaseQueue(
                path: path, configuration: configuration(isExclusive: isExclusive, pageLimit: pageLimit))
            return try queue.writeWithoutTransaction { database in
                let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
                if tables == 0 {
                    throw BatchError(
                        .missing,
                        "\(folder): a batch was stopped there before it began; remove \(path), then begin anew")
                }
                guard try Int.fetchOne(database, sql: "PRAGMA application_id") == JournalSchema.applicationID else {
                    throw BatchError(.taken, "\(path): is another program's file; choose another folder")
                }
                guard try Int.fetchOne(database, sql: "PRAGMA user_version") == JournalSchema.version else {
                    throw BatchError(.taken, "\(path): was written by another version of wayside; use that one")
                }
                if isExclusive {
                    try makeDurable(database)
                    try database.inTransaction(.exclusive) { .commit }
                }
                let settings = try Row.fetchAll(database, sql: "SELECT name, value FROM setting")
                return try BatchJournal(
                    path: path, queue: queue, labels: labels(database),
                    settings: Dictionary(settings.map { ($0[0], $0[1]) }) { $1 }, isExclusive: isExclusive)
            }
        }
    }

    /// Opens the journal of a batch that is through, to make something of it.
    static func openFinished(in folder: String) throws -> BatchJournal {
        let journal = try open(in: folder, isExclusive: true)
        let waiting = try journal.count("is_done = 0")
        guard waiting == 0 else {
            try journal.close()
            throw BatchError(.missing, "\(folder): \(waiting) files still wait; finish the batch with --resume first")
        }
        return journal
    }

    private static func configuration(isExclusive: Bool, pageLimit: Int?) -> Configuration {
        var configuration = Configuration()
        configuration.label = "wayside.batch"
        configuration.prepareDatabase { database in
            // 8 MB of pages: the files of a large card are sorted by an index that doesn't fit into less without reading it again and again.
            try database.execute(sql: "PRAGMA cache_size = -8192")
            if isExclusive { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
            if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        return configuration
    }

    /// A commit is on the disk when it returns: a power cut takes nothing that was told as done.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }

    /// Leaves one file, which can be read from a medium that can't be written.
    func close() throws {
        if isExclusive { try access { try $0.execute(sql: "PRAGMA journal_mode = DELETE") } }
        try BatchError.translating(path: path) { try queue.close() }
    }

    /// Ends and leaves nothing.
    func discard() {
        try? queue.close()
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
    }

    /// The database, also while it is being read.
    func access<Result>(_ work: (Database) throws -> Result) throws -> Result {
        try BatchError.translating(path: path) { try queue.unsafeReentrantWrite(work) }
    }

    private static func labels(_ database: Database) throws -> JournalLabels {
        func list(_ table: String) throws -> [String] {
            try String.fetchAll(database, sql: "SELECT label FROM \(table) ORDER BY place")
        }
        let mappings = try Row.fetchAll(database, sql: "SELECT label, name FROM mapping")
        return JournalLabels(
            detected: try list("class"), species: try list("species"),
            mappings: Dictionary(mappings.map { ($0[0], $0[1]) }) { $1 })
    }

    // MARK: Settings that may change

    func remember(_ name: String, _ value: String?) throws {
        settings[name] = value
        try access { database in
            if let value {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [name, value])
            } else {
                try database.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name])
            }
        }
    }

    // MARK: The files

    /// Files are about to come that have no deployment yet.
    func disarrange() throws { try access { try $0.execute(sql: JournalSchema.noTimeOrder) } }

    var isArranged: Bool {
        get throws {
            try access {
                try Bool.fetchOne($0, sql: "SELECT COUNT(*) FROM sqlite_master WHERE name = 'media_time'") ?? false
            }
        }
    }

    /// Adds what a walk finds; what is known already stays as it is.
    func addFiles(of walk: MediaWalk, progress: (Int) throws -> Void) throws {
        try access { try $0.execute(sql: "DELETE FROM problem") }
        var found: [(path: String, kind: MediaRecord.Kind)] = []
        var count = 0
        try walk.run { path, kind in
            found.append((MediaPath.text(of: path), kind))
            count += 1
            guard found.count == 4096 else { return }
            try add(found)
            found.removeAll(keepingCapacity: true)
            try progress(count)
        } problem: { problem in
            try access {
                try $0.execute(
                    sql: "INSERT OR REPLACE INTO problem VALUES (?, ?)", arguments: [problem.path, problem.message])
            }
        }
        try add(found)
        try progress(count)
    }

    private func add(_ files: [(path: String, kind: MediaRecord.Kind)]) throws {
        try access { database in
            try database.inTransaction {
                let statement = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO media (path, kind) VALUES (?, ?)")
                for file in files { try statement.execute(arguments: [file.path, file.kind.rawValue]) }
                return .commit
            }
        }
    }

    /// What couldn't be read waits again: a card that was taken out, a program that was missing.
    func retryFailures() throws {
        try access { database in
            try database.execute(sql: "UPDATE media SET is_done = 0, failure = NULL WHERE failure IS NOT NULL")
        }
    }

    /// The next files that wait, by path.
    func waiting(after path: String, limit: Int) throws -> [MediaItem] {
        try access { database in
            let statement = try database.cachedStatement(
                sql: "SELECT id, path, kind FROM media WHERE is_done = 0 AND path > ? ORDER BY path LIMIT ?")
            return try Row.fetchAll(statement, arguments: [path, limit]).map {
                MediaItem(id: $0[0], path: $0[1], kind: MediaRecord.Kind(rawValue: $0[2]) ?? .picture)
            }
        }
    }

    func count(_ condition: String = "TRUE") throws -> Int {
        try access { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM media WHERE \(condition)") ?? 0 }
    }

    /// What the runs until now have done.
    func progress(minScore: Double) throws -> BatchProgress {
        var progress = BatchProgress(phase: .examining, done: try count("is_done = 1"), total: try count())
        progress.failures = try count("failure IS NOT NULL")
        try forEachDetections { detections in
            if classes.holdAnimal(in: detections, minScore: minScore) { progress.animals += 1 }
        }
        return progress
    }

    func problems() throws -> [MediaWalk.Problem] {
        try access { database in
            try Row.fetchAll(database, sql: "SELECT path, message FROM problem ORDER BY path").map {
                MediaWalk.Problem(path: $0[0], message: $0[1])
            }
        }
    }

    // MARK: Results

    /// Of all files in which anything was seen, in no order.
    func forEachDetections(_ body: ([MediaDetection]) throws -> Void) throws {
        try access { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT detections FROM media WHERE length(detections) > 0")
            while let row = try rows.next() {
                let data: Data = row[0]
                if let detections = data.withUnsafeBytes({
                    DetectionCoding.decode($0, classCount: classes.detected.count)
                }) {
                    try body(detections)
                }
            }
        }
    }

    /// All of them, or none.
    func record(_ results: [MediaResult]) throws {
        guard !results.isEmpty else { return }
        try access { database in
            try database.inTransaction {
                for result in results { try Self.write(result, to: database) }
                return .commit
            }
        }
    }

    private static func write(_ result: MediaResult, to database: Database) throws {
        try database.cachedStatement(sql: update).execute(arguments: arguments(result))
        guard let thumbnail = result.thumbnail else { return }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO thumbnail VALUES (?, ?)")
            .execute(arguments: [result.item.id, Data(thumbnail)])
    }

    /// Files that no walk has found, with what was seen in them: all, or none.
    ///
    /// - Throws: ``BatchError`` for a file that the journal has already.
    func add(_ results: [MediaResult]) throws {
        guard !results.isEmpty else { return }
        try access { database in
            try database.inTransaction {
                let insert = try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO media (path, kind) VALUES (?, ?)")
                for var result in results {
                    try insert.execute(arguments: [result.item.path, result.item.kind.rawValue])
                    guard database.changesCount == 1 else {
                        throw BatchError(.otherSettings, "the file \"\(result.item.path)\" comes twice")
                    }
                    result.item.id = database.lastInsertedRowID
                    try Self.write(result, to: database)
                }
                return .commit
            }
        }
    }

    private static let update = """
        UPDATE media SET is_done = 1, failure = ?, detections = ?, classifications = ?, frame_rate = ?, frames = ?, local_s = ?, time_source = ?,
            width = ?, height = ?, make = ?, model = ?, serial = ?, temperature = ?, latitude = ?, longitude = ?
        WHERE id = ?
        """

    private static func arguments(_ result: MediaResult) -> StatementArguments {
        var (detections, classifications): (Data?, Data?)
        var failure: String?
        switch result.outcome {
        case .detections(let found):
            detections = Data(DetectionCoding.encode(found))
            classifications = ClassificationCoding.encode(found).map { Data($0) }
        case .failure(let reason): failure = reason
        }
        let metadata = result.metadata
        return [
            failure, detections, classifications, result.video?.frameRate,
            result.video.map { $0.processed.map(String.init).joined(separator: ",") },
            metadata.captureTime?.localSeconds, metadata.captureTime?.source.rawValue, metadata.width, metadata.height,
            metadata.cameraMake, metadata.cameraModel, metadata.cameraSerial, metadata.temperature,
            metadata.place?.latitude, metadata.place?.longitude, result.item.id,
        ]
    }

    /// Bytes of the file and of what waits to go into it.
    var size: Int {
        ["", "-wal"].reduce(0) { sum, ending in
            var status = stat()
            return stat(path + ending, &status) == 0 ? sum + Int(status.st_size) : sum
        }
    }
}
