import ClassPolicy
import GRDB
import Values

/// The row numbers of a run, its places and its classes.
struct RunRows: Sendable {
    struct Pair: Hashable, Sendable {
        var first: String
        var second: String
    }

    let run: Int64
    private(set) var lines: [Pair: Int64] = [:]
    private(set) var movements: [Pair: Int64] = [:]
    private(set) var segments: [String: Int64] = [:]
    private(set) var zones: [String: Int64] = [:]
    private(set) var classes: [RecognizedClass: Int64] = [:]

    /// Writes the description of a run that begins.
    init(writing description: RunDescription, to database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO run (camera, zone, source, scene, scene_sha256, program, policy_version, policy_digest, model,
                    model_sha256, measures_stops) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)
                """,
            arguments: [
                description.camera, description.zone, description.source, description.scene?.name,
                description.scene?.sha256, Wayside.version, ClassPolicy.version, ClassPolicy.digest,
                description.model?.name, description.model?.sha256,
            ])
        run = database.lastInsertedRowID
        for line in description.layout.lines {
            try database.execute(
                sql: "INSERT INTO line (run, line, direction, arm, role, bearing) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [run, line.line, line.direction, line.arm, line.role?.rawValue, line.bearing])
            lines[Pair(first: line.line, second: line.direction)] = database.lastInsertedRowID
        }
        for movement in description.layout.movements {
            try database.execute(
                sql: "INSERT INTO movement (run, from_arm, to_arm) VALUES (?, ?, ?)",
                arguments: [run, movement.from, movement.to])
            movements[Pair(first: movement.from, second: movement.to)] = database.lastInsertedRowID
        }
        for segment in description.layout.segments {
            try database.execute(
                sql: "INSERT INTO segment (run, name, direction, length_m) VALUES (?, ?, ?, ?)",
                arguments: [run, segment.name, segment.direction, segment.lengthMeters])
            segments[segment.name] = database.lastInsertedRowID
        }
        for zone in description.layout.zones {
            try database.execute(sql: "INSERT INTO zone (run, name) VALUES (?, ?)", arguments: [run, zone])
            zones[zone] = database.lastInsertedRowID
        }
        for recognized in description.classes {
            let row = try Self.row(of: recognized, in: database)
            classes[recognized] = row
            try database.execute(
                sql: "INSERT OR IGNORE INTO run_class (run, class, is_named) VALUES (?, ?, ?)",
                arguments: [run, row, description.namedClasses.contains(recognized.name)])
        }
    }

    private static func row(of recognized: RecognizedClass, in database: Database) throws -> Int64 {
        var node: String?
        if case .generic(let name) = recognized.subject { node = name }
        let known = try Int64.fetchOne(
            database, sql: "SELECT id FROM class WHERE name = ? AND node IS ?", arguments: [recognized.name, node])
        if let known { return known }
        try database.execute(
            sql: "INSERT INTO class (name, node, is_person) VALUES (?, ?, ?)",
            arguments: [recognized.name, node, recognized.isPerson])
        return database.lastInsertedRowID
    }
}
