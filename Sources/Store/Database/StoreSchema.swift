import GRDB

/// The tables, and how older stores become newer ones.
///
/// Times are microseconds since 1970 in UTC. Events of persons have no track number and no second time: that one passed, when and
/// where, is all that is kept.
enum StoreSchema {
    /// "WAYS": tells a store from other programs' databases.
    static let applicationID = 0x5741_5953

    /// A migration is never changed once it was released; what changes later gets one of its own.
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: version1)
        }
        // How fast a thing was on the ground as it crossed the line; null without a calibration, and for a person.
        migrator.registerMigration("2") { database in
            try database.execute(sql: "ALTER TABLE crossing_event ADD COLUMN speed_mps REAL")
        }
        // How long things stood in zones. A run from before did not measure it: its queues are unknown.
        migrator.registerMigration("3") { database in
            try database.execute(sql: version3)
        }
        return migrator
    }()

    /// Can it be read as it is? The first version can: what it lacks is unknown.
    static func isReadable(_ database: Database) throws -> Bool {
        guard try database.tableExists("grdb_migrations") else { return false }
        return try migrator.appliedMigrations(database).contains("1")
    }

    /// What the store's version can say.
    struct Contents {
        /// How fast things crossed lines.
        var crossingSpeeds: Bool
        /// How long things stood in zones.
        var stops: Bool
    }

    static func contents(_ database: Database) throws -> Contents {
        let applied = try migrator.appliedMigrations(database)
        return Contents(crossingSpeeds: applied.contains("2"), stops: applied.contains("3"))
    }

    private static let version1 = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            camera TEXT NOT NULL,
            zone TEXT NOT NULL,
            source TEXT NOT NULL,
            scene TEXT,
            scene_sha256 TEXT,
            program TEXT NOT NULL,
            policy_version TEXT NOT NULL,
            policy_digest TEXT NOT NULL,
            model TEXT,
            model_sha256 TEXT
        ) STRICT;
        CREATE TABLE class (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            -- The taxonomy's node; null for a person.
            node TEXT,
            is_person INTEGER NOT NULL,
            UNIQUE (name, node)
        ) STRICT;
        CREATE TABLE run_class (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            class INTEGER NOT NULL REFERENCES class,
            is_named INTEGER NOT NULL,
            PRIMARY KEY (run, class)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE line (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            line TEXT NOT NULL,
            direction TEXT NOT NULL,
            arm TEXT,
            role TEXT,
            bearing REAL,
            UNIQUE (run, line, direction)
        ) STRICT;
        CREATE TABLE movement (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            from_arm TEXT NOT NULL,
            to_arm TEXT NOT NULL,
            UNIQUE (run, from_arm, to_arm)
        ) STRICT;
        CREATE TABLE segment (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            name TEXT NOT NULL,
            direction TEXT NOT NULL,
            length_m REAL NOT NULL,
            UNIQUE (run, name)
        ) STRICT;
        CREATE TABLE zone (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            name TEXT NOT NULL,
            UNIQUE (run, name)
        ) STRICT;
        CREATE TABLE observed (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            start_us INTEGER NOT NULL,
            end_us INTEGER NOT NULL,
            PRIMARY KEY (run, sequence)
        ) STRICT, WITHOUT ROWID;
        -- time_us decides the bin: of a crossing the crossing, of a movement the exit, of a speed the second line, of a visit the
        -- entry.
        CREATE TABLE crossing_event (
            time_us INTEGER NOT NULL,
            line INTEGER NOT NULL REFERENCES line ON DELETE CASCADE,
            class INTEGER NOT NULL REFERENCES class,
            track INTEGER
        ) STRICT;
        CREATE TABLE movement_event (
            time_us INTEGER NOT NULL,
            movement INTEGER NOT NULL REFERENCES movement ON DELETE CASCADE,
            class INTEGER NOT NULL REFERENCES class,
            track INTEGER,
            entered_us INTEGER
        ) STRICT;
        CREATE TABLE speed_event (
            time_us INTEGER NOT NULL,
            segment INTEGER NOT NULL REFERENCES segment ON DELETE CASCADE,
            class INTEGER NOT NULL REFERENCES class,
            track INTEGER,
            speed_mps REAL NOT NULL
        ) STRICT;
        CREATE TABLE visit_event (
            time_us INTEGER NOT NULL,
            zone INTEGER NOT NULL REFERENCES zone ON DELETE CASCADE,
            class INTEGER NOT NULL REFERENCES class,
            track INTEGER,
            left_us INTEGER
        ) STRICT;
        CREATE INDEX crossing_time ON crossing_event (time_us);
        CREATE INDEX movement_time ON movement_event (time_us);
        CREATE INDEX speed_time ON speed_event (time_us);
        CREATE INDEX visit_time ON visit_event (time_us);
        """

    private static let version3 = """
        ALTER TABLE run ADD COLUMN measures_stops INTEGER NOT NULL DEFAULT 0;
        -- None of persons. Places are metres on the scene's ground, null without a calibration: the middle of the footprint when it came
        -- to stand and when it went on, and the way from its rear to its front.
        CREATE TABLE stop_event (
            time_us INTEGER NOT NULL,
            zone INTEGER NOT NULL REFERENCES zone ON DELETE CASCADE,
            class INTEGER NOT NULL REFERENCES class,
            track INTEGER NOT NULL,
            ended_us INTEGER NOT NULL,
            start_x_m REAL,
            start_y_m REAL,
            end_x_m REAL,
            end_y_m REAL,
            length_x_m REAL,
            length_y_m REAL
        ) STRICT;
        CREATE INDEX stop_time ON stop_event (time_us);
        """

    static let events = ["crossing_event", "movement_event", "speed_event", "visit_event", "stop_event"]
}
