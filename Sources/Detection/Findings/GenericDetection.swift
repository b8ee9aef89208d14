public import ClassPolicy
public import Values

/// A detection of a generic thing. It has a crop, which a ``CropClassifier`` may look at; a person's detection has none.
///
/// Nothing else in Wayside takes a crop, and only this module can make one of these: ``PictureFindings/subjects`` does, from what a
/// network saw, for classes that the policy resolved to a generic node.
public struct GenericDetection: Hashable, Sendable {
    public let detection: Detection
    public let recognizedClass: RecognizedClass

    init(_ detection: Detection, of recognizedClass: RecognizedClass) {
        self.detection = detection
        self.recognizedClass = recognizedClass
    }
}
