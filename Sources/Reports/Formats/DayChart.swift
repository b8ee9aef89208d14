import Civil

/// A chart of the counts over time as SVG: one panel a camera, bars stacked by movement or line, hatched where nobody watched, the
/// peak hour shaded, and under the bars how much of each bin was watched.
public struct DayChart {
    private static let width = 1000.0
    private static let panelHeight = 380.0
    private static let left = 56.0
    private static let right = 16.0
    private static let top = 84.0
    private static let barsHeight = 220.0
    /// Okabe and Ito's colours, which colour-blind readers tell apart too; grey is for the rest.
    private static let colors = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442"]
    private static let restColor = "#999999"
    /// Narrower bars than half a pixel show nothing.
    private static let mostBins = 1800

    private let report: CountReport
    private var svg = ""

    /// - Throws: ``ReportError`` where there are more bins than a picture shows.
    public static func svg(_ report: CountReport) throws(ReportError) -> String {
        guard report.bins.count <= mostBins else {
            throw ReportError(
                "\(report.bins.count) bins are more than a chart shows; ask for longer bins (--bin) or a --day")
        }
        var chart = DayChart(report: report)
        chart.draw()
        return chart.svg
    }

    private init(report: CountReport) { self.report = report }

    // MARK: Panels

    private mutating func draw() {
        let height = Self.panelHeight * Double(max(report.cameras.count, 1))
        svg += """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(number(Self.width))" height="\(number(height))" \
            viewBox="0 0 \(number(Self.width)) \(number(height))" font-family="sans-serif" font-size="12" fill="#222">
            <desc>\(Self.escaped(report.cameras.map(\.provenance).joined(separator: "; ")))</desc>
            <defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <rect width="6" height="6" fill="#f4f4f4"/><rect width="2" height="6" fill="#d8d8d8"/></pattern></defs>
            <rect width="100%" height="100%" fill="#fff"/>

            """
        for (index, camera) in report.cameras.enumerated() {
            svg += "<g transform=\"translate(0 \(number(Double(index) * Self.panelHeight)))\">\n"
            draw(camera)
            svg += "</g>\n"
        }
        svg += "</svg>\n"
    }

    private mutating func draw(_ camera: CameraCounts) {
        guard let first = report.bins.first, let last = report.bins.last else { return }
        let totals = report.bins.indices.map { camera.total(bin: $0) }
        let axis = Self.axis(upTo: totals.compactMap { $0 }.max() ?? 0)
        let layers = layers(of: camera)
        text(16, 24, camera.name, size: 16, weight: "bold")
        let days = first.startTime.dateText + (last.endTime.day - first.startTime.day > 1 ? " to \(lastDay(last))" : "")
        text(
            16, 42,
            "\(days), \(report.bins.clock.zone), \(totals.compactMap { $0 }.reduce(0, +)) counted, bins of "
                + report.bins.length.rawValue, color: "#555")
        legend(layers)
        shadePeak(of: camera)
        gridLines(axis)
        for (index, total) in totals.enumerated() { bar(index, total, layers, axis.most) }
        coverage(of: camera)
        timeAxis()
        text(16, Self.panelHeight - 12, camera.provenance, size: 9, color: "#777")
    }

    private func lastDay(_ bin: TimeBin) -> String {
        CivilTime(seconds: bin.end - 1, offset: bin.endTime.offset).dateText
    }

    // MARK: Bars

    private struct Layer {
        var title: String
        var color: String
        /// One number a bin.
        var counts: [Int]
    }

    /// The busiest subjects each in a colour, the others together.
    private func layers(of camera: CameraCounts) -> [Layer] {
        var sums: [(subject: Subject, counts: [Int])] = []
        for subject in camera.mainSubjects {
            var counts = [Int](repeating: 0, count: report.bins.count)
            for series in camera.series where series.subject == subject {
                for (bin, count) in series.counts.enumerated() { counts[bin] += count }
            }
            sums.append((subject, counts))
        }
        let busiest = sums.map { $0.counts.reduce(0, +) }.sorted(by: >)
        let least = busiest.count > Self.colors.count + 1 ? busiest[Self.colors.count - 1] : 0
        var layers: [Layer] = []
        var rest = Layer(title: "others", color: Self.restColor, counts: Array(repeating: 0, count: report.bins.count))
        var others = 0
        for (subject, counts) in sums {
            if layers.count < Self.colors.count, counts.reduce(0, +) >= least {
                layers.append(Layer(title: subject.title, color: Self.colors[layers.count], counts: counts))
            } else {
                others += 1
                for (bin, count) in counts.enumerated() { rest.counts[bin] += count }
            }
        }
        return others > 0 ? layers + [rest] : layers
    }

    private mutating func bar(_ bin: Int, _ total: Int?, _ layers: [Layer], _ most: Int) {
        let (from, to) = (x(report.bins[bin].start), x(report.bins[bin].end))
        guard total != nil else {
            rectangle(from, Self.top, to - from, Self.barsHeight, fill: "url(#unknown)")
            return
        }
        let gap = min(1, (to - from) * 0.15)
        var base = Self.top + Self.barsHeight
        for layer in layers where layer.counts[bin] > 0 {
            let height = Double(layer.counts[bin]) / Double(most) * Self.barsHeight
            base -= height
            rectangle(from + gap / 2, base, to - from - gap, height, fill: layer.color)
        }
    }

