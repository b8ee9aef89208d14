import Foundation
import Imaging
import TestSupport
import Testing

/// What isn't a whole picture is refused, with a reason, and never crashes or passes for one.
@Suite struct JPEGRefusalTests {
    private let decoder = JPEGDecoder()
    private let planar = PlanarPicture()
    private let rgb = RGBPicture()

    @Test func everyTruncationIsSeen() throws {
        let jpeg = try TestPicture.noise(width: 61, height: 43, seed: 1).rgbPicture.jpegData(quality: 80)
        // Two bytes are the end marker, which may be missing; the byte before it may hold nothing but fill bits.
        for count in 0..<jpeg.count - 3 {
            #expect(reason(of: Array(jpeg.prefix(count))) == .truncated, "after \(count) of \(jpeg.count) bytes")
        }
        #expect(reason(of: jpeg) == nil)
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func truncatedRealPictureIsSeen() throws {
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: SharedFiles.path("coco128/images")).sorted().first)
        let jpeg = Array(try SharedFiles.data("coco128/images/\(name)"))
        for count in stride(from: 0, to: jpeg.count - 3, by: jpeg.count / 60) {
            #expect(reason(of: Array(jpeg.prefix(count))) == .truncated, "after \(count) of \(jpeg.count) bytes")
        }
    }

    @Test func damagedBytesNeverCrash() throws {
        let jpeg = try TestPicture.smooth(width: 80, height: 56).rgbPicture.jpegData(quality: 85)
        var generator = SeededGenerator(seed: 2)
        var refused = 0
        for _ in 0..<4000 {
            var damaged = jpeg
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            if reason(of: damaged) != nil { refused += 1 }
        }
        #expect(refused > 1000)
    }

    @Test func randomBytesAreNoJPEG() {
        var generator = SeededGenerator(seed: 3)
        for count in 1...1000 {
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(reason(of: bytes) != nil)
            bytes.replaceSubrange(0..<min(2, count), with: [0xFF, 0xD8].prefix(count))
            #expect(reason(of: bytes) != nil)
        }
    }

    @Test func absurdClaimsAreRefusedBeforeAnythingIsAllocated() {
        #expect(reason(of: JPEGBytes.header(width: 60_000, height: 60_000)) == .tooLarge)
        #expect(reason(of: JPEGBytes.header(width: 65_500, height: 65_500)) == .tooLarge)
        // Within the claim's limit, but not decoded whole.
        #expect(reason(of: JPEGBytes.header(width: 13_000, height: 13_000)) == .tooLarge)
        // A progressive picture holds all its coefficients, whatever the scale.
        #expect(
            reason(of: JPEGBytes.header(width: 13_000, height: 13_000, startOfFrame: 0xC2), scaled: true) == .tooLarge)
    }

    @Test func unusableKindsAreRefused() {
        #expect(reason(of: JPEGBytes.header(width: 0, height: 20)) == .corrupt)
        #expect(reason(of: JPEGBytes.header(width: 20, height: 0)) == .corrupt)
        #expect(reason(of: JPEGBytes.header(width: 20, height: 20, components: 4)) == .unsupported)
        #expect(reason(of: JPEGBytes.header(width: 20, height: 20, components: 2)) == .unsupported)
        #expect(reason(of: JPEGBytes.header(width: 20, height: 20, startOfFrame: 0xC3)) == .unsupported)
        #expect(reason(of: Array("<html>not found</html>".utf8)) == .notAPicture)
        #expect(reason(of: []) == .truncated)
    }

    @Test func messagesNameTheTrouble() {
        let error = #expect(throws: ImagingError.self) {
            try JPEGBytes.header(width: 60_000, height: 60_000).withUnsafeBytes { try decoder.header(of: $0) }
        }
        #expect(error?.message.contains("60000x60000") == true)
    }

    @Test func picturesThatCantBeEncodedAreRefused() {
        #expect(throws: ImagingError.self) { try RGBPicture().jpegData() }
        #expect(throws: ImagingError.self) { try RGBPicture(width: 8, height: 8, color: .white).jpegData(quality: 0) }
        #expect(throws: ImagingError.self) { try RGBPicture(width: 8, height: 8, color: .white).jpegData(quality: 101) }
    }

    /// The same for planes and for RGB, nil where the picture decodes. The bytes end at a page that can't be read.
    private func reason(of jpeg: [UInt8], scaled: Bool = false) -> ImagingError.Reason? {
        func reason(_ decode: (UnsafeRawBufferPointer) throws -> Void) -> ImagingError.Reason? {
            do {
                try GuardedBytes(jpeg).withBytes(decode)
                return nil
            } catch {
                #expect((error as? ImagingError)?.message.isEmpty == false)
                return (error as? ImagingError)?.reason
            }
        }
        if scaled { return reason { try decoder.decode($0, into: planar) { _ in (1, 1) } } }
        let ofPlanes = reason { try decoder.decode($0, into: planar) { ($0.width, $0.height) } }
        let ofRGB = reason { try decoder.decode($0, into: rgb) }
        // Not the other way round: planes may be subsampled in ways that libjpeg can't bring to RGB.
        if ofPlanes != nil { #expect(ofRGB != nil) }
        return ofPlanes
    }
}
