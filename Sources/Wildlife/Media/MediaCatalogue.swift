/// The results of a batch, however many: what the writers of formats, the events and the repeats are made of.
///
/// A million records don't fit into memory, so they are handed on one at a time and nothing keeps them.
public protocol MediaCatalogue {
    var classes: MediaClasses { get }
    var origin: MediaOrigin { get }
    /// What is known of each deployment, and how camera time becomes civil time there.
    var deployments: DeploymentTable { get }

    /// In the order of the bytes of their paths.
    func forEachByPath(_ body: (MediaRecord) throws -> Void) throws

    /// By deployment (bytes of its ID); within it by time of capture, pictures without one last; then by the bytes of the path.
    func forEachByTime(_ body: (MediaRecord) throws -> Void) throws
}

/// What made the detections.
public struct MediaOrigin: Hashable, Sendable {
    /// The network's file name, from which Timelapse and others choose their thresholds.
    public var detector: String
    /// Of a second model; nil where there was none.
    public var classifier: String?
    /// Detections below it were not recorded, 0...1.
    public var leastScore: Double
    /// The program, its version and its policy's digest; of foreign detections what read them.
    public var program: String
    /// The network's SHA-256; nil for foreign detections.
    public var networkHash: String?

    public init(
        detector: String, classifier: String? = nil, leastScore: Double, program: String, networkHash: String? = nil
    ) {
        self.detector = detector
        self.classifier = classifier
        self.leastScore = leastScore
        self.program = program
        self.networkHash = networkHash
    }
}
