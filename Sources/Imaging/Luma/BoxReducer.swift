/// Takes the mean luma of squares of pixels: rows are added up first, then neighbours in the row of sums.
///
/// One for each thread; its buffer is used again.
public final class BoxReducer {
    /// Of larger squares 16 x 16 evenly spread pixels are taken, whose sum fits 16 bits.
    private static let mostPixels = 16

    private let sums = ScratchBuffer<UInt16>()

    public init() {}

    /// How a pixel's luma is got from its bytes.
    enum Luma {
        /// It is the first of so many bytes.
        case firstByte(of: Int)
        /// From R, G, B, after ITU-R BT.601.
        case redGreenBlue

        var bytesPerPixel: Int {
            switch self {
            case .firstByte(let count): count
            case .redGreenBlue: 3
            }
        }
    }

    /// - Parameters:
    ///   - width: Pixels, at least 1.
    ///   - height: Likewise.
    ///   - side: Pixels a side of a square, a power of two. Squares that reach beyond the right edge have its last pixels' luma there; those
    ///     at the lower edge are cut.
    ///   - result: Gets one cell a square, rows without gaps.
    func reduce(
        _ pixels: UnsafePointer<UInt8>, width: Int, height: Int, bytesPerRow: Int, luma: Luma, by side: Int,
        to result: UnsafeMutablePointer<UInt8>
    ) {
        let stride = max(side / Self.mostPixels, 1)
        let taken = side / stride
        let columns = (width + stride - 1) / stride
        let cells = (width + side - 1) / side
        let usedBytes = (width - 1) * luma.bytesPerPixel + (luma.bytesPerPixel == 3 ? 3 : 1)
        sums.reserve(max(usedBytes, cells * taken))
        let sums = self.sums.base
        var cell = result
        var row = 0
        while row < height {
            sums.update(repeating: 0, count: usedBytes)
            var rows = 0
            for y in Swift.stride(from: row, to: min(row + side, height), by: stride) {
                Self.add(pixels + y * bytesPerRow, count: usedBytes, to: sums)
                rows += 1
            }
            Self.takeLuma(luma, count: columns, stride: stride, in: sums)
            for x in columns..<max(columns, cells * taken) { sums[x] = sums[columns - 1] }
            Self.takeMeans(of: sums, each: taken, area: rows * taken, count: cells, to: cell)
            cell += cells
            row += side
        }
    }

    private static func add(_ row: UnsafePointer<UInt8>, count: Int, to sums: UnsafeMutablePointer<UInt16>) {
        let bytes = UnsafeRawPointer(row)
        let results = UnsafeMutableRawPointer(sums)
        let whole = count & ~15
        for x in Swift.stride(from: 0, to: whole, by: 16) {
            let samples = bytes.loadUnaligned(fromByteOffset: x, as: SIMD16<UInt8>.self)
            let sum = results.loadUnaligned(fromByteOffset: 2 * x, as: SIMD16<UInt16>.self)
            results.storeBytes(
                of: sum &+ SIMD16<UInt16>(truncatingIfNeeded: samples), toByteOffset: 2 * x, as: SIMD16<UInt16>.self)
        }
        for x in whole..<count { sums[x] &+= UInt16(row[x]) }
    }

    /// Leaves one sum of luma a pixel, from the left.
    private static func takeLuma(_ luma: Luma, count: Int, stride: Int, in sums: UnsafeMutablePointer<UInt16>) {
        switch luma {
        case .firstByte(let bytes):
            let step = bytes * stride
            guard step > 1 else { return }
            for x in 0..<count { sums[x] = sums[x * step] }
        case .redGreenBlue:
            let step = 3 * stride
            for x in 0..<count {
                let pixel = sums + x * step
                let weighted = 77 &* UInt32(pixel[0]) &+ 150 &* UInt32(pixel[1]) &+ 29 &* UInt32(pixel[2])
                sums[x] = UInt16(truncatingIfNeeded: (weighted &+ 128) &>> 8)
            }
        }
    }

    /// The means of 1, 2 or a multiple of 4 neighbours each, whose sums fit 16 bits.
    private static func takeMeans(
        of sums: UnsafePointer<UInt16>, each: Int, area: Int, count: Int, to means: UnsafeMutablePointer<UInt8>
    ) {
        let reciprocal = UInt32(truncatingIfNeeded: 65_536 / area)
        func mean(_ sum: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: (sum &* reciprocal &+ 32_768) &>> 16) }
        // Four lanes of 16 bits in a word: the product's upper lane is their sum.
        func sumOfLanes(_ lanes: UInt64) -> UInt32 {
            UInt32(truncatingIfNeeded: (lanes &* 0x0001_0001_0001_0001) &>> 48)
        }
        switch each {
        case 1:
            for x in 0..<count { means[x] = mean(UInt32(sums[x])) }
        case 2:
            for x in 0..<count { means[x] = mean(UInt32(sums[2 &* x]) &+ UInt32(sums[2 &* x &+ 1])) }
        case 4:
            let words = UnsafeRawPointer(sums)
            for x in 0..<count {
                means[x] = mean(sumOfLanes(words.loadUnaligned(fromByteOffset: 8 &* x, as: UInt64.self)))
            }
        default:
            var words = UnsafeRawPointer(sums)
            for x in 0..<count {
                var lanes: UInt64 = 0
                let end = words + 2 &* each
                while words < end {
                    lanes &+= words.loadUnaligned(as: UInt64.self)
                    words += 8
                }
                means[x] = mean(sumOfLanes(lanes))
            }
        }
    }
}
