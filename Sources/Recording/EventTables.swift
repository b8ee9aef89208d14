import ClassPolicy
import Formats
import FoundationEssentials
import Values

/// The tables of single events: `speeds.csv`, one row a measured speed; `visits.csv`, one row a stay in a zone; `stops.csv`, one row a stop
/// there.
///
/// Persons have no row in `speeds.csv` and `stops.csv`; in `visits.csv` theirs says that one came, and neither track nor dwell.
final class EventTables {
    static let speedsHeader = "time_s,time,kind,name,direction,class,track,speed_kmh,policy\n"
    static let visitsHeader = "time_s,time,zone,class,track,dwell_s,policy\n"
    static let stopsHeader = "time_s,time,zone,class,track,stopped_s,policy\n"

    private let classes: ClassList
    private let speeds: OutputFile?
    private let visits: OutputFile?
    private let stops: OutputFile?
    private var json = JSONWriter()

    init(folder: String, classes: ClassList, recordsSpeeds: Bool, recordsVisits: Bool) throws(RecordingError) {
        self.classes = classes
        speeds = recordsSpeeds ? try OutputFile(path: folder + "/speeds.csv") : nil
        visits = recordsVisits ? try OutputFile(path: folder + "/visits.csv") : nil
        stops = recordsVisits ? try OutputFile(path: folder + "/stops.csv") : nil
        try speeds?.write(Array(Self.speedsHeader.utf8))
        try visits?.write(Array(Self.visitsHeader.utf8))
        try stops?.write(Array(Self.stopsHeader.utf8))
    }

    /// - Parameter start: The monotonic time of the run's first frame.
    func write(_ events: CountedEvents, since start: Duration) throws(RecordingError) {
        if let speeds {
            for crossing in events.crossings {
                guard let speed = crossing.speedMetersPerSecond, !classes.personFlags[crossing.classIndex] else {
                    continue
                }
                try speeds.write(
                    row(
                        crossing.time, since: start,
                        [
                            "line", crossing.line, crossing.direction, classes[crossing.classIndex].name,
                            "\(crossing.trackID)", decimals(speed * 3.6, 1),
                        ]))
            }
            for speed in events.speeds where !classes.personFlags[speed.classIndex] {
                try speeds.write(
                    row(
                        speed.end, since: start,
                        [
                            "segment", speed.segment, "", classes[speed.classIndex].name, "\(speed.trackID)",
                            decimals(speed.speedMetersPerSecond * 3.6, 1),
                        ]))
            }
        }
        if let visits {
            for visit in events.visits {
                try visits.write(
                    row(
                        visit.entered, since: start,
                        cells(visit.zone, visit.classIndex, visit.trackID, visit.dwell)))
            }
        }
        if let stops {
            for stop in events.stops where !classes.personFlags[stop.classIndex] {
                try stops.write(
                    row(stop.began, since: start, cells(stop.zone, stop.classIndex, stop.trackID, stop.duration)))
            }
        }
    }

    private func cells(_ zone: String, _ classIndex: Int, _ trackID: Int, _ length: Duration) -> [String] {
        let isPerson = classes.personFlags[classIndex]
        return [
            zone, classes[classIndex].name, isPerson ? "" : "\(trackID)", isPerson ? "" : decimals(length.seconds, 3),
        ]
    }

    func flush() throws(RecordingError) {
        try speeds?.flush()
        try visits?.flush()
        try stops?.flush()
    }

    func close() throws(RecordingError) {
        try speeds?.close()
        try visits?.close()
        try stops?.close()
    }

    private func row(_ time: FrameTime, since start: Duration, _ cells: [String]) -> [UInt8] {
        json.removeAll()
        json.civilTime(time.civil)
        let civil = time.civil == nil ? "" : String(decoding: json.bytes.dropFirst().dropLast(), as: UTF8.self)
        let fields = [decimals((time.monotonic - start).seconds, 3), civil] + cells + [ClassPolicy.digest]
        return Array((fields.map(CSVText.cell).joined(separator: ",") + "\n").utf8)
    }

    private func decimals(_ number: Double, _ count: Int) -> String {
        json.removeAll()
        json.number(number, decimals: count)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
