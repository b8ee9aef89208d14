import ClassPolicy
import FoundationEssentials
import Imaging
import Recording
import Values

/// The annotated copies of `detect --draw`: JPEG files under the names of the originals, persons in them hidden.
final class AnnotatedCopies {
    private let folder: String
    private let roots: [String]
    private let classes: ClassList
    private let annotator: Annotator
    private var taken: Set<String> = []

    /// - Parameter roots: The pictures and folders that the user named; below a folder its tree is kept.
    init(folder: String, classes: ClassList, roots: [String]) throws(RecordingError) {
        self.folder = folder
        self.roots = roots
        self.classes = classes
        annotator = Annotator(classes: classes)
        try OutputFile.createFolder(folder)
    }

    /// - Parameter detections: Weak ones too, for hiding persons; those from `minScore` on are drawn.
    func write(_ picture: RGBPicture, of file: String, detections: [Detection], minScore: Float) throws {
        let persons = detections.filter { classes.personFlags[$0.classIndex] }.map(\.box)
        let result = FrameResult(
            stamp: FrameStamp(index: 0, time: FrameTime(monotonic: .zero)), elapsed: .zero, file: file,
            detections: detections.filter { $0.score >= minScore }, personBoxes: persons)
        annotator.annotate(picture, with: result)
        let path = folder + "/" + name(for: file)
        if let slash = path.lastIndex(of: "/") { try OutputFile.createFolder(String(path[..<slash])) }
        try OutputFile.replace(path, with: picture.jpegData())
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
