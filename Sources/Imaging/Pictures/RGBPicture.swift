/// A picture to draw on: packed R G B, rows without padding. Its storage is used again when the size changes.
///
/// It gives its pixels to nobody outside this package, and within it only through a ``RedactedPicture``, in which persons are hidden.
public final class RGBPicture {
    /// Pixels.
    public private(set) var width = 0
    public private(set) var height = 0

    private let storage = ScratchBuffer<UInt8>()
    /// Another number for each picture that the storage has held.
    private(set) var content = 0

    /// An empty picture, to be decoded into.
    public init() {}

    /// - Parameters: Pixels, 0...65,535 each; what lies outside is clamped.
    public init(width: Int, height: Int, color: RGBColor) {
        resize(width: min(max(width, 0), 65_535), height: min(max(height, 0), 65_535))
        fill(columns: 0..<self.width, rows: 0..<self.height, with: color)
    }

    var base: UnsafeMutablePointer<UInt8> { storage.base }

    public var byteCount: Int { width * height * 3 }

    /// As what a frame is laid into.
    var asInput: NetworkInput {
        NetworkInput(
            width: width, height: height, layout: .nhwc, element: .uint8, channelOrder: .rgb, fit: .stretch)
    }
    var bytes: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(start: base, count: byteCount) }

    /// The samples, row after row.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: storage.base, count: byteCount))
    }

    package func withMutableBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) throws -> Result) rethrows -> Result {
        content &+= 1
        return try body(UnsafeMutableRawBufferPointer(start: storage.base, count: byteCount))
    }

    /// The pixel's colour; nil outside.
    package func color(x: Int, y: Int) -> RGBColor? {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return nil }
        let pixel = base + (y * width + x) * 3
        return RGBColor(red: pixel[0], green: pixel[1], blue: pixel[2])
    }

    /// Encodes as a baseline 4:2:0 JPEG, without any metadata but a comment.
    package func jpegData(quality: Int = 90, comment: String = "") throws(ImagingError) -> [UInt8] {
        let encoder = JPEGEncoder()
        return Array(try encoder.encode(self, quality: quality, comment: comment))
    }

    /// Sets the size; the pixels are then undefined.
    func resize(width: Int, height: Int) {
        storage.reserve(width * height * 3)
        content &+= 1
        self.width = width
        self.height = height
    }

    /// Fills a rectangle that lies inside the picture.
    func fill(columns: Range<Int>, rows: Range<Int>, with color: RGBColor) {
        for y in rows {
            var pixel = base + (y * width + columns.lowerBound) * 3
            for _ in columns {
                pixel[0] = color.red
                pixel[1] = color.green
                pixel[2] = color.blue
                pixel += 3
            }
        }
    }
}
