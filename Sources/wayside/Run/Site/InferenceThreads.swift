import FoundationEssentials

/// How many threads one inference of a site takes: one runs at a time, so they are the machine's, however many cameras there are.
enum InferenceThreads {
    /// A small network doesn't divide into more.
    private static let most = 4

    /// The cores that this process may use; two threads of one core share its arithmetic and count as one.
    static var forThisMachine: Int {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        let siblings = (0..<ProcessInfo.processInfo.processorCount).compactMap { number in
            FileManager.default.contents(
                atPath: "/sys/devices/system/cpu/cpu\(number)/topology/thread_siblings_list")
        }
        let cores = siblings.isEmpty ? processors : min(Set(siblings).count, processors)
        return min(max(cores, 1), most)
    }
}
