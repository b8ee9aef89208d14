public import Detection

/// What a batch is to do.
public struct BatchOptions: Sendable {
    /// Of pictures and videos; any depth.
    public var folders: [String]
    /// The folder of results.
    public var output: String
    public var model: Model
    /// Finds persons where ``model`` has no class for them; nil where it has, or where none is to be had: then no picture is kept.
    public var personModel: Model?
    public var detector: DetectorOptions
    /// Pictures that are looked at at once, 1 or more.
    public var workers: Int
    /// The part of the files that is ours; nil for all.
    public var shard: Shard?
    /// Goes on with a batch that was stopped; begins one where there is none.
    public var resumes: Bool
    /// Frames a second of a video that are looked at.
    public var videoRate: Double
    /// Writes copies of all pictures, persons in them hidden, into the folder `pictures` of the results.
    public var exportsPictures: Bool
    /// The most pages of 4 kB that the journal may have; for tests of a full disk.
    package var pageLimit: Int?

    public init(
        folders: [String], output: String, model: Model, personModel: Model? = nil,
        detector: DetectorOptions = DetectorOptions(), workers: Int = 1, shard: Shard? = nil, resumes: Bool = false,
        videoRate: Double = 1, exportsPictures: Bool = false
    ) {
        self.folders = folders
        self.output = output
        self.model = model
        self.personModel = personModel
        self.detector = detector
        self.workers = workers
        self.shard = shard
        self.resumes = resumes
        self.videoRate = videoRate
        self.exportsPictures = exportsPictures
    }
}
