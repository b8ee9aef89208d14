import GRDB

/// A store that could not be opened, read or written. The message is one sentence with the next step.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// No such file, or no right to read it.
        case missing
        case readOnly
        case full
        case locked
        case corrupt
        /// Not a store, or written by a newer version of the program.
        case foreign
        /// Names a class that the class policy refuses.
        case refused
        /// Something handed in that can't be stored.
        case invalid
        case system
    }

    public var kind: Kind
    public var path: String
    public var message: String

    public init(_ kind: Kind, path: String, message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    public var description: String { "\(path): \(message)" }
}

extension StoreError {
    /// Runs what talks to the database and says its errors in our words.
    static func translating<Result>(path: String, _ work: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try work()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The error itself where it is ours, otherwise what SQLite's code means to a user.
    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.system, path: path, message: "\(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.full, path: path, message: "the disk is full; make room, what is stored already is whole")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked, path: path, message: "is locked by another program; end that program or name another store")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .readOnly, path: path, message: "can't be written; name a store in a folder that you may write to")
        case .SQLITE_CANTOPEN:
            self.init(
                .missing, path: path,
                message: "can't be opened; check the name, that its folder exists, and your rights there")
        case .SQLITE_NOTADB:
            self.init(.foreign, path: path, message: "is no store of wayside's; name another file")
        case .SQLITE_IOERR:
            self.init(
                .system, path: path,
                message:
                    "can't be read or written (\(error.message ?? "I/O error")); see whether the disk is full or failing"
            )
        case .SQLITE_CORRUPT:
            self.init(
                .corrupt, path: path,
                message: "is damaged; take a copy from a backup, or save what can be read with sqlite3 FILE .recover")
        default:
            self.init(.system, path: path, message: "SQLite failed: \(error.message ?? error.resultCode.description)")
        }
    }
}
