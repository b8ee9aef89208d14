import Foundation
import Imaging
import TestSupport
import Testing
import Values

@Suite struct InputPreparerTests {
    private let rawFormats: [PixelFormat] = [.yuyv, .nv12, .i420, .grey, .rgb24]

    /// Sizes: down by little and much, up, equal, odd, one pixel.
    @Test(arguments: [
        (64, 48, 40, 40), (200, 150, 64, 64), (517, 389, 37, 29), (31, 17, 96, 80), (32, 32, 32, 32), (1, 1, 8, 8),
        (1, 40, 16, 16), (40, 1, 16, 16), (3, 2, 1, 1), (1000, 2, 10, 10),
    ])
    func noiseIsResampledAsTheReferenceDoes(width: Int, height: Int, inputWidth: Int, inputHeight: Int) throws {
        let picture = TestPicture.noise(width: width, height: height, seed: 4)
        let layout = FrameLayout.contiguous(.rgb24, width: width, height: height)
        let input = NetworkInput(width: inputWidth, height: inputHeight, channelOrder: .rgb, fit: .stretch)
        let values = try prepared(picture.bytes(in: layout), layout, for: input).values
        let expected = ReferenceResampler.resample(picture, width: inputWidth, height: inputHeight)
        for (index, pixel) in expected.enumerated() {
            for channel in 0..<3 {
                let value = Double(values[channel * expected.count + index])
                // Three roundings of half a level, and weights of 1/256.
                #expect(abs(value - pixel[channel]) < 2.6, "pixel \(index), channel \(channel)")
            }
        }
    }

    @Test(arguments: [(96, 72), (97, 71), (640, 480), (40, 30), (15, 9)], [false, true])
    func everyFormatGivesTheSamePicture(size: (Int, Int), isVideoRange: Bool) throws {
        let picture = TestPicture.smooth(width: size.0, height: size.1)
        let input = NetworkInput(width: 64, height: 64, channelOrder: .rgb)
        let fitted = fittedSize(of: picture, in: input)
        let expected = ReferenceResampler.resample(picture, width: fitted.width, height: fitted.height)
        // At the edges chroma stays behind by up to half a sample, which is much in a tiny picture.
        let tolerance = size.0 < 20 ? 18.0 : 6
        for format in rawFormats {
            let layout = FrameLayout.contiguous(
                format, width: size.0, height: size.1, isVideoRange: isVideoRange && format != .rgb24)
            let values = try prepared(picture.bytes(in: layout), layout, for: input).values
            expectContent(values, expected, fitted, input, isGrey: format == .grey, tolerance: tolerance, "\(format)")
        }
        let jpeg = try picture.rgbPicture.jpegData(quality: 97)
        let layout = FrameLayout.contiguous(.jpeg, width: size.0, height: size.1)
        let values = try prepared(jpeg, layout, for: input).values
        expectContent(values, expected, fitted, input, isGrey: false, tolerance: tolerance + 2, "jpeg")
    }

    @Test func paddedRowsAndOffsetsAreSkipped() throws {
        let picture = TestPicture.smooth(width: 50, height: 38)
        let input = NetworkInput(width: 32, height: 32)
        for format in rawFormats {
            let tight = FrameLayout.contiguous(format, width: 50, height: 38)
            var padded = FrameLayout.contiguous(format, width: 50, height: 38, bytesPerRow: 192)
            padded.first.offset += 7
            padded.second.offset += 11
            padded.third.offset += 13
            let values = try prepared(picture.bytes(in: tight), tight, for: input).values
            #expect(try prepared(picture.bytes(in: padded), padded, for: input).values == values, "\(format)")
        }
    }

    @Test func lastRowNeedsNoPadding() throws {
        let layout = FrameLayout.contiguous(.grey, width: 10, height: 4, bytesPerRow: 16)
        let bytes = [UInt8](repeating: 9, count: 16 * 3 + 10)
        let values = try prepared(bytes, layout, for: NetworkInput(width: 10, height: 4)).values
        #expect(values.allSatisfy { $0 == 9 })
    }

