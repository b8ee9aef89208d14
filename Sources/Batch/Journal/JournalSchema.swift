/// The tables of a journal.
///
/// A file's row says what it is from the walk on, and what was seen in it once that is known: a result is whole in its row or not
/// there.
enum JournalSchema {
    /// "WAYB": tells a journal from other programs' databases.
    static let applicationID = 0x5741_5942
    static let version = 1

    static let tables = """
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- The detector's classes as its manifest has them. They go before the policy whenever the journal is opened.
        CREATE TABLE class (
            place INTEGER PRIMARY KEY,
            label TEXT NOT NULL
        ) STRICT;
        -- A second model's.
        CREATE TABLE species (
            place INTEGER PRIMARY KEY,
            label TEXT NOT NULL
        ) STRICT;
        CREATE TABLE mapping (
            label TEXT PRIMARY KEY,
            name TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE media (
            id INTEGER PRIMARY KEY,
            -- As MediaPath has it.
            path TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            -- 0: to be looked at, 1: looked at.
            is_done INTEGER NOT NULL DEFAULT 0,
            failure TEXT,
            -- As DetectionCoding has them; null for a failure.
            detections BLOB,
            -- As ClassificationCoding has them; null where no second model looked.
            classifications BLOB,
            frame_rate REAL,
            -- Numbers of the frames looked at, parted by commas.
            frames TEXT,
            local_s INTEGER,
            time_source TEXT,
            width INTEGER,
            height INTEGER,
            make TEXT,
            model TEXT,
            serial TEXT,
            temperature REAL,
            latitude REAL,
            longitude REAL,
            -- Said by the table of deployments, when the results are written.
            deployment TEXT,
            moment_s INTEGER
        ) STRICT;
        CREATE INDEX media_waiting ON media (path) WHERE is_done = 0;
        CREATE TABLE thumbnail (
            media INTEGER PRIMARY KEY REFERENCES media,
            jpeg BLOB NOT NULL
        ) STRICT;
        -- Folders that could not be read when the files were last looked for.
        CREATE TABLE problem (
            path TEXT PRIMARY KEY,
            message TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Of `media`: all that a result is made of.
    static let resultColumns = """
        path, kind, is_done, failure, detections, classifications, frame_rate, frames, local_s, time_source, width, height, make, model, serial,
        temperature, latitude, longitude
        """

    static let timeOrder = "CREATE INDEX media_time ON media (deployment, moment_s IS NULL, moment_s, path)"
    static let noTimeOrder = "DROP INDEX IF EXISTS media_time"
}
