import Imaging
import TestSupport
import Testing

/// Layouts and tensors that don't fit are refused, and nothing outside the frame's bytes is read.
@Suite struct FrameRefusalTests {
    @Test(arguments: [PixelFormat.yuyv, .nv12, .i420, .grey, .rgb24])
    func frameThatIsOneByteShortIsRefused(format: PixelFormat) throws {
        let layout = FrameLayout.contiguous(format, width: 32, height: 18)
        let bytes = [UInt8](repeating: 1, count: layout.byteCount)
        let input = NetworkInput(width: 16, height: 16)
        _ = try prepared(bytes, layout, for: input)
        #expect(reason { _ = try prepared(Array(bytes.dropLast()), layout, for: input) } == .layout)
        #expect(reason { _ = try prepared([], layout, for: input) } == .layout)
    }

    @Test func hostileLayoutsAreRefusedOrReadWithinBounds() throws {
        var generator = SeededGenerator(seed: 7)
        let values = [Int.min, -1, 0, 1, 2, 3, 16, 17, 64, 255, 4096, 1 << 31, 1 << 62, Int.max - 1, Int.max]
        func value() -> Int { values.randomElement(using: &generator) ?? 0 }
        func plane() -> FrameLayout.Plane { .init(offset: value(), bytesPerRow: value()) }
        let bytes = [UInt8](repeating: 3, count: 5000)
        let input = NetworkInput(width: 9, height: 9)
        let preparer = InputPreparer()
        var accepted = 0
        for _ in 0..<6000 {
            let layout = FrameLayout(
                format: [.yuyv, .nv12, .i420, .grey, .rgb24].randomElement(using: &generator) ?? .grey, width: value(),
                height: value(), first: plane(), second: plane(), third: plane())
            let reason = reason { _ = try prepared(bytes, layout, for: input, by: preparer) }
            if reason == nil { accepted += 1 } else { #expect(reason == .layout) }
        }
        #expect(accepted > 0)
    }

    @Test func inputsThatCantBeMeantAreRefused() throws {
        let layout = FrameLayout.contiguous(.grey, width: 4, height: 4)
        let bytes = [UInt8](repeating: 1, count: 16)
        func reason(_ input: NetworkInput, tensorBytes: Int, offset: Int = 0) -> ImagingError.Reason? {
            var tensor = [Float](repeating: 0, count: tensorBytes / 4 + 2)
            return self.reason {
                try tensor.withUnsafeMutableBytes { tensor in
                    try bytes.withUnsafeBytes {
                        _ = try InputPreparer().prepare(
                            Frame(layout: layout, bytes: $0, stamp: anyStamp), for: input,
                            into: UnsafeMutableRawBufferPointer(rebasing: tensor[offset..<offset + tensorBytes]))
                    }
                }
            }
        }
        #expect(reason(NetworkInput(width: 8, height: 8), tensorBytes: 768) == nil)
        #expect(reason(NetworkInput(width: 8, height: 8), tensorBytes: 767) == .argument)
        #expect(reason(NetworkInput(width: 8, height: 8), tensorBytes: 768, offset: 1) == .argument)
        #expect(reason(NetworkInput(width: 8, height: 8), tensorBytes: 0) == .argument)
        #expect(reason(NetworkInput(width: 0, height: 8), tensorBytes: 768) == .argument)
        #expect(reason(NetworkInput(width: -8, height: -8), tensorBytes: 768) == .argument)
        #expect(reason(NetworkInput(width: Int.max, height: 2), tensorBytes: 768) == .argument)
        #expect(reason(NetworkInput(width: 8, height: 8, deviation: .zero), tensorBytes: 768) == .argument)
        #expect(reason(NetworkInput(width: 8, height: 8, mean: SIMD3(.nan, 0, 0)), tensorBytes: 768) == .argument)
    }

    private func reason(_ body: () throws -> Void) -> ImagingError.Reason? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ImagingError)?.reason
        }
    }
}
