/// Where one call of ``Detector/detect(_:mapping:minScore:into:)`` spent its time.
public struct DetectionTiming: Hashable, Sendable {
    /// In the network.
    public var inference: Duration
    /// Decoding its outputs, suppression, and mapping to the picture.
    public var decoding: Duration

    public init(inference: Duration, decoding: Duration) {
        self.inference = inference
        self.decoding = decoding
    }
}
