public import FoundationEssentials
import Glibc

/// What an earlier run left in a folder of results: a camera that is started again must not write over a month of counts.
public enum EarlierResults {
    /// Moves it into a folder beside it, `before-20261121T073324Z`; does nothing where there is none.
    ///
    /// - Returns: That folder.
    @discardableResult
    public static func setAside(in folder: String, at date: Date) throws(RecordingError) -> String? {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter(isResult)
        guard !names.isEmpty else { return nil }
        let base = folder + "/before-" + date.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
        var aside = base
        var number = 2
        while access(aside, F_OK) == 0 {
            aside = base + "-\(number)"
            number += 1
        }
        try OutputFile.createFolder(aside)
        for name in names {
            guard rename(folder + "/" + name, aside + "/" + name) == 0 else {
                throw RecordingError(path: folder + "/" + name, errno: errno)
            }
        }
        return aside
    }

    private static func isResult(_ name: String) -> Bool {
        [
            "detections.jsonl", "counts.csv", "movements.csv", "speeds.csv", "visits.csv", "stops.csv", "gaps.csv",
            "pictures", "card",
        ]
        .contains(name)
            || name.hasPrefix("clip") && name.hasSuffix(".mp4")
    }
}
