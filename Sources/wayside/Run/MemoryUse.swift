import Glibc

enum MemoryUse {
    /// The most memory that this process has held at once, its libraries' touched pages included.
    static var peakBytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}
