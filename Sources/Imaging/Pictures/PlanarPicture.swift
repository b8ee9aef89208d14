internal import CJPEG

/// A decoded JPEG as its planes, perhaps scaled down, the chroma not brought to the luma's size. Its storage is used again.
public final class PlanarPicture {
    public enum Color: Hashable, Sendable {
        /// One plane.
        case grey
        /// Y, Cb, Cr, full range, BT.601 (JFIF).
        case yCbCr
        /// R, G, B (a JPEG whose colours weren't transformed).
        case rgb
    }

    public struct Plane: Hashable, Sendable {
        /// Samples.
        public internal(set) var width = 0
        public internal(set) var height = 0
        public internal(set) var bytesPerRow = 0
        /// Samples a pixel of the full-size picture. Samples lie in the middle of the pixels that they stand for.
        public internal(set) var horizontalDensity = 0.0
        public internal(set) var verticalDensity = 0.0
        var offset = 0
    }

    public private(set) var color = Color.grey
    /// Pixels of the JPEG at full size.
    public private(set) var fullWidth = 0
    public private(set) var fullHeight = 0
    /// The first is luma (or red). The others are empty where the picture is grey.
    public private(set) var planes = (Plane(), Plane(), Plane())

    private let storage = ScratchBuffer<UInt8>()

    public init() {}

    /// Pixels at the decoded scale: the luma plane's size.
    public var width: Int { planes.0.width }
    public var height: Int { planes.0.height }

    /// The plane's samples, row after row, valid during the call and until the picture is decoded into again.
    public func withBytes<Result>(of plane: Plane, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        try body(UnsafeRawBufferPointer(start: storage.base + plane.offset, count: plane.bytesPerRow * plane.height))
    }

    func base(of plane: Plane) -> UnsafePointer<UInt8> { UnsafePointer(storage.base + plane.offset) }

    func base(of index: Int) -> UnsafeMutablePointer<UInt8>? {
        storage.base + (index == 0 ? planes.0 : index == 1 ? planes.1 : planes.2).offset
    }

    func prepare(for plan: CJPEGPlan, color: Color, size: JPEGHeader) {
        self.color = color
        fullWidth = size.width
        fullHeight = size.height
        var byteCount = 0
        func plane(_ plane: CJPEGPlane) -> Plane {
            defer { byteCount += plane.bytesPerRow * plane.rows }
            return Plane(
                width: plane.width, height: plane.height, bytesPerRow: plane.bytesPerRow,
                horizontalDensity: Double(plane.horizontalDensity) / Double(plan.horizontalDensityDenominator),
                verticalDensity: Double(plane.verticalDensity) / Double(plan.verticalDensityDenominator),
                offset: byteCount)
        }
        planes = (plane(plan.planes.0), plane(plan.planes.1), plane(plan.planes.2))
        // The SIMD code may write a few bytes past a row.
        storage.reserve(byteCount + 64)
    }
}
