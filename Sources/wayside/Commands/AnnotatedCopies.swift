import FoundationEssentials
import Imaging
import Recording
import Values

/// The annotated copies of `detect --draw`: JPEG files under the names of the originals, persons in them hidden.
final class AnnotatedCopies {
    private let folder: String
    private let roots: [String]
    private let provenance: Provenance
    private let annotator: Annotator
    private var taken: Set<String> = []

    /// - Parameter roots: The pictures and folders that the user named; below a folder its tree is kept.
    init(
        folder: String, annotator: Annotator, provenance: Provenance, roots: [String]
    ) throws(RecordingError) {
        self.folder = folder
        self.roots = roots
        self.annotator = annotator
        self.provenance = provenance
        try OutputFile.createFolder(folder)
    }

    /// - Parameter persons: Where the detector saw persons; nil where it can't tell.
    func write(_ picture: RGBPicture, of file: String, detections: [Detection], persons: PersonBoxes?) throws {
        let result = FrameResult(
            stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero)), elapsed: .zero, file: file,
            detections: detections, persons: persons)
        let redacted = try annotator.annotate(picture, with: result)
        let path = folder + "/" + name(for: file)
        if let slash = path.lastIndex(of: "/") { try OutputFile.createFolder(String(path[..<slash])) }
        try OutputFile.replace(path, with: redacted.jpegData(comment: provenance.line))
    }

    /// A name of its own for each original: two cards may hold the same names.
    private func name(for file: String) -> String {
        let root = roots.first { file != $0 && file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
        let relative =
            root.map { file.dropFirst($0.count).drop { $0 == "/" } }
            ?? (file.split(separator: "/").last ?? "picture")[...]
        let stem = relative.lastIndex(of: ".").map { relative[..<$0] } ?? relative
        var candidate = stem + ".jpg"
        var number = 2
        while !taken.insert(String(candidate)).inserted {
            candidate = stem + "-\(number).jpg"
            number += 1
        }
        return String(candidate)
    }
}