    @Test(arguments: [NetworkInput.Layout.nchw, .nhwc], [NetworkInput.ChannelOrder.rgb, .bgr])
    func layoutAndOrderPutChannelsWhereTheyBelong(layout: NetworkInput.Layout, order: NetworkInput.ChannelOrder) throws
    {
        let picture = TestPicture(width: 8, height: 4) { _, _ in SIMD3(10, 120, 250) }
        let frame = FrameLayout.contiguous(.rgb24, width: 8, height: 4)
        let channels: [Float] = order == .rgb ? [10, 120, 250] : [250, 120, 10]
        for element in [NetworkInput.Element.float32, .uint8] {
            let input = NetworkInput(
                width: 8, height: 6, layout: layout, element: element, channelOrder: order,
                fit: .letterbox(padding: 77, centered: true))
            let values = try prepared(picture.bytes(in: frame), frame, for: input).values
            for y in 0..<6 {
                for x in 0..<8 {
                    for channel in 0..<3 {
                        let index = layout == .nchw ? (channel * 6 + y) * 8 + x : (y * 8 + x) * 3 + channel
                        #expect(values[index] == ((1..<5).contains(y) ? channels[channel] : 77))
                    }
                }
            }
        }
    }

    @Test func normalisationAppliesPerChannelAndToThePadding() throws {
        let picture = TestPicture(width: 4, height: 2) { _, _ in SIMD3(10, 120, 250) }
        let layout = FrameLayout.contiguous(.rgb24, width: 4, height: 2)
        let input = NetworkInput(
            width: 4, height: 4, channelOrder: .bgr, fit: .letterbox(padding: 100, centered: false),
            mean: SIMD3(50, 20, 10), deviation: SIMD3(2, 4, 5))
        let values = try prepared(picture.bytes(in: layout), layout, for: input).values
        let expected: [(content: Float, padding: Float)] = [(100, 25), (25, 20), (0, 18)]
        for channel in 0..<3 {
            for index in 0..<16 {
                let value = index < 8 ? expected[channel].content : expected[channel].padding
                #expect(abs(values[channel * 16 + index] - value) < 0.001)
            }
        }
    }

    @Test func mappingTakesInputBoxesBackToThePicture() throws {
        let layout = FrameLayout.contiguous(.grey, width: 768, height: 432)
        let bytes = [UInt8](repeating: 0, count: layout.byteCount)
        let mapping = try prepared(
            bytes, layout, for: NetworkInput(width: 416, height: 416, fit: .letterbox(padding: 0, centered: true))
        ).mapping
        #expect(mapping.offsetX == 0 && mapping.offsetY == 91)
        let box = mapping.pictureBox(left: 208, top: 208, right: 416, bottom: 325)
        #expect(abs(box.x - 384) < 0.01 && abs(box.y - 216) < 0.01)
        #expect(abs(box.maxX - 768) < 0.01 && abs(box.maxY - 432) < 0.01)
    }

    @Test func onePreparerServesChangingFramesAndInputs() throws {
        let shared = InputPreparer()
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<60 {
            let format = rawFormats.randomElement(using: &generator) ?? .grey
            let layout = FrameLayout.contiguous(
                format, width: Int.random(in: 1...90, using: &generator),
                height: Int.random(in: 1...90, using: &generator))
            let input = NetworkInput(
                width: Int.random(in: 1...70, using: &generator), height: Int.random(in: 1...70, using: &generator))
            let bytes = TestPicture.noise(width: layout.width, height: layout.height, seed: 6).bytes(in: layout)
            let alone = try prepared(bytes, layout, for: input).values
            #expect(alone.allSatisfy { (0...255).contains($0) })
            #expect(try prepared(bytes, layout, for: input, by: shared).values == alone)
        }
    }

