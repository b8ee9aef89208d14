import GRDB
import Values

/// One result on its way into the store. Places and classes are row numbers.
enum StoredEvent: Sendable {
    case crossing(time: StoreTime, line: Int64, recognized: Int64, track: Int?, metersPerSecond: Double?)
    case movement(time: StoreTime, movement: Int64, recognized: Int64, track: Int?, entered: StoreTime?)
    case speed(time: StoreTime, segment: Int64, recognized: Int64, track: Int?, metersPerSecond: Double)
    case visit(time: StoreTime, zone: Int64, recognized: Int64, track: Int?, left: StoreTime?)
    case stop(time: StoreTime, zone: Int64, recognized: Int64, track: Int, ended: StoreTime, place: StandingPlace?)

    func insert(into database: Database) throws {
        switch self {
        case .crossing(let time, let line, let recognized, let track, let speed):
            try database.cachedStatement(
                sql: "INSERT INTO crossing_event (time_us, line, class, track, speed_mps) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [time.microseconds, line, recognized, track, speed])
        case .movement(let time, let movement, let recognized, let track, let entered):
            try database.cachedStatement(
                sql:
                    "INSERT INTO movement_event (time_us, movement, class, track, entered_us) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [time.microseconds, movement, recognized, track, entered?.microseconds])
        case .speed(let time, let segment, let recognized, let track, let speed):
            try database.cachedStatement(
                sql: "INSERT INTO speed_event (time_us, segment, class, track, speed_mps) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [time.microseconds, segment, recognized, track, speed])
        case .visit(let time, let zone, let recognized, let track, let left):
            try database.cachedStatement(
                sql: "INSERT INTO visit_event (time_us, zone, class, track, left_us) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [time.microseconds, zone, recognized, track, left?.microseconds])
        case .stop(let time, let zone, let recognized, let track, let ended, let place):
            try database.cachedStatement(
                sql: """
                    INSERT INTO stop_event (time_us, zone, class, track, ended_us, start_x_m, start_y_m, end_x_m, end_y_m,
                        length_x_m, length_y_m) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                time.microseconds, zone, recognized, track, ended.microseconds, place?.start.x, place?.start.y,
                place?.end.x, place?.end.y, place?.length.x, place?.length.y,
            ])
        }
    }
}
