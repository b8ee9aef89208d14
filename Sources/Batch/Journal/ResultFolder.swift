import Detection
import FoundationEssentials
import Recording

/// The folder of results: new, empty, or that of the batch that is gone on with. Files of other work are never touched.
struct ResultFolder {
    let path: String
    private let resumes: Bool

    /// - Throws: ``BatchError`` of ``BatchError/Kind/taken``; ``Recording/RecordingError`` where it can't be made or written.
    init(_ path: String, resumes: Bool) throws {
        self.path = path
        self.resumes = resumes
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        if !BatchJournal.exists(in: path), !names.isEmpty {
            throw BatchError(.taken, "\(path): holds other files; name a new or an empty folder with --out")
        }
        try OutputFile.createFolder(path)
    }

    /// The journal that is gone on with, or a new one.
    func journal(settings: JournalSettings, model: Model, pageLimit: Int?) throws -> BatchJournal {
        if BatchJournal.exists(in: path), let journal = try open(pageLimit: pageLimit) {
            guard resumes else {
                throw BatchError(
                    .taken,
                    "\(path): holds a batch already; go on with it with --resume, or name another folder with --out")
            }
            if let difference = settings.difference(from: journal.settings) {
                throw BatchError(
                    .otherSettings,
                    "\(path): this batch was begun with other settings: \(difference). Give the same ones, or begin another batch "
                        + "with another --out")
            }
            return journal
        }
        return try create(settings: settings, labels: JournalLabels(model.manifest), pageLimit: pageLimit)
    }

    /// A new journal.
    func create(settings: JournalSettings, labels: JournalLabels, pageLimit: Int? = nil) throws -> BatchJournal {
        if BatchJournal.exists(in: path), try open(pageLimit: pageLimit) != nil {
            throw BatchError(.taken, "\(path): holds a batch already; name a new folder with --out")
        }
        return try BatchJournal.create(in: path, settings: settings, labels: labels, pageLimit: pageLimit)
    }

    /// - Returns: nil for a journal that was killed before it was begun.
    private func open(pageLimit: Int?) throws -> BatchJournal? {
        do {
            return try BatchJournal.open(in: path, isExclusive: true, pageLimit: pageLimit)
        } catch let error as BatchError where error.kind == .missing {
            return nil
        }
    }
}
