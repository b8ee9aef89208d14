public import Store

/// OpenDataCam's counter data of a recording: areas, totals, and every event.
///
/// An area's key is its name; `totals` counts a stay in a zone once, when it began, as OpenDataCam does.
public struct OpenDataCamRecord: Sendable {
    public struct Area: Sendable {
        public var name: String
        /// `bidirectional`, `leftright_topbottom`, `rightleft_bottomtop`, `polygon`
        public var type: String
        /// By class, by name.
        public var totals: [(className: String, count: Int)] = []
        public var total: Int { totals.reduce(0) { $0 + $1.count } }
    }

    public struct Event: Sendable {
        public var timestamp: String
        public var area: String
        public var className: String
        public var track: Int?
        public var direction: String
    }

    public var camera: String
    public var sources: [String]
    public var start: String
    public var end: String
    public var areas: [Area] = []
    public var events: [Event] = []

    /// - Throws: ``ReportError``, ``Store/StoreError``.
    public init(_ request: ReportRequest, from store: StoreReader) throws {
        var counts: [String: [String: Int]] = [:]
        var events: [(time: StoreTime, event: Event)] = []
        let selected = try OpenDataCamFile.forEachEvent(request, from: store) { event in
            if !event.isZone || event.direction == "entering_zone" {
                counts[event.area, default: [:]][event.className, default: 0] += 1
            }
            events.append(
                (
                    event.time,
                    Event(
                        timestamp: OpenDataCamFile.timestamp(event.time), area: event.area, className: event.className,
                        track: event.track, direction: event.direction)
                ))
        }
        camera = selected.runs.first?.camera ?? ""
        sources = selected.runs.map(\.source)
        start = OpenDataCamFile.timestamp(StoreTime(microseconds: selected.start * 1_000_000))
        end = OpenDataCamFile.timestamp(StoreTime(microseconds: selected.end * 1_000_000))
        self.events = events.sorted { $0.time < $1.time }.map(\.event)
        for run in selected.runs {
            for (_, line) in run.lines {
                let type = OpenDataCamFile.direction(bearing: line.bearing)
                if let index = areas.firstIndex(where: { $0.name == line.line }) {
                    if areas[index].type != type { areas[index].type = "bidirectional" }
                } else {
                    areas.append(Area(name: line.line, type: type.isEmpty ? "bidirectional" : type))
                }
            }
            for (_, zone) in run.zones where !areas.contains(where: { $0.name == zone }) {
                areas.append(Area(name: zone, type: "polygon"))
            }
        }
        for index in areas.indices {
            areas[index].totals = (counts[areas[index].name] ?? [:]).sorted { $0.key < $1.key }.map {
                ($0.key, $0.value)
            }
        }
    }
}
