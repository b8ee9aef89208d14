/// Why a picture can't be read, scaled or written.
public struct ImagingError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: String, Hashable, Sendable {
        /// The bytes are no JPEG at all.
        case notAPicture
        /// The bytes end, or break off, before the picture does.
        case truncated
        case corrupt
        /// A kind of JPEG that isn't read: CMYK, 12 bits, lossless.
        case unsupported
        /// More pixels than the limits of ``JPEGDecoder`` allow.
        case tooLarge
        case outOfMemory
        /// A ``FrameLayout`` that doesn't fit the frame's bytes.
        case layout
        /// A ``NetworkInput``, tensor or argument that can't be meant.
        case argument
    }

    public var reason: Reason
    /// One sentence, without the picture's name, which the caller knows.
    public var message: String

    public init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    public var description: String { message }
}
