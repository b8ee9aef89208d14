import Detection
import FoundationEssentials
import Imaging
import Recording
import Values

/// The pictures that a batch keeps: thumbnails of what was seen, and copies at full size where they are asked for. Persons are hidden
/// in all of them. One for each thread.
final class PictureCopies {
    /// The longer side of a thumbnail, pixels.
    static let thumbnailSide = 320
    private static let thumbnailQuality = 70

    private let annotator: Annotator
    private let provenance: Provenance
    private let exportFolder: String?
    private let decoder = PictureDecoder()
    private let picture = RGBPicture()
    private var madeFolder = ""

    /// - Parameter exportFolder: Where copies at full size go; nil for none.
    init(annotator: Annotator, provenance: Provenance, exportFolder: String?) {
        self.annotator = annotator
        self.provenance = provenance
        self.exportFolder = exportFolder
    }

    /// A thumbnail of the frame that `preparer` prepared last.
    ///
    /// - Parameter persons: In pixels of the whole picture as it is displayed.
    func thumbnail(
        of frame: Frame, by preparer: InputPreparer, mapping: PictureMapping,
        persons: PersonBoxes, path: String
    ) throws -> [UInt8] {
        try preparer.copy(prepared: frame, longerSide: Self.thumbnailSide, into: picture)
        let scaled = persons.scaled(
            x: Float(picture.width) / Float(mapping.pictureWidth),
            y: Float(picture.height) / Float(mapping.pictureHeight))
        let redacted = try annotator.redact(picture, persons: scaled, of: path)
        return try redacted.jpegData(quality: Self.thumbnailQuality, comment: provenance.line)
    }

    var exports: Bool { exportFolder != nil }

    /// Writes a copy at full size under the picture's own path, whole or not at all.
    func export(_ frame: Frame, persons: PersonBoxes, path: String) throws {
        guard let exportFolder else { return }
        try decoder.decode(frame, into: picture)
        let redacted = try annotator.redact(picture, persons: persons, of: path)
        let name = exportFolder + "/" + Self.name(ofCopy: path)
        if let slash = name.lastIndex(of: "/"), name[..<slash] != madeFolder {
            madeFolder = String(name[..<slash])
            try OutputFile.createFolder(madeFolder)
        }
        try OutputFile.replace(name, with: redacted.jpegData(comment: provenance.line))
    }

    /// A copy is a JPEG, and says so.
    static func name(ofCopy path: String) -> String {
        let ending = path.suffix(5).lowercased()
        return ending.hasSuffix(".jpg") || ending == ".jpeg" ? path : path + ".jpg"
    }
}
