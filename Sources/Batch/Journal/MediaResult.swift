import Wildlife

/// A file that waits to be looked at.
struct MediaItem: Sendable {
    var id: Int64
    /// As ``MediaPath`` has it.
    var path: String
    var kind: MediaRecord.Kind
}

/// What became of it.
struct MediaResult: Sendable {
    var item: MediaItem
    var metadata = MediaMetadata()
    var outcome: MediaRecord.Outcome
    var video: MediaRecord.VideoFrames?
    /// A small JPEG in which persons are hidden; nil where nothing was seen.
    var thumbnail: [UInt8]?
}
