import Imaging
import TestSupport
import Testing
import Values

@Suite struct LumaReaderTests {
    private let reader = LumaReader()
    private let plane = LumaPlane()

    private func read(_ layout: FrameLayout, _ bytes: [UInt8]) throws {
        try GuardedBytes(bytes).withBytes {
            try reader.read(Frame(layout: layout, bytes: $0, stamp: anyStamp), into: plane)
        }
    }

    /// The mean luma of each square of pixels, edges included, worked out one by one.
    private func worstError(of picture: TestPicture) -> Double {
        let side = plane.cellSide
        var worst = 0.0
        plane.withCells { cells in
            for y in 0..<plane.height {
                for x in 0..<plane.width {
                    // What lies beyond the right edge is taken to be as its last pixel.
                    let rows = y * side..<min((y + 1) * side, picture.height)
                    var sum = 0.0
                    for py in rows {
                        for px in x * side..<(x + 1) * side {
                            sum += TestPicture.yCbCr(picture[px, py], isVideoRange: false).x
                        }
                    }
                    let mean = sum / Double(rows.count * side)
                    worst = max(worst, abs(Double(cells[y * plane.width + x]) - mean))
                }
            }
        }
        return worst
    }

    @Test(
        arguments: [PixelFormat.yuyv, .nv12, .i420, .grey, .rgb24],
        [(640, 360), (97, 61), (481, 243), (1, 1), (2, 700)])
    func cellsAreMeansOfTheLuma(format: PixelFormat, size: (Int, Int)) throws {
        let picture = TestPicture.noise(width: size.0, height: size.1, seed: 3)
        let layout = FrameLayout.contiguous(format, width: size.0, height: size.1)
        try read(layout, picture.bytes(in: layout))
        #expect(plane.pictureWidth == size.0 && plane.pictureHeight == size.1)
        #expect(worstError(of: picture) <= 1.6)
    }

    @Test(arguments: [(640, 360), (97, 61), (1277, 719), (300, 200), (1, 1)])
    func jpegGivesTheSameCells(size: (Int, Int)) throws {
        let picture = TestPicture.smooth(width: size.0, height: size.1)
        try read(.contiguous(.jpeg, width: 0, height: 0), picture.rgbPicture.jpegData(quality: 95))
        #expect(plane.pictureWidth == size.0 && plane.pictureHeight == size.1)
        #expect(worstError(of: picture) < 4)
    }

    @Test(arguments: [
        (106, 60, 1, 106, 60), (320, 180, 2, 160, 90), (640, 360, 4, 160, 90), (1280, 720, 8, 160, 90),
        (1920, 1080, 8, 240, 135), (3840, 2160, 16, 240, 135), (2160, 3840, 16, 135, 240), (30000, 2, 128, 235, 1),
    ])
    func planeIsSmallWhateverTheFrame(width: Int, height: Int, side: Int, columns: Int, rows: Int) throws {
        let layout = FrameLayout.contiguous(.grey, width: width, height: height)
        try read(layout, [UInt8](repeating: 200, count: layout.byteCount))
        #expect(plane.cellSide == side && plane.width == columns && plane.height == rows)
        plane.withCells { cells in #expect(cells.allSatisfy { $0 == 200 }) }
    }

    @Test func largeJPEGIsReducedTwice() throws {
        let jpeg = try RGBPicture(width: 3000, height: 2000, color: RGBColor(red: 90, green: 90, blue: 90)).jpegData()
        try read(.contiguous(.jpeg, width: 0, height: 0), jpeg)
        #expect(plane.cellSide == 16 && plane.width == 188 && plane.height == 125)
        plane.withCells { cells in #expect(cells.allSatisfy { $0 == 90 }) }
    }

    @Test(arguments: [PixelFormat.yuyv, .nv12, .i420, .grey, .rgb24])
    func rawFrameThatIsOneByteShortIsRefused(format: PixelFormat) throws {
        let layout = FrameLayout.contiguous(format, width: 32, height: 18)
        let bytes = [UInt8](repeating: 1, count: layout.byteCount)
        try read(layout, bytes)
        #expect(throws: ImagingError.self) { try read(layout, Array(bytes.dropLast())) }
        #expect(throws: ImagingError.self) { try read(layout, []) }
    }

    @Test func hostileLayoutsAreRefusedOrReadWithinBounds() throws {
        var generator = SeededGenerator(seed: 9)
        let values = [Int.min, -1, 0, 1, 2, 3, 16, 17, 64, 255, 4096, 1 << 31, 1 << 62, Int.max - 1, Int.max]
        func value() -> Int { values.randomElement(using: &generator) ?? 0 }
        func layoutPlane() -> FrameLayout.Plane { .init(offset: value(), bytesPerRow: value()) }
        let bytes = [UInt8](repeating: 3, count: 5000)
        var accepted = 0
        for _ in 0..<4000 {
            let layout = FrameLayout(
                format: [.yuyv, .nv12, .i420, .grey, .rgb24].randomElement(using: &generator) ?? .grey, width: value(),
                height: value(), first: layoutPlane(), second: layoutPlane(), third: layoutPlane())
            do {
                try read(layout, bytes)
                accepted += 1
            } catch let error as ImagingError {
                #expect(error.reason == .layout)
            }
        }
        #expect(accepted > 0)
    }

    @Test func brokenJPEGsAreRefusedAsByTheFullDecoder() throws {
        let jpeg = try TestPicture.noise(width: 320, height: 240, seed: 4).rgbPicture.jpegData()
        let full = JPEGDecoder()
        let picture = RGBPicture()
        var generator = SeededGenerator(seed: 2)
        func reason(_ body: () throws -> Void) -> ImagingError.Reason? {
            do {
                try body()
                return nil
            } catch { return (error as? ImagingError)?.reason }
        }
        for _ in 0..<300 {
            var broken = jpeg
            if Bool.random(using: &generator) {
                broken.removeLast(Int.random(in: 1..<jpeg.count, using: &generator))
            } else {
                for _ in 0..<4 {
                    broken[Int.random(in: 0..<jpeg.count, using: &generator)] = .random(in: 0...255, using: &generator)
                }
            }
            let expected = reason { try broken.withUnsafeBytes { try full.decode($0, into: picture) } }
            #expect(reason { try read(.contiguous(.jpeg, width: 0, height: 0), broken) } == expected)
        }
        #expect(reason { try read(.contiguous(.jpeg, width: 0, height: 0), []) } == .truncated)
    }
}
