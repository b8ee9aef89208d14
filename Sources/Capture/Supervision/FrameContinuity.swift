package import Values

/// Makes one sequence of the frames of one source that is opened again and again.
package struct FrameContinuity {
    private var index = 0
    private var latest: Duration?
    private var isAfterGap = false

    package init() {}

    /// The source is opened anew. What was missed is a gap, not a drop.
    package mutating func beginGap() { isAfterGap = true }

    /// The stamp in the whole sequence: the index goes on, the time never goes backwards.
    package mutating func stamp(_ stamp: FrameStamp) -> FrameStamp {
        var result = stamp
        result.index = index
        result.time.monotonic = max(stamp.time.monotonic, latest ?? stamp.time.monotonic)
        if isAfterGap { result.droppedBefore = 0 }
        index += 1
        latest = result.time.monotonic
        isAfterGap = false
        return result
    }
}
