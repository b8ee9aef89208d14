import GRDB

/// What ends a batch. The message is one sentence with the next step; what the journal holds by then stays whole.
public struct BatchError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// No such folder, or nothing in it.
        case missing
        /// The folder of results belongs to other work, or to another run that is under way.
        case taken
        /// The journal was begun with other settings.
        case otherSettings
        case full
        case corrupt
        /// The folder of pictures has gone.
        case gone
        /// The policy refuses a class that the journal names.
        case refused
        case system
    }

    public var kind: Kind
    public var message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { message }
}

extension BatchError {
    /// Runs what talks to the database and says its errors in our words.
    static func translating<Result>(path: String, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw BatchError(error, path: path)
        }
    }

    private init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.full, "\(path): the disk is full")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.taken, "\(path): another wayside is at work on it; wait for its end, or choose another folder")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
            self.init(.system, "\(path): can't be written; choose a folder that you may write to")
        case .SQLITE_NOTADB:
            self.init(.taken, "\(path): is no journal of wayside's; choose another folder")
        case .SQLITE_CORRUPT:
            self.init(
                .corrupt,
                "\(path): is damaged; save what can be read with sqlite3 FILE .recover, or begin again in another folder"
            )
        default:
            self.init(.system, "\(path): SQLite failed: \(error.message ?? error.resultCode.description)")
        }
    }
}
