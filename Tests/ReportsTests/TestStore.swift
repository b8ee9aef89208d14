import Civil
import ClassPolicy
import Foundation
import GRDB
import Reports
import Store
import TestSupport
import Values

/// A store with runs of a junction, for reports.
final class TestStore {
    let folder: ScratchFolder
    let path: String
    let classes: ClassList
    let zone: String
    private let store: Store
    private(set) var run: RunWriter

    static let layout = CountingLayout(
        lines: [
            .init(line: "L1", direction: "in", arm: "N", role: .entry, bearing: 180),
            .init(line: "L1", direction: "out", bearing: 0),
        ],
        movements: ["N", "S"].flatMap { from in ["N", "E", "S"].map { .init(from: from, to: $0) } },
        segments: [.init(name: "SEG", direction: "in", lengthMeters: 40)], zones: ["BOX"])

    init(zone: String = "Europe/Berlin", camera: String = "gate", layout: CountingLayout = TestStore.layout) throws {
        folder = try ScratchFolder()
        path = folder.path + "/results.sqlite"
        self.zone = zone
        classes = try ClassPolicy.current.admit(["car", "truck", "bicycle", "person"], inputs: .picture, task: .detect)
        store = try Store(path: path)
        run = try store.beginRun(Self.description(camera, zone, layout, classes))
    }

    private static func description(
        _ camera: String, _ zone: String, _ layout: CountingLayout, _ classes: ClassList
    ) -> RunDescription {
        RunDescription(
            camera: camera, zone: zone, source: "clip.mp4", model: ("tiny", String(repeating: "ab", count: 32)),
            layout: layout, classes: classes.classes, namedClasses: ["car", "truck"])
    }

    func beginRun(camera: String = "gate", layout: CountingLayout = TestStore.layout) throws {
        try run.finish()
        run = try store.beginRun(Self.description(camera, zone, layout, classes))
    }

    /// `2026-05-04T07:00` on the site's clock.
    func time(_ text: String) throws -> Date {
        guard let time = CivilText(text) else { throw ReportError("no time: \(text)") }
        return Date(timeIntervalSince1970: Double(try time.seconds(in: zone)))
    }

    func cross(
        _ date: Date, line: String = "L1", direction: String = "in", as name: String = "car", track: Int = 1,
        metersPerSecond: Double? = nil
    ) throws {
        guard let recognized = classes.first(named: name) else { throw ReportError("no class \(name)") }
        try run.record(
            LineCrossing(
                line: line, direction: direction, trackID: track, classIndex: recognized.index,
                time: FrameTime(monotonic: .zero, civil: date), speedMetersPerSecond: metersPerSecond), as: recognized)
    }

    func stay(_ from: Date, _ to: Date, in zone: String = "BOX", as name: String = "car") throws {
        guard let recognized = classes.first(named: name) else { throw ReportError("no class \(name)") }
        try run.recordVisit(zone: zone, as: recognized, track: 1, entered: from, left: to)
    }

    func stop(
        _ from: Date, _ to: Date, track: Int, in zone: String = "BOX", as name: String = "car",
        at place: StandingPlace? = nil
    ) throws {
        guard let recognized = classes.first(named: name) else { throw ReportError("no class \(name)") }
        try run.recordStop(zone: zone, as: recognized, track: track, began: from, ended: to, place: place)
    }

    /// Another program's hand on the file.
    func execute(_ sql: String) throws {
        try run.flush()
        try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    func turn(_ date: Date, from: String, to: String, as name: String = "car") throws {
        guard let recognized = classes.first(named: name) else { throw ReportError("no class \(name)") }
        try run.recordMovement(from: from, to: to, as: recognized, track: 1, entered: date, left: date)
    }

    func watch(_ start: String, _ end: String) throws { try run.observed(from: time(start), to: time(end)) }

    func reader() throws -> StoreReader {
        try run.flush()
        return try StoreReader(path: path)
    }

    func report(_ bin: BinLength = .fifteenMinutes, _ change: (inout ReportRequest) -> Void = { _ in }) throws
        -> CountReport
    {
        var request = ReportRequest()
        request.bin = bin
        change(&request)
        return try CountReport(request, from: reader())
    }
}

extension CountReport {
    /// The counts of one place and class; nil is unknown.
    func counts(_ title: String, _ className: String) -> [Int?]? {
        cameras[0].series.first { $0.subject.title == title && $0.className == className }.map { series in
            series.counts.indices.map { series.count($0) }
        }
    }
}
