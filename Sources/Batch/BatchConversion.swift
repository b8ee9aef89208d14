import Capture
import ClassPolicy
import FoundationEssentials
import Glibc
import Recording
import Wildlife

/// Takes the results of another program, a MegaDetector file, for a batch: its detections then get events, repeats, packages and the
/// review page like our own.
public struct BatchConversion {
    private static let pieceLength = 1 << 18
    private static let groupLength = 512

    private let file: String
    private let output: String
    private let root: String?
    private let mappings: [String: String]

    /// - Parameters:
    ///   - file: MegaDetector's batch JSON, 1.0 to 1.6.
    ///   - output: A new or an empty folder.
    ///   - root: The folder that the file's paths begin with, where they are absolute.
    ///   - mappings: Names of the file that the policy's taxonomy lacks, and its names for them.
    public init(file: String, output: String, root: String? = nil, mappings: [String: String] = [:]) {
        self.file = file
        self.output = output
        self.root = root
        self.mappings = mappings
    }

    /// - Parameter progress: Called often.
    /// - Throws: ``BatchError``; ``Wildlife/WildlifeError`` with the place in the file; ``ClassPolicy/PolicyRefusal``.
    public func run(results: ResultOptions, progress: (BatchProgress) -> Void) throws -> BatchSummary {
        try results.check()
        let deployments = try results.deployments()
        let foreign = try MegaDetectorFile(
            name: file, root: root, mappings: mappings, program: Provenance.program, open: pieces)
        let folder = try ResultFolder(output, resumes: false)
        let journal = try folder.create(settings: settings(foreign), labels: labels(foreign))
        do {
            var state = BatchProgress(phase: .examining, done: 0, total: foreign.count)
            var group: [MediaResult] = []
            try foreign.forEachRecord(in: deployments) { record in
                group.append(
                    MediaResult(
                        item: MediaItem(id: 0, path: record.path, kind: record.kind), metadata: record.metadata,
                        outcome: record.outcome, video: record.video))
                guard group.count == Self.groupLength else { return }
                try journal.add(group)
                group.removeAll(keepingCapacity: true)
                state.done += Self.groupLength
                progress(state)
            }
            try journal.add(group)
            return try BatchEnd(journal: journal, output: output, results: results.remembered(in: journal)).finish(
                notes: [])
        } catch {
            // Half of another program's results is of no use to anybody.
            journal.discard()
            throw error
        }
    }

    private func settings(_ foreign: MegaDetectorFile) -> JournalSettings {
        var settings = JournalSettings()
        settings.add("program", foreign.origin.program)
        settings.add("network", foreign.origin.detector)
        if let classifier = foreign.origin.classifier { settings.add("second network", classifier) }
        settings.add("least score", "\(foreign.origin.leastScore)")
        settings.add("shard", "all")
        settings.add("folders", "")
        return settings
    }

    private func labels(_ foreign: MegaDetectorFile) -> JournalLabels {
        let (detected, species) = (foreign.classes.detected.classes, foreign.classes.species.classes)
        return JournalLabels(detected: detected.map(\.name), species: species.map(\.name), mappings: mappings)
    }

    /// Opens the file; what is returned gives its pieces.
    private func pieces() throws -> () throws -> [UInt8]? {
        let descriptor = OwnedDescriptor(open(file, O_RDONLY | O_CLOEXEC))
        guard descriptor.number >= 0 else {
            throw BatchError(.missing, "\(file): \(String(cString: strerror(errno))); name a MegaDetector results file")
        }
        return { [file] in
            var bytes = [UInt8](repeating: 0, count: Self.pieceLength)
            let count = bytes.withUnsafeMutableBytes { read(descriptor.number, $0.baseAddress, $0.count) }
            guard count >= 0 else {
                throw BatchError(.missing, "\(file): can't be read: \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { return nil }
            bytes.removeLast(Self.pieceLength - count)
            return bytes
        }
    }
}
