import ClassPolicy
import Detection
import FoundationEssentials
import Glibc
import Recording
import Synchronization
import Values
import Wildlife

/// Looks at all pictures and videos of some folders and keeps what it saw in a journal, from which the results are written.
///
/// It may be stopped at any moment in any way. What the journal holds is whole; what it doesn't is done when the batch is gone on with, so
/// that no file is looked at in vain and none is left out, and the results are those of a batch that nobody stopped.
public struct Batch {
    /// Results are on the disk so soon after they are known.
    private static let commitInterval = Duration.milliseconds(300)
    private static let commitCount = 64

    private let options: BatchOptions
    private let stop: BatchStop

    public init(_ options: BatchOptions, stop: BatchStop = BatchStop()) {
        self.options = options
        self.stop = stop
    }

    /// Runs to the end, or until it is stopped.
    ///
    /// - Parameters:
    ///   - results: How they are written. It may be otherwise than in a run before.
    ///   - progress: Called often, on the caller's thread.
    /// - Throws: ``BatchError``; ``Wildlife/WildlifeError`` for a table of deployments; ``Detection/ModelError``.
    public func run(results: ResultOptions, progress: (BatchProgress) -> Void) throws -> BatchSummary {
        try results.check()
        let folders = try BatchFolders(options.folders)
        let folder = try ResultFolder(options.output, resumes: options.resumes)
        let detector = try Detector(model: options.model, options: options.detector)
        let personDetector = try options.personModel.map { try Detector(model: $0, options: options.detector) }
        let journal = try folder.journal(
            settings: settings(folders, detector), model: options.model, pageLimit: options.pageLimit)
        do {
            let results = try results.remembered(in: journal)
            let minScore = results.minScore ?? ResultOptions.standardMinScore
            try journal.disarrange()
            var state = BatchProgress(phase: .walking, done: 0, total: 0)
            try journal.addFiles(of: MediaWalk(folders: folders, shard: options.shard)) {
                state.total = $0
                progress(state)
                if stop.isRaised { throw MediaExaminer.Stopped() }
            }
            if options.resumes { try journal.retryFailures() }
            state = try journal.progress(minScore: minScore)
            guard state.total > 0 || options.shard != nil else {
                throw BatchError(.missing, "no pictures and no videos in \(options.folders.joined(separator: ", "))")
            }
            try examine(journal, folders, detector, personDetector, minScore, &state, progress)
            var notes = detector.notes + (personDetector?.notes ?? [])
            if !findsPersons {
                notes.append(
                    "no picture is kept, not even a thumbnail: \(options.model.name) has no class person, so nobody would be hidden"
                )
            }
            guard state.done == state.total else { return try stopped(journal, state, notes) }
            var summary = try BatchEnd(journal: journal, output: options.output, results: results).finish(notes: notes)
            (summary.progress.doneNow, summary.progress.elapsed) = (state.doneNow, state.elapsed)
            return summary
        } catch is MediaExaminer.Stopped {
            return try stopped(journal, try journal.progress(minScore: 1), [])
        } catch let error where isFull(error) {
            throw full(journal)
        }
    }

    private func stopped(
        _ journal: BatchJournal, _ progress: BatchProgress, _ notes: [String]
    ) throws -> BatchSummary {
        try journal.close()
        return BatchSummary(progress: progress, isFinished: false, problems: [], notes: notes)
    }

    // MARK: Beginning

    private var findsPersons: Bool {
        options.personModel != nil || (try? options.model.requirePersonClass()) != nil
    }

    private func settings(_ folders: BatchFolders, _ detector: Detector) -> JournalSettings {
        var settings = JournalSettings(
            model: options.model, personModel: options.personModel, leastScore: PersonBoxes.leastScore)
        settings.add("precision", detector.precision.rawValue)
        settings.add("input size", options.detector.inputWidth.map(String.init) ?? "by picture")
        settings.add("frames a second of videos", "\(options.videoRate)")
        settings.add("copies of pictures", options.exportsPictures ? "yes" : "no")
        settings.add("shard", options.shard?.text ?? "all")
        settings.add("folders", folders.relative.map { MediaPath.text(of: $0) }.joined(separator: "\n"))
        return settings
    }

    // MARK: Working

    private func examine(
        _ journal: BatchJournal, _ folders: BatchFolders, _ detector: Detector, _ personDetector: Detector?,
        _ minScore: Double, _ state: inout BatchProgress, _ progress: (BatchProgress) -> Void
    ) throws {
        guard state.done < state.total else { return }
        let threads = try ExaminerThreads(
            count: min(max(options.workers, 1), state.total - state.done),
            makeExaminer: makeExaminer(folders, detector, personDetector))
        var failure: (any Error)?
        do {
            try feed(threads, from: journal, minScore, &state, progress)
        } catch {
            failure = error
        }
        threads.finish()
        if let failure { throw failure }
    }

