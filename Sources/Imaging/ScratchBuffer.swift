/// Memory that grows to the largest size asked for and is then used again, so that steady work allocates nothing.
final class ScratchBuffer<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init() {
        capacity = 0
        base = .allocate(capacity: 0)
    }

    deinit { base.deallocate() }

    /// Room for `count` elements. What the buffer held is lost where it grows; new memory isn't initialised.
    func reserve(_ count: Int) {
        guard count > capacity else { return }
        base.deallocate()
        base = .allocate(capacity: count)
        capacity = count
    }
}
