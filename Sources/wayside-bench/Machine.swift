import CSystem
import FoundationEssentials
import Glibc

enum Machine {
    static var processor: String {
        let text = Files.text("/proc/cpuinfo") ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") || $0.hasPrefix("Model") }
        return line?.split(separator: ":").last.map { String($0.drop { $0 == " " }) } ?? "unknown"
    }

    /// Processor time of this process, all threads.
    static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// What this process holds now.
    static var residentMegabytes: Double {
        let line = (Files.text("/proc/self/status") ?? "").split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }
        return (kilobytes ?? .nan) * 1024 / 1e6
    }

    static func sleep(_ duration: Duration) {
        var time = timespec(
            tv_sec: Int(duration.components.seconds), tv_nsec: Int(duration.components.attoseconds / 1_000_000_000))
        nanosleep(&time, nil)
    }

    /// Keeps this process on one processor while `work` runs: two threads that share a core's units would slow each other down, and
    /// the processor time of the one that waits for the other would be no measure.
    static func onOneProcessor<Result>(_ work: () throws -> Result) throws -> Result {
        guard processor_affinity_take_one() == 0 else { throw BenchError(message: "can't stay on one processor") }
        defer { processor_affinity_restore() }
        return try work()
    }
}

enum Files {
    static func exist(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension [Double] {
    var median: Double {
        let sorted = self.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted.count % 2 == 1
            ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
    }
}
