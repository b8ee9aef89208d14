import GRDB
import Glibc

/// Opens the database file, and only one that is a store of a version that this program knows.
enum StoreConnection {
    /// Opens a store for writing; makes it where there is none, and brings an older one up to date.
    ///
    /// Several programs may do so at the same moment: who comes too late for a step finds it done when it tries again.
    static func forWriting(_ path: String, options: StoreOptions) throws(StoreError) -> DatabaseQueue {
        let deadline = ContinuousClock.now + .seconds(options.lockPatienceSeconds)
        while true {
            do throws(StoreError) {
                return try StoreError.translating(path: path) { try make(path, options: options) }
            } catch {
                guard error.kind == .locked || error.kind == .system, ContinuousClock.now < deadline else {
                    throw error
                }
                usleep(20_000)
            }
        }
    }

    private static func make(_ path: String, options: StoreOptions) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration(options))
        try queue.writeWithoutTransaction { database in
            try check(database, path: path)
            // Room that deleted events leave is given back (see Store.deleteEvents). It must be said before the first table.
            try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            // Readers don't wait for the writer; a crash or a power cut leaves whole transactions.
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            // Before the first table too: one without it would be another program's.
            try database.inTransaction(.immediate) {
                try check(database, path: path)
                if try Int.fetchOne(database, sql: "PRAGMA application_id") != StoreSchema.applicationID {
                    try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
                }
                return .commit
            }
        }
        try StoreSchema.migrator.migrate(queue)
        return queue
    }

    /// Opens a store that is there, for reading.
    ///
    /// Not read-only where that can be had: only a connection that may write takes SQLite's files `-wal` and `-shm` away again.
    static func forReading(_ path: String) throws(StoreError) -> DatabaseQueue {
        guard access(path, R_OK) == 0 else {
            throw StoreError(
                .missing, path: path, message: "can't be opened (\(String(cString: strerror(errno)))); name a store")
        }
        return try StoreError.translating(path: path) {
            var configuration = configuration(StoreOptions())
            configuration.readonly = access(path, W_OK) != 0
            let name = isBeyondWriting(path) ? immutable(path) : path
            let queue = try DatabaseQueue(path: name, configuration: configuration)
            try queue.read { database in
                try check(database, path: path)
                guard try StoreSchema.isReadable(database) else {
                    throw StoreError(
                        .foreign, path: path,
                        message:
                            "holds no results, or those of an older wayside; it is brought up to date when results "
                            + "are next written to it")
                }
            }
            return queue
        }
    }

    /// Does the store lie where nothing can be written, as on a read-only medium, whole and without a writer's files beside it? SQLite
    /// would want to make some.
    private static func isBeyondWriting(_ path: String) -> Bool {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        return access(folder, W_OK) != 0 && access(path + "-wal", F_OK) != 0
    }

    /// SQLite's name for a file that nobody changes.
    private static func immutable(_ path: String) -> String {
        let special = Set("%?#".utf8)
        let name = path.utf8.map { byte in
            byte < 0x80 && !special.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }
        return "file:" + name.joined() + "?immutable=1"
    }

    private static func configuration(_ options: StoreOptions) -> Configuration {
        var configuration = Configuration()
        configuration.label = "wayside.store"
        configuration.busyMode = .timeout(options.lockPatienceSeconds)
        return configuration
    }

    private static func check(_ database: Database, path: String) throws {
        let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        guard tables > 0 else { return }
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == StoreSchema.applicationID else {
            throw StoreError(.foreign, path: path, message: "is another program's database; name another file")
        }
        guard try !StoreSchema.migrator.hasBeenSuperseded(database) else {
            throw StoreError(
                .foreign, path: path, message: "was written by a newer wayside; update this one, or name another store")
        }
    }
}
