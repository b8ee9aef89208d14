import Wildlife

/// What the name of a file says it is.
enum MediaKind {
    private static let pictures: Set<String> = ["jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp"]
    private static let videos: Set<String> = [
        "mp4", "m4v", "avi", "mov", "mkv", "mpg", "mpeg", "mts", "m2ts", "wmv", "asf", "3gp", "webm",
    ]

    /// nil for what a batch leaves alone: names without one of the extensions (in any case), and hidden ones (a dot in front: the
    /// thumbnails and resource forks of other systems).
    static func of(_ name: UnsafeBufferPointer<UInt8>) -> MediaRecord.Kind? {
        guard name.first != UInt8(ascii: "."), let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        let ending = name[(dot + 1)...]
        guard (3...4).contains(ending.count) else { return nil }
        let text = String(decoding: ending.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
        return pictures.contains(text) ? .picture : videos.contains(text) ? .video : nil
    }
}
