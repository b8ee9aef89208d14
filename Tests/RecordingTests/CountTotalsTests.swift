import ClassPolicy
import Recording
import Testing
import Values

@Suite struct CountTotalsTests {
    private let classes: ClassList
    private let directions = [
        (line: "A", direction: "in"), (line: "A", direction: "out, \"fast\""), (line: "B", direction: "in"),
    ]

    init() throws { classes = try ClassPolicy.current.admit(["car", "truck"], inputs: .picture, task: .detect) }

    private func crossing(_ line: String, _ direction: String, _ classIndex: Int) -> LineCrossing {
        LineCrossing(
            line: line, direction: direction, trackID: 1, classIndex: classIndex,
            time: FrameTime(monotonic: .seconds(1)))
    }

    @Test func everyDirectionHasARowInTheScenesOrder() {
        var totals = CountTotals(directions: directions)
        totals.add(crossing("B", "in", 1), classes: classes)
        totals.add(crossing("B", "in", 0), classes: classes)
        totals.add(crossing("B", "in", 0), classes: classes)
        totals.add(crossing("A", "out, \"fast\"", 0), classes: classes)
        totals.observed = .milliseconds(1500)
        #expect(
            totals.csv == """
                line,direction,class,count,observed_s,policy
                A,in,,0,1.5,\(ClassPolicy.digest)
                A,"out, ""fast""\",car,1,1.5,\(ClassPolicy.digest)
                B,in,car,2,1.5,\(ClassPolicy.digest)
                B,in,truck,1,1.5,\(ClassPolicy.digest)

                """)
        #expect(totals.total == 4)
    }

    @Test func nothingSeenIsZeroNotAbsent() {
        let totals = CountTotals(directions: directions)
        #expect(totals.rows.map(\.count) == [0, 0, 0])
    }
}
