import Civil
import Formats

/// One row a bin, place and class: Wayside's own table, for R, pandas and spreadsheets. ``ManualCounts`` reads it too.
public enum TidyCSV {
    public static let header =
        "start,end,camera,kind,name,direction,leg,class,count,coverage_s,mean_kmh,v85_kmh,policy,model"

    /// An empty count is unknown: nobody watched. `coverage_s` says how many seconds of the bin were watched; the count is what was
    /// seen then and never scaled up.
    public static func text(_ report: CountReport) -> String {
        var csv = CSVText(header: header)
        for camera in report.cameras {
            let name = CSVText.cell(camera.name)
            let provenance = [CSVText.cell(camera.policyCell), CSVText.cell(camera.modelCell)]
            for series in camera.series {
                let place = [
                    name, series.subject.kind, CSVText.cell(series.subject.name),
                    CSVText.cell(series.subject.direction),
                    CSVText.cell(series.subject.leg), CSVText.cell(series.className),
                ]
                for (index, bin) in report.bins.enumerated() {
                    let speeds = series.speeds.isEmpty ? nil : SpeedStatistics(series.speeds[index])
                    csv.add(
                        [bin.startTime.text, bin.endTime.text] + place + [
                            series.count(index).map(String.init) ?? "", series.coverage[index].decimals(1),
                            speeds.map { ($0.meanMetersPerSecond * 3.6).decimals(1) } ?? "",
                            speeds.map { ($0.v85MetersPerSecond * 3.6).decimals(1) } ?? "",
                        ] + provenance)
                }
            }
        }
        return csv.text
    }
}
