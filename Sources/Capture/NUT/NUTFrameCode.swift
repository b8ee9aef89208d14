/// What one value of a frame's first byte stands for: defaults for its header, and which fields are written out.
struct NUTFrameCode {
    struct Flags: OptionSet {
        let rawValue: Int
        /// End of the stream's relevance: a frame without a picture.
        static let endOfRelevance = Flags(rawValue: 2)
        static let codedTime = Flags(rawValue: 8)
        static let streamNumber = Flags(rawValue: 16)
        static let sizeHighPart = Flags(rawValue: 32)
        static let checksum = Flags(rawValue: 64)
        static let reserved = Flags(rawValue: 128)
        static let sideData = Flags(rawValue: 256)
        static let headerNumber = Flags(rawValue: 1024)
        static let matchTime = Flags(rawValue: 2048)
        /// The flags themselves are written out, as differences to these.
        static let coded = Flags(rawValue: 4096)
        static let invalid = Flags(rawValue: 8192)
    }

    var flags: Flags = .invalid
    var stream = 0
    var sizeMultiplier = 1
    var sizeLowPart = 0
    var timeDifference = 0
    var reservedCount = 0
    var elisionHeader = 0
}