    @Test func fineStripesBecomeGreyNotFalseStripes() throws {
        // One pixel black, one white: what plain bilinear sampling at this scale turns to bands.
        let picture = TestPicture(width: 400, height: 300) { x, _ in SIMD3(repeating: x % 2 == 0 ? 0 : 255) }
        for format in [PixelFormat.rgb24, .grey, .yuyv] {
            let layout = FrameLayout.contiguous(format, width: 400, height: 300)
            let values = try prepared(
                picture.bytes(in: layout), layout, for: NetworkInput(width: 97, height: 97, fit: .stretch)
            ).values
            #expect(values.allSatisfy { abs($0 - 127.5) < 3 }, "\(format)")
        }
    }

    @Test(.enabled(if: SharedFiles.arePresent))
    func realPictureLooksTheSameAsJPEGAndRaw() throws {
        for name in ["000000000009.jpg", "000000000025.jpg", "000000000030.jpg"] {
            let jpeg = Array(try SharedFiles.data("coco128/images/\(name)"))
            let rgb = RGBPicture()
            try jpeg.withUnsafeBytes { try JPEGDecoder().decode($0, into: rgb) }
            let input = NetworkInput(width: 160, height: 160)
            let layout = FrameLayout.contiguous(.rgb24, width: rgb.width, height: rgb.height)
            let raw = try prepared(rgb.withBytes { Array($0) }, layout, for: input).values
            let scaled = try prepared(jpeg, .contiguous(.jpeg, width: rgb.width, height: rgb.height), for: input).values
            let difference = zip(raw, scaled).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(raw.count)
            #expect(difference < 1.5, "\(name)")
        }
    }

    @Test func pictureDecoderGivesEveryFormatAtFullSize() throws {
        let picture = TestPicture.smooth(width: 75, height: 51)
        let decoder = PictureDecoder()
        let decoded = RGBPicture()
        for format in rawFormats {
            let layout = FrameLayout.contiguous(format, width: 75, height: 51)
            try picture.bytes(in: layout).withUnsafeBytes {
                try decoded.fill(from: Frame(layout: layout, bytes: $0, stamp: anyStamp), decoder: decoder)
            }
            #expect(decoded.width == 75 && decoded.height == 51)
            for (index, pixel) in picture.pixels.enumerated() {
                let color = try #require(decoded.color(x: index % 75, y: index / 75))
                let luma = TestPicture.yCbCr(pixel, isVideoRange: false).x
                let expected = format == .grey ? SIMD3(repeating: luma) : pixel
                let found = SIMD3(Double(color.red), Double(color.green), Double(color.blue))
                for channel in 0..<3 {
                    #expect(abs(found[channel] - expected[channel]) <= (format == .rgb24 ? 0.5 : 4), "\(format)")
                }
            }
        }
    }

    private func fittedSize(of picture: TestPicture, in input: NetworkInput) -> (width: Int, height: Int) {
        let scale = min(
            Double(input.width) / Double(picture.width), Double(input.height) / Double(picture.height))
        return (Int((Double(picture.width) * scale).rounded()), Int((Double(picture.height) * scale).rounded()))
    }

    private func expectContent(
        _ values: [Float], _ expected: [SIMD3<Double>], _ fitted: (width: Int, height: Int), _ input: NetworkInput,
        isGrey: Bool, tolerance: Double, _ comment: Comment
    ) {
        var worst = 0.0
        for y in 0..<input.height {
            for x in 0..<input.width {
                let isContent = x < fitted.width && y < fitted.height
                let pixel = isContent ? expected[y * fitted.width + x] : SIMD3(repeating: 114)
                let luma = TestPicture.yCbCr(pixel, isVideoRange: false).x
                for channel in 0..<3 {
                    let value = Double(values[(channel * input.height + y) * input.width + x])
                    worst = max(worst, abs(value - (isGrey ? luma : pixel[channel])))
                }
            }
        }
        #expect(worst < tolerance, comment)
    }
}
