import FoundationEssentials

enum MemoryUse {
    /// The most memory that this process has held at once, its libraries' touched pages included; nil where /proc doesn't tell.
    ///
    /// Not `getrusage`: what that says includes the program that started this one.
    static var peakBytes: Int? { bytes("VmHWM:") }

    /// What it holds now.
    static var residentBytes: Int? { bytes("VmRSS:") }

    private static func bytes(_ name: String) -> Int? {
        guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
        let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 * 1024 }
    }
}
