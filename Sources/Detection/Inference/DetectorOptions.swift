/// How a detector uses the machine, and how much it answers.
public struct DetectorOptions: Hashable, Sendable {
    public enum Precision: String, Hashable, Sendable, CaseIterable {
        /// The network's own arithmetic: the same scores on every machine, to the last digits.
        case float32
        /// Half the memory traffic, about a third faster; scores move by about 0.01. Needs a CPU with bfloat16.
        case bfloat16
        /// ``bfloat16`` where the CPU has it, otherwise ``float32``.
        case fastest
    }

    public enum CompileCache: Hashable, Sendable {
        /// `wayside/compiled` in `$XDG_CACHE_HOME` or `~/.cache`.
        case standard
        case folder(String)
        case none
    }

    public var precision: Precision
    /// Threads that one inference uses, 1 or more. One leaves the other cores to decoding and to other cameras.
    public var threads: Int
    /// Where compiled networks are kept, so that the next start is quick.
    public var compileCache: CompileCache
    /// At most so many detections a picture, the best ones.
    public var detectionLimit: Int
    /// Holds the network at one of its sizes, given by its width in pixels; nil lets each picture's size choose (``InputChoice``).
    public var inputWidth: Int?
    /// Overrides the manifest's: of two boxes of one class that overlap more than this, the lower score goes.
    public var suppressionThreshold: Float?

    public init(
        precision: Precision = .float32, threads: Int = 1, compileCache: CompileCache = .standard,
        detectionLimit: Int = 300, inputWidth: Int? = nil, suppressionThreshold: Float? = nil
    ) {
        self.precision = precision
        self.threads = threads
        self.compileCache = compileCache
        self.detectionLimit = detectionLimit
        self.inputWidth = inputWidth
        self.suppressionThreshold = suppressionThreshold
    }
}