    private mutating func shadePeak(of camera: CameraCounts) {
        let whole = camera.peakHours.filter { $0.subject == nil }
        let main = camera.mainSubjects
        let peaks = whole.isEmpty && main.count == 1 ? camera.peakHours.filter { $0.subject == main[0] } : whole
        for peak in peaks where peak.volume > 0 {
            let (from, to) = (x(peak.start.local - peak.start.offset), x(peak.end.local - peak.end.offset))
            rectangle(from, Self.top, to - from, Self.barsHeight, fill: "#fff2cc")
            let factor = peak.factor.map { ", PHF " + $0.decimals(2) } ?? ""
            let share = peak.coverage < 0.999 ? ", \((peak.coverage * 100).decimals(0)) % watched" : ""
            text(
                min(max((from + to) / 2, Self.left + 110), Self.width - 126), Self.top - 5,
                "peak \(peak.start.minuteText), \(peak.volume)/h\(factor)\(share)", size: 11, anchor: "middle")
        }
    }

    /// A strip under the bars, as dark as the bin was watched.
    private mutating func coverage(of camera: CameraCounts) {
        let y = Self.top + Self.barsHeight + 4
        rectangle(Self.left, y, Self.width - Self.left - Self.right, 6, fill: "#eee")
        for (index, bin) in report.bins.enumerated() where camera.coverage[index] > 0 {
            let share = min(camera.coverage[index] / Double(bin.seconds), 1)
            let (from, to) = (x(bin.start), x(bin.end))
            rectangle(from, y, (to - from) * share, 6, fill: share > 0.999 ? "#5b8c5a" : "#c9a227")
        }
        text(Self.left - 6, y + 6, "watched", size: 9, color: "#555", anchor: "end")
    }

    // MARK: Axes

    private func x(_ seconds: Int) -> Double {
        guard let first = report.bins.first, let last = report.bins.last else { return Self.left }
        let share = Double(seconds - first.start) / Double(last.end - first.start)
        return Self.left + min(max(share, 0), 1) * (Self.width - Self.left - Self.right)
    }

    /// A round maximum and the distance of the lines: 1, 2 or 5 times a power of ten.
    static func axis(upTo most: Int) -> (most: Int, step: Int) {
        var step = 1
        let factors = [2, 5, 10]
        var decade = 1
        var next = 0
        while step * 5 < most, decade < 1_000_000_000_000 {
            step = decade * factors[next]
            next += 1
            if next == factors.count {
                next = 0
                decade *= 10
            }
        }
        return (max((most + step - 1) / step, 1) * step, step)
    }

    private mutating func gridLines(_ axis: (most: Int, step: Int)) {
        for value in stride(from: 0, through: axis.most, by: axis.step) {
            let y = Self.top + Self.barsHeight * (1 - Double(value) / Double(axis.most))
            rectangle(Self.left, y, Self.width - Self.left - Self.right, 0.5, fill: value == 0 ? "#222" : "#ddd")
            text(Self.left - 6, y + 4, "\(value)", size: 10, color: "#555", anchor: "end")
        }
    }

    private mutating func timeAxis() {
        guard let first = report.bins.first, let last = report.bins.last else { return }
        let y = Self.top + Self.barsHeight + 26
        let span = last.end - first.start
        let steps = [60, 300, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400]
        // About a dozen labels.
        let step = steps.first { span / $0 <= 13 } ?? (span / 86_400 / 13 + 1) * 86_400
        var labelled = -Self.width
        for bin in report.bins {
            let isStep =
                step <= 86_400
                ? bin.startTime.secondOfDay % step == 0
                : bin.startTime.secondOfDay == 0 && bin.startTime.day % (step / 86_400) == 0
            guard isStep, x(bin.start) - labelled > 40 else { continue }
            labelled = x(bin.start)
            rectangle(labelled, Self.top + Self.barsHeight, 0.5, 12, fill: "#222")
            let isMidnight = bin.startTime.secondOfDay == 0 && span > 86_400
            text(
                labelled, y, isMidnight ? String(bin.startTime.dateText.dropFirst(5)) : bin.startTime.minuteText,
                size: 10,
                color: "#555", anchor: "middle")
        }
    }

    private mutating func legend(_ layers: [Layer]) {
        var at = 16.0
        for layer in layers {
            rectangle(at, 52, 10, 10, fill: layer.color)
            text(at + 14, 61, layer.title, size: 11)
            at += 30 + 6.2 * Double(layer.title.count)
        }
        rectangle(at, 52, 10, 10, fill: "url(#unknown)")
        text(at + 14, 61, "not watched", size: 11)
    }

    // MARK: SVG

    private mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String) {
        svg +=
            "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(max(width, 0)))\" height=\"\(number(height))\" fill=\"\(fill)\"/>\n"
    }

    private mutating func text(
        _ x: Double, _ y: Double, _ content: String, size: Int = 12, weight: String = "normal", color: String = "#222",
        anchor: String = "start"
    ) {
        svg +=
            "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(size)\" font-weight=\"\(weight)\" fill=\"\(color)\" text-anchor=\"\(anchor)\">\(Self.escaped(content))</text>\n"
    }

    private func number(_ value: Double) -> String { value.decimals(2) }

    /// Text for XML; characters that XML can't hold are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
