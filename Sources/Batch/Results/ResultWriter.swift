import FoundationEssentials
import Recording
import Wildlife

/// Writes the results of a batch into its folder: each file whole, or as it was before.
struct ResultWriter {
    let folder: String
    let options: ResultOptions

    /// - Returns: The names of the files, and what there is to say of them.
    func write(_ catalogue: MediaJournal) throws -> (files: [String], notes: [String]) {
        var files: [String] = []
        var notes: [String] = []
        let formats = options.formats ?? ResultOptions.standardFormats
        let events = options.events
        let repeats = try RepeatedPlaces(in: catalogue)
        for format in ResultFormat.allCases where formats.contains(format) {
            switch format {
            case .megadetector:
                var thresholds = MegaDetectorWriter.Options()
                thresholds.typicalThreshold = events.leastScore
                thresholds.conservativeThreshold = min(catalogue.origin.leastScore, events.leastScore)
                files += try stream(["megadetector.json"]) { files in
                    try MegaDetectorWriter(options: thresholds, repeats: repeats).write(catalogue) {
                        try files[0].write($0)
                    }
                }
            case .csv:
                files += try stream(["detections.csv"]) { files in
                    try DetectionTable(events: events, repeats: repeats).write(catalogue) { try files[0].write($0) }
                }
                files += try stream(["summary.csv"]) { files in
                    try SummaryTable(events: events, repeats: repeats).write(catalogue) { try files[0].write($0) }
                }
            case .coco:
                files += try stream(["coco-camera-traps.json"]) { files in
                    try COCOCameraTraps(events: events, repeats: repeats).write(catalogue) { try files[0].write($0) }
                }
            case .camtrapDP:
                let created = try CreationTime.seconds(
                    environment: ProcessInfo.processInfo.environment, now: Int(Date().timeIntervalSince1970))
                let package = CamtrapPackage(
                    project: try options.project(), events: events, repeats: repeats, created: created)
                try OutputFile.createFolder(folder + "/camtrap-dp")
                let kinds = CamtrapPackage.File.allCases
                var undated = 0
                files += try stream(kinds.map { "camtrap-dp/" + $0.rawValue }) { files in
                    let places = Dictionary(uniqueKeysWithValues: zip(kinds, files))
                    undated = try package.write(catalogue) { try places[$0]?.write($1) }.undated
                }
                if undated > 0 {
                    notes.append("\(undated) files without a time of capture have no place in Camtrap DP")
                }
            }
        }
        if !repeats.all.isEmpty {
            notes.append(
                "\(repeats.all.count) places hold the same thing again and again (a stump, a branch): marked as repeats, not removed"
            )
        }
        return (files, notes)
    }

    private func stream(_ names: [String], _ write: ([OutputFile]) throws -> Void) throws -> [String] {
        try OutputFile.replace(names.map { folder + "/" + $0 }, writing: write)
        return names
    }
}
