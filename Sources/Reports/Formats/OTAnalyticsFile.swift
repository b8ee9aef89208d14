import Civil
import Formats

/// The table of counts that OTAnalytics exports: one row a bin, class and flow, with zeros.
///
/// Flows are the turning movements or, without any, the directions of lines. Times are those of the site's clock. A bin that nobody
/// watched has no rows, for the format can't tell unknown from 0.
public struct OTAnalyticsFile: Sendable {
    public static let header =
        "start time,start occurrence date,start occurrence time,end time,end occurrence date,end occurrence time,"
        + "classification,flow,from section,to section,count"

    public let text: String
    public let notes: [String]

    /// - Throws: ``ReportError`` where the report is not of one camera.
    public init(_ report: CountReport) throws(ReportError) {
        guard report.cameras.count == 1, let camera = report.cameras.first else {
            throw ReportError("the table of OTAnalytics holds one place; choose one with --camera")
        }
        let movements = camera.series.filter { $0.subject.kind == "movement" }
        let flows = movements.isEmpty ? camera.series.filter { $0.subject.kind == "line" } : movements
        // Where no class was named and nothing passed there is no row to write.
        let rows = flows.filter { !$0.className.isEmpty }.sorted { $0.className < $1.className }
        var csv = CSVText(header: Self.header)
        var unknown = 0
        var partly = 0
        for (index, bin) in report.bins.enumerated() {
            if camera.coverage[index] == 0 {
                unknown += 1
            } else if camera.coverage[index] < Double(bin.seconds) - 1 {
                partly += 1
            }
            let (start, end) = (bin.startTime, bin.endTime)
            let times = [
                start.dateText + " " + start.secondText, start.dateText, start.secondText,
                end.dateText + " " + end.secondText, end.dateText, end.secondText,
            ]
            for series in rows {
                guard let count = series.count(index) else { continue }
                csv.add(
                    times + [CSVText.cell(series.className)] + Self.flow(series.subject).map(CSVText.cell) + [
                        "\(count)"
                    ])
            }
        }
        text = csv.text
        var notes: [String] = []
        if unknown > 0 { notes.append("\(unknown) bins that nobody watched have no rows") }
        if partly > 0 { notes.append("\(partly) bins were watched in part; they hold what was seen, not scaled up") }
        self.notes = notes
    }

    /// Flow, from section, to section.
    private static func flow(_ subject: Subject) -> [String] {
        if case .movement(let from, let to) = subject { return ["\(from) --> \(to)", from, to] }
        return [subject.title, subject.name, subject.name]
    }
}
