import FoundationEssentials
import GRDB
import Glibc
import Recording
import Wildlife

/// Joins the results of several batches that were made alike: the shards of one, or cards that were looked at on several machines. What
/// comes of all shards is what one batch without shards would have given.
public struct BatchMerge {
    private let parts: [String]
    private let output: String

    /// - Parameters:
    ///   - parts: Folders of results.
    ///   - output: A new or an empty folder.
    public init(parts: [String], output: String) {
        self.parts = parts
        self.output = output
    }

    /// - Throws: ``BatchError``: for parts that aren't finished, were made with other settings, or hold the same file; for a shard that is
    ///   missing.
    public func run(results: ResultOptions) throws -> BatchSummary {
        try results.check()
        guard let first = parts.first else { throw BatchError(.missing, "no folder of results is named") }
        let opened = try parts.map { try BatchJournal.open(in: $0, isExclusive: false) }
        try checkShards(opened)
        var settings = opened[0].settings
        for (folder, part) in zip(parts, opened) {
            try check(part, folder, alike: opened[0], first)
        }
        settings["shard"] = "all"
        settings["folders"] = Set(
            opened.flatMap { ($0.settings["folders"] ?? "").split(separator: "\n", omittingEmptySubsequences: false) }
        )
        .sorted().joined(separator: "\n")
        settings[Self.underWay] = "yes"
        let labels = opened[0].labels
        let paths = opened.map(\.path)
        for part in opened { try part.close() }

        try makeRoom()
        let journal = try BatchJournal.create(
            in: output, settings: JournalSettings(settings), labels: labels)
        for (folder, path) in zip(parts, paths) { try add(path, of: folder, to: journal) }
        try journal.remember(Self.underWay, nil)
        return try BatchEnd(journal: journal, output: output, results: results.remembered(in: journal)).finish(notes: []
        )
    }

    // MARK: Parts

    private static let underWay = "merge under way"

    private func check(_ part: BatchJournal, _ folder: String, alike first: BatchJournal, _ firstFolder: String) throws
    {
        let waiting = try part.count("is_done = 0")
        guard waiting == 0, part.settings[Self.underWay] == nil else {
            throw BatchError(
                .otherSettings, "\(folder): \(waiting) files still wait; finish it with --resume, then merge")
        }
        guard part.labels == first.labels else {
            throw BatchError(
                .otherSettings, "\(folder): has other classes than \(firstFolder); merge what was made with one model")
        }
        // The folders of the shards of one batch are the same, cards have their own.
        let isShard = part.settings["shard"] != "all"
        for name in JournalSettings.names where name != "shard" && (isShard || name != "folders") {
            guard part.settings[name] == first.settings[name] else {
                throw BatchError(
                    .otherSettings,
                    "\(folder): was made with other settings than \(firstFolder): \(name) is \(part.settings[name] ?? "not set") "
                        + "there, \(first.settings[name] ?? "not set") here; make both alike")
            }
        }
    }

    private func checkShards(_ parts: [BatchJournal]) throws {
        let shards = parts.compactMap { $0.settings["shard"].flatMap { Shard($0) } }
        guard let count = shards.first?.count else { return }
        guard shards.count == parts.count, shards.allSatisfy({ $0.count == count }) else {
            throw BatchError(
                .otherSettings, "these are not the shards of one batch; merge those of one batch at a time")
        }
        let numbers = Set(shards.map(\.number))
        let missing = (1...count).filter { !numbers.contains($0) }
        guard missing.isEmpty else {
            let list = missing.prefix(20).map { "\($0)/\(count)" }.joined(separator: ", ")
            throw BatchError(.missing, "\(missing.count) of \(count) shards are missing: \(list); name them too")
        }
        guard numbers.count == shards.count else {
            throw BatchError(.otherSettings, "a shard is named twice; name each once")
        }
    }

    /// A merge that was stopped leaves nothing that is worth keeping.
    private func makeRoom() throws {
        if BatchJournal.exists(in: output) {
            let left = try? BatchJournal.open(in: output, isExclusive: true)
            let isOurs = left?.settings[Self.underWay] != nil
            try left?.close()
            if isOurs {
                for ending in ["", "-wal", "-shm", "-journal"] { unlink(output + "/" + BatchJournal.fileName + ending) }
            }
        }
        _ = try ResultFolder(output, resumes: false)
        if BatchJournal.exists(in: output) {
            throw BatchError(.taken, "\(output): holds a batch already; name a new folder with --out")
        }
    }

    private func add(_ path: String, of folder: String, to journal: BatchJournal) throws {
        let columns = JournalSchema.resultColumns
        try journal.access { database in
            try database.execute(sql: "ATTACH ? AS part", arguments: [path])
            do {
                try database.inTransaction {
                    try database.execute(sql: "INSERT INTO media (\(columns)) SELECT \(columns) FROM part.media")
                    try database.execute(
                        sql: """
                            INSERT INTO thumbnail SELECT media.id, thumbnail.jpeg
                            FROM part.thumbnail AS thumbnail JOIN part.media AS theirs ON theirs.id = thumbnail.media
                            JOIN main.media AS media ON media.path = theirs.path
                            """)
                    try database.execute(sql: "INSERT OR IGNORE INTO problem SELECT path, message FROM part.problem")
                    return .commit
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                let path = try String.fetchOne(
                    database,
                    sql: "SELECT path FROM part.media WHERE path IN (SELECT path FROM main.media) ORDER BY path LIMIT 1"
                )
                throw BatchError(
                    .otherSettings,
                    "\(folder): the file \(path ?? "") is in another part too; give each card a folder of its own below one that "
                        + "holds all, and look at it there")
            }
            try database.execute(sql: "DETACH part")
        }
    }
}