    /// The one thread that knows the journal: it hands out files and takes results.
    private func feed(
        _ threads: ExaminerThreads, from journal: BatchJournal, _ minScore: Double, _ state: inout BatchProgress,
        _ progress: (BatchProgress) -> Void
    ) throws {
        let clock = ContinuousClock()
        let start = clock.now
        let classes = journal.classes
        var waiting: [MediaItem] = []
        var last = ""
        var isExhausted = false
        var underWay = 0
        var results: [MediaResult] = []
        var lastCommit = start
        var failure: (any Error)?

        func commit() throws {
            try journal.record(results)
            results.removeAll(keepingCapacity: true)
            lastCommit = clock.now
        }
        while true {
            // So many are under way that no thread waits, and no more.
            while underWay < 2 * threads.count, !isExhausted, failure == nil, !stop.isRaised {
                if waiting.isEmpty {
                    waiting = try journal.waiting(after: last, limit: 256).reversed()
                    last = waiting.first?.path ?? last
                }
                guard let item = waiting.popLast() else {
                    isExhausted = true
                    break
                }
                threads.begin(item)
                underWay += 1
            }
            if underWay == 0 { break }
            if let outcome = threads.outcome(within: 250) {
                underWay -= 1
                switch outcome {
                case .result(let result):
                    state.done += 1
                    state.doneNow += 1
                    switch result.outcome {
                    case .failure: state.failures += 1
                    case .detections(let detections):
                        if classes.holdAnimal(in: detections, minScore: minScore) { state.animals += 1 }
                    }
                    results.append(result)
                case .stopped: break
                case .failed(let error): failure = failure ?? error
                }
            }
            if results.count >= Self.commitCount || clock.now - lastCommit >= Self.commitInterval { try commit() }
            state.elapsed = clock.now - start
            progress(state)
        }
        try commit()
        if let failure { throw failure }
    }

    private func makeExaminer(
        _ folders: BatchFolders, _ detector: Detector, _ personDetector: Detector?
    ) -> @Sendable () throws -> MediaExaminer {
        // The first thread takes the one that is loaded already.
        let loaded = LoadedDetectors((detector, personDetector))
        let options = options
        let stop = stop
        let findsPersons = findsPersons
        return {
            let (detector, personDetector) = try loaded.take {
                (
                    try Detector(model: options.model, options: options.detector),
                    try options.personModel.map { try Detector(model: $0, options: options.detector) }
                )
            }
            let provenance = Provenance(
                models: (options.model.name, options.model.manifest.sha256),
                options.personModel.map { ($0.name, $0.manifest.sha256) })
            let copies = PictureCopies(
                annotator: Annotator(classes: detector.classes), provenance: provenance,
                exportFolder: options.exportsPictures ? options.output + "/pictures" : nil)
            return try MediaExaminer(
                folders: folders, detector: detector, personFinder: personDetector.map { try PersonFinder($0) },
                copies: findsPersons ? copies : nil, videoRate: options.videoRate, isStopped: { stop.isRaised })
        }
    }

    // MARK: A full disk

    private func isFull(_ error: any Error) -> Bool {
        if (error as? BatchError)?.kind == .full { return true }
        guard error is RecordingError else { return false }
        return (freeBytes ?? .max) < 4 << 20
    }

    private var freeBytes: Int? {
        var status = statvfs()
        guard statvfs(options.output, &status) == 0 else { return nil }
        return Int(
            clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
    }

    /// Says how much is needed, judged by what was done.
    private func full(_ journal: BatchJournal) -> BatchError {
        guard let total = try? journal.count(), let done = try? journal.count("is_done = 1") else {
            return BatchError(.full, "\(options.output): the disk is full; make room, then go on with --resume")
        }
        // Rows of files that wait take about a third of those that are done; the written results about as much as the rows.
        let each = max(journal.size / max(done, 1), 1024)
        let needed = (total - done) * each + total * 1024
        return BatchError(
            .full,
            "\(options.output): the disk is full after \(done) of \(total) files; about \(max(needed >> 20, 1)) MB more are "
                + "needed. Make room, then go on with --resume; what is done is kept")
    }
}

/// Gives a loaded detector to the first who asks; whoever comes later loads one.
private final class LoadedDetectors: Sendable {
    typealias Pair = (Detector, Detector?)
    private let loaded: Mutex<Pair?>

    init(_ detectors: Pair) { loaded = Mutex(detectors) }

    func take(orLoad load: () throws -> Pair) rethrows -> Pair {
        let first = loaded.withLock { loaded in
            defer { loaded = nil }
            return loaded
        }
        return try first ?? load()
    }
}
