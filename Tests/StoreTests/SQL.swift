import GRDB

/// Another program's hand on the file.
enum SQL {
    static func execute(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    static func integers(_ path: String, _ sql: String) throws -> [Int] {
        try DatabaseQueue(path: path).read { try Int.fetchAll($0, sql: sql) }
    }
}
