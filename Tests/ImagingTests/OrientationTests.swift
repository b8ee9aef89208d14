import Foundation
import Imaging
import Testing
import Values

@Suite struct OrientationTests {
    /// Where a stored sample is displayed, as CIPA DC-008 tells it: the sides at which the first row and the first column are.
    private static func displayed(
        _ orientation: PictureOrientation, _ column: Int, _ row: Int, width: Int, height: Int
    ) -> (x: Int, y: Int) {
        let (right, bottom) = (width - 1, height - 1)
        return switch orientation {
        case .upright: (column, row)
        case .mirrored: (right - column, row)
        case .upsideDown: (right - column, bottom - row)
        case .flipped: (column, bottom - row)
        case .transposed: (row, column)
        case .turnedLeft: (right - row, column)
        case .transversed: (right - row, bottom - column)
        case .turnedRight: (row, bottom - column)
        }
    }

    private static let all = (1...8).compactMap { PictureOrientation(rawValue: $0) }

    /// A picture as a camera on its side stores it.
    private func stored(_ picture: TestPicture, _ orientation: PictureOrientation) -> TestPicture {
        let size = orientation.displayed(width: picture.width, height: picture.height)
        return TestPicture(width: size.width, height: size.height) { column, row in
            let place = Self.displayed(orientation, column, row, width: picture.width, height: picture.height)
            return picture.pixels[place.y * picture.width + place.x]
        }
    }

    private func prepared(
        _ picture: TestPicture, _ orientation: PictureOrientation, _ input: NetworkInput
    ) throws -> ([UInt8], PictureMapping) {
        let layout = FrameLayout.contiguous(.rgb24, width: picture.width, height: picture.height)
        var tensor = [UInt8](repeating: 1, count: input.byteCount)
        let bytes = picture.bytes(in: layout)
        let mapping = try bytes.withUnsafeBytes { bytes in
            try tensor.withUnsafeMutableBytes {
                try InputPreparer().prepare(
                    Frame(layout: layout, bytes: bytes, stamp: anyStamp, orientation: orientation), for: input, into: $0
                )
            }
        }
        return (tensor, mapping)
    }

    /// Without scaling, sample by sample, in every layout, with padding on one side or all round.
    @Test(arguments: all) func samplesGoWhereTheyAreDisplayed(orientation: PictureOrientation) throws {
        let picture = TestPicture.noise(width: 31, height: 23, seed: 9)
        for layout in [NetworkInput.Layout.nchw, .nhwc] {
            for element in [NetworkInput.Element.uint8, .float32] {
                for fit in [NetworkInput.Fit.stretch, .letterbox(padding: 114, centered: true)] {
                    var input = NetworkInput(
                        width: 31, height: fit == .stretch ? 23 : 31, layout: layout, channelOrder: .rgb, fit: fit)
                    input.element = element
                    let expected = try prepared(picture, .upright, input)
                    let turned = try prepared(stored(picture, orientation), orientation, input)
                    #expect(turned == expected, "\(layout) \(element) \(fit)")
                }
            }
        }
    }

    /// A JPEG, scaled: near enough to what is stored upright, and the mapping is that of the displayed picture.
    @Test(arguments: all) func aJPEGIsTurned(orientation: PictureOrientation) throws {
        let picture = TestPicture.smooth(width: 640, height: 400)
        let input = NetworkInput(width: 96, height: 96, layout: .nhwc, element: .uint8, channelOrder: .rgb)
        let (expected, mapping) = try prepared(picture, .upright, input)
        let turned = stored(picture, orientation)
        let jpeg = try turned.rgbPicture.jpegData(quality: 97)
        let frame = FrameLayout.contiguous(.jpeg, width: turned.width, height: turned.height)
        var tensor = [UInt8](repeating: 1, count: input.byteCount)
        let preparer = InputPreparer()
        let copy = RGBPicture()
        let decoded = RGBPicture()
        try jpeg.withUnsafeBytes { bytes in
            let frame = Frame(layout: frame, bytes: bytes, stamp: anyStamp, orientation: orientation)
            let seen = try tensor.withUnsafeMutableBytes {
                try preparer.prepare(frame, for: input, into: $0)
            }
            #expect(seen == mapping)
            try preparer.copy(prepared: frame, longerSide: 80, into: copy)
            try PictureDecoder().decode(frame, into: decoded)
        }
        #expect(zip(tensor, expected).allSatisfy { abs(Int($0) - Int($1)) <= 4 })
        #expect((copy.width, copy.height) == (80, 50))
        #expect((decoded.width, decoded.height) == (640, 400))
        for (small, x, y) in [
            (copy, 0, 0), (copy, 79, 0), (copy, 0, 49), (decoded, 0, 0), (decoded, 639, 0), (decoded, 0, 399),
        ] {
            let color = try #require(small.color(x: x, y: y))
            let wanted = picture.pixels[
                min(y * picture.height / small.height, 399) * 640 + min(x * picture.width / small.width, 639)]
            #expect(abs(Double(color.red) - wanted.x) < 8 && abs(Double(color.blue) - wanted.z) < 8, "\(x) \(y)")
        }
    }
}
