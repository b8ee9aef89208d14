/// How far a prediction is to be believed on this camera, learnt from how things were found again.
///
/// While a thing is not seen its box can be predicted, and told. On a camera that stands still, behind a lamp post, that is right; with
/// a camera that drives, or a detector that sees what is not there, it is mostly wrong. So each time that a thing was unseen is judged
/// afterwards, by whether it was found where it was predicted, and predictions are told only where they mostly come true.
struct UnseenExperience: Sendable {
    /// In what circumstances a thing is unseen.
    struct Circumstances: Sendable {
        var isStanding: Bool
        /// Is something nearer in front of it?
        var isCovered: Bool
        var lostSeconds: Double

        fileprivate var cell: Int {
            let length = lostSeconds < 0.15 ? 0 : lostSeconds < 0.4 ? 1 : 2
            return (isStanding ? 6 : 0) + (isCovered ? 3 : 0) + length
        }
    }

    /// The circumstances that one thing has gone through since it was seen last.
    struct Trials: Sendable {
        fileprivate var cells: UInt16 = 0
        var isEmpty: Bool { cells == 0 }

        mutating func add(_ circumstances: Circumstances) { cells |= 1 << UInt16(circumstances.cell) }
    }

    private var tried = SIMD16<Double>(repeating: 2)
    private var right: SIMD16<Double>

    init() {
        // What stands stays, and a moment's prediction is good; of others too little is known at first.
        right = SIMD16(repeating: 0.5)
        for cell in 6..<12 { right[cell] = 1.5 }
        right[0] = 1.5
        right[3] = 1.5
    }

    func isWorthTelling(_ circumstances: Circumstances) -> Bool {
        right[circumstances.cell] >= 0.5 * tried[circumstances.cell]
    }

    mutating func learn(_ trials: Trials, wasRight: Bool) {
        for cell in 0..<12 where trials.cells & (1 << UInt16(cell)) != 0 {
            tried[cell] += 1
            if wasRight { right[cell] += 1 }
            // What is long ago counts less.
            if tried[cell] > 200 {
                tried[cell] *= 0.9
                right[cell] *= 0.9
            }
        }
    }
}
