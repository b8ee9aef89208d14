/// What a picture's EXIF data, or a video's container, say. Everything may be missing.
public struct MediaMetadata: Hashable, Sendable {
    /// A place on Earth, WGS 84.
    public struct Place: Hashable, Sendable {
        /// Degrees, -90...90, north positive.
        public var latitude: Double
        /// Degrees, -180...180, east positive.
        public var longitude: Double

        public init(latitude: Double, longitude: Double) {
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// By the camera's own clock.
    public var captureTime: CaptureTime?
    /// Pixels as displayed, after ``orientation``; 0 where not known.
    public var width: Int
    public var height: Int
    public var cameraMake: String?
    public var cameraModel: String?
    public var cameraSerial: String?
    /// Degrees Celsius at the camera, from the maker's notes.
    public var temperature: Double?
    public var place: Place?

    public init(
        captureTime: CaptureTime? = nil, width: Int = 0, height: Int = 0, cameraMake: String? = nil,
        cameraModel: String? = nil, cameraSerial: String? = nil, temperature: Double? = nil, place: Place? = nil
    ) {
        self.captureTime = captureTime
        self.width = width
        self.height = height
        self.cameraMake = cameraMake
        self.cameraModel = cameraModel
        self.cameraSerial = cameraSerial
        self.temperature = temperature
        self.place = place
    }
}
