import Civil
import ClassPolicy
import Dispatch
public import FoundationEssentials
import GRDB

/// Results over time, of many runs and cameras, in one SQLite file.
///
/// ```swift
/// let store = try Store(path: "results.sqlite")
/// let run = try store.beginRun(RunDescription(camera: "gate", zone: "Europe/Berlin", …))
/// try run.record(crossing, as: classes[crossing.classIndex])
/// try run.observed(from: previousFrame, to: thisFrame)
/// try run.finish()
/// try store.close()
/// ```
public final class Store: Sendable {
    public let path: String
    private let database: DatabaseQueue
    private let options: StoreOptions
    private let queue = DispatchQueue(label: "wayside.store", qos: .utility)

    /// Opens a store, or makes it where there is none.
    ///
    /// - Throws: ``StoreError`` where the file can't be opened or written, is locked or damaged, belongs to another program, or was
    ///   written by a newer version of this one.
    public init(path: String, options: StoreOptions = StoreOptions()) throws(StoreError) {
        self.path = path
        self.options = options
        database = try StoreConnection.forWriting(path, options: options)
    }

    /// Writes what a run is, and opens it for results.
    ///
    /// - Throws: ``StoreError``, also for a time zone that doesn't exist.
    public func beginRun(_ description: RunDescription) throws(StoreError) -> RunWriter {
        guard SiteZone.exists(description.zone) else {
            throw StoreError(
                .invalid, path: path,
                message: "there is no time zone \"\(description.zone)\"; give its IANA name, such as Europe/Berlin")
        }
        let rows = try StoreError.translating(path: path) {
            try database.write { try RunRows(writing: description, to: $0) }
        }
        return RunWriter(database: database, path: path, rows: rows, queue: queue, options: options)
    }

    /// Deletes results from before `date`: the events and the observed time, so that what was deleted is unknown and not zero.
    ///
    /// - Returns: How many events went.
    @discardableResult
    public func deleteEvents(before date: Date) throws(StoreError) -> Int {
        guard let limit = StoreTime(date)?.microseconds else {
            throw StoreError(
                .invalid, path: path, message: "events can only be deleted before a year from 1970 to 9999")
        }
        return try StoreError.translating(path: path) {
            try queue.sync {
                let deleted = try database.write { database in
                    var deleted = 0
                    for table in StoreSchema.events {
                        try database.execute(sql: "DELETE FROM \(table) WHERE time_us < ?", arguments: [limit])
                        deleted += database.changesCount
                    }
                    // An interval that still grows keeps its row.
                    try database.execute(
                        sql: "UPDATE observed SET start_us = ?1, end_us = MAX(end_us, ?1) WHERE start_us < ?1",
                        arguments: [limit])
                    try database.execute(
                        sql: """
                            DELETE FROM observed WHERE start_us = end_us AND start_us = ?
                            AND sequence < (SELECT MAX(sequence) FROM observed AS later WHERE later.run = observed.run)
                            """,
                        arguments: [limit])
                    return deleted
                }
                try database.inDatabase { try $0.execute(sql: "PRAGMA incremental_vacuum") }
                return deleted
            }
        }
    }

    /// Makes the store full at a size, for tests.
    package func limit(toPages pages: Int) throws {
        try database.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    /// Ends the connection. Runs are to be finished before.
    public func close() throws(StoreError) {
        try StoreError.translating(path: path) { try queue.sync { try database.close() } }
    }
}
