/// One picture or video of a card: what the file says of itself, and what was seen in it or why nothing could be.
public struct MediaRecord: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case picture, video }

    public enum Outcome: Hashable, Sendable {
        /// In the order in which the detector gave them; empty where it saw nothing.
        case detections([MediaDetection])
        /// Why it could not be read, one sentence.
        case failure(String)
    }

    /// Which frames of a video were looked at.
    public struct VideoFrames: Hashable, Sendable {
        /// Frames a second of the file, more than 0.
        public var frameRate: Double
        /// Numbers of the frames looked at, from 0, rising.
        public var processed: [Int]

        public init(frameRate: Double, processed: [Int]) {
            self.frameRate = frameRate
            self.processed = processed
        }
    }

    /// Relative to the batch's root, parted by `/`, in UTF-8 (see ``Batch`` for names that aren't). Unique.
    public var path: String
    /// The deployment's ID. See ``DeploymentTable``.
    public var deployment: String
    public var kind: Kind
    public var metadata: MediaMetadata
    public var outcome: Outcome
    public var video: VideoFrames?

    public init(
        path: String, deployment: String, kind: Kind, metadata: MediaMetadata, outcome: Outcome,
        video: VideoFrames? = nil
    ) {
        self.path = path
        self.deployment = deployment
        self.kind = kind
        self.metadata = metadata
        self.outcome = outcome
        self.video = video
    }

    /// None where the file could not be read.
    public var detections: [MediaDetection] {
        if case .detections(let detections) = outcome { detections } else { [] }
    }

    public var failure: String? { if case .failure(let reason) = outcome { reason } else { nil } }
}
