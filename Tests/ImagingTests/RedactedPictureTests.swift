import Foundation
import Imaging
import Testing
@_spi(PersonSearch) import Values

@Suite struct RedactedPictureTests {
    private let noise = TestPicture.noise(width: 120, height: 90, seed: 4)
    private let box = BoundingBox(x: 40, y: 30, width: 30, height: 40)

    @Test func makingOneHidesThePersons() throws {
        let picture = noise.rgbPicture
        let redacted = RedactedPicture(picture, hiding: PersonBoxes([box]))
        let inside = (50 * 120 + 55) * 3
        #expect(try redacted.withBytes { Array($0[inside..<inside + 3]) } == [128, 128, 128])
        #expect(try redacted.withBytes { $0.count } == 120 * 90 * 3)
        #expect(redacted.hiddenPart(of: box) == 1)
        #expect(redacted.hiddenPart(of: BoundingBox(x: 0, y: 0, width: 20, height: 90)) == 0)
        // The fill ends at 36 - 4 on the left.
        #expect(abs(redacted.hiddenPart(of: BoundingBox(x: 16, y: 40, width: 40, height: 10)) - 0.5) < 1e-5)
        let everything = RedactedPicture(
            noise.rgbPicture, hiding: PersonBoxes([BoundingBox(x: .nan, y: 0, width: 1, height: 1)]))
        #expect(everything.hiddenPart(of: BoundingBox(x: 0, y: 0, width: 20, height: 90)) == 1)
    }

    /// The next frame comes into the same storage; what was redacted is gone then, and nothing may be had of the new one.
    @Test func aPictureThatIsFilledAgainGivesNothing() throws {
        let picture = noise.rgbPicture
        let jpeg = try TestPicture.smooth(width: 120, height: 90).rgbPicture.jpegData()
        let redacted = RedactedPicture(picture, hiding: PersonBoxes([]))
        _ = try redacted.jpegData(comment: "")
        try jpeg.withUnsafeBytes { try JPEGDecoder().decode($0, into: picture) }
        #expect(throws: ImagingError.self) { try redacted.jpegData(comment: "") }
        #expect(throws: ImagingError.self) { try redacted.withBytes { $0.count } }
        let other = RedactedPicture(picture, hiding: PersonBoxes([]))
        picture.withMutableBytes { $0[0] = 1 }
        #expect(throws: ImagingError.self) { try other.jpegData(comment: "") }
    }

    @Test func theCommentStandsInTheFile() throws {
        let comment = "wayside 1, class policy 2, digest 0123456789abcdef ä"
        let redacted = RedactedPicture(noise.rgbPicture, hiding: PersonBoxes([box]))
        let jpeg = try redacted.jpegData(comment: comment)
        // FF FE, the length with its own two bytes, the text.
        let segment = [0xFF, 0xFE, 0, UInt8(comment.utf8.count + 2)] + Array(comment.utf8)
        #expect(Data(jpeg).range(of: Data(segment)) != nil)
        let plain = try redacted.jpegData(comment: "")
        #expect(jpeg.count == plain.count + segment.count)
        let decoded = RGBPicture()
        try jpeg.withUnsafeBytes { try JPEGDecoder().decode($0, into: decoded) }
        #expect(decoded.width == 120 && decoded.height == 90)
        // Longer than a segment: cut off, not broken.
        let long = try redacted.jpegData(comment: String(repeating: "x", count: 100_000))
        #expect(long.count < plain.count + 65_540)
        try long.withUnsafeBytes { try JPEGDecoder().decode($0, into: decoded) }
    }
}
