import Foundation
import Imaging
import TestSupport
import Testing

@Suite struct JPEGDecodingTests {
    private let decoder = JPEGDecoder()

    @Test func whatIsEncodedComesBack() throws {
        let picture = TestPicture.smooth(width: 97, height: 61)
        let jpeg = try picture.rgbPicture.jpegData(quality: 95)
        let decoded = RGBPicture()
        try jpeg.withUnsafeBytes { try decoder.decode($0, into: decoded) }
        #expect(decoded.width == 97 && decoded.height == 61)
        var worst = 0.0
        decoded.withBytes { bytes in
            for (index, pixel) in picture.pixels.enumerated() {
                for channel in 0..<3 { worst = max(worst, abs(Double(bytes[index * 3 + channel]) - pixel[channel])) }
            }
        }
        #expect(worst < 8)
    }

    @Test func headerTellsTheSizeWithoutSamples() throws {
        let header = try JPEGBytes.header(width: 4000, height: 3000).withUnsafeBytes { try JPEGHeader.read($0) }
        #expect(header.width == 4000 && header.height == 3000)
    }

    @Test(arguments: [(1, 0.125), (51, 0.125), (52, 0.25), (102, 0.25), (103, 0.5), (203, 0.5), (204, 1), (9999, 1)])
    func smallestScaleNotBelowTheWantedSize(wanted: Int, scale: Double) throws {
        let jpeg = try TestPicture.smooth(width: 405, height: 303).rgbPicture.jpegData()
        let picture = PlanarPicture()
        try jpeg.withUnsafeBytes { try decoder.decode($0, into: picture) { _ in (wanted, 1) } }
        #expect(picture.width == Int((405 * scale).rounded(.up)))
        #expect(picture.height == Int((303 * scale).rounded(.up)))
        #expect(picture.fullWidth == 405 && picture.fullHeight == 303)
        #expect(picture.planes.0.horizontalDensity == scale)
        // libjpeg takes more of the chroma's coefficients where that saves upsampling.
        #expect(picture.planes.1.horizontalDensity == (scale == 1 ? 0.5 : scale))
    }

    @Test(arguments: [8, 4, 2, 1])
    func planesAtEveryScaleFollowThePicture(eighths: Int) throws {
        let source = TestPicture.smooth(width: 331, height: 247)
        let jpeg = try source.rgbPicture.jpegData(quality: 98)
        let picture = PlanarPicture()
        try jpeg.withUnsafeBytes { bytes in
            try decoder.decode(bytes, into: picture) { ($0.width * eighths / 8, $0.height * eighths / 8) }
        }
        #expect(picture.color == .yCbCr)
        for (channel, plane) in [picture.planes.0, picture.planes.1, picture.planes.2].enumerated() {
            var errors: [Double] = []
            picture.withBytes(of: plane) { bytes in
                for row in 1..<plane.height - 1 {
                    for column in 1..<plane.width - 1 {
                        let x = (Double(column) + 0.5) / plane.horizontalDensity - 0.5
                        let y = (Double(row) + 0.5) / plane.verticalDensity - 0.5
                        let expected = TestPicture.yCbCr(source.smoothColor(x, y), isVideoRange: false)[channel]
                        errors.append(abs(Double(bytes[row * plane.bytesPerRow + column]) - expected))
                    }
                }
            }
            // At 1/8 a shift by half a sample would be 1.2 and more in the chroma planes.
            #expect(errors.reduce(0, +) / Double(errors.count) < 0.6)
            #expect((errors.max() ?? 0) < 2.5)
        }
    }

    @Test func frameWithoutHuffmanTablesDecodesWithTheStandardOnes() throws {
        let jpeg = try TestPicture.smooth(width: 64, height: 48).rgbPicture.jpegData()
        let bare = JPEGBytes.removing(0xC4, from: jpeg)
        #expect(bare.count < jpeg.count)
        #expect(try rgb(of: bare) == rgb(of: jpeg))
    }

    @Test func tablesOfOnePictureDontServeTheNext() throws {
        let jpeg = try TestPicture.smooth(width: 64, height: 48).rgbPicture.jpegData()
        _ = try rgb(of: jpeg)
        #expect(throws: ImagingError.self) { try rgb(of: JPEGBytes.removing(0xDB, from: jpeg)) }
    }

    @Test func missingEndMarkerIsForgiven() throws {
        let jpeg = try TestPicture.smooth(width: 64, height: 48).rgbPicture.jpegData()
        #expect(try rgb(of: Array(jpeg.dropLast(2))) == rgb(of: jpeg))
    }

    @Test func coloursThatWereNotTransformedStayRGB() throws {
        let jpeg = try TestPicture.smooth(width: 64, height: 48).rgbPicture.jpegData()
        let adobe = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0]
        let untransformed = JPEGBytes.inserting(0xEE, adobe, into: JPEGBytes.removing(0xE0, from: jpeg))
        let picture = PlanarPicture()
        try untransformed.withUnsafeBytes { try decoder.decode($0, into: picture) { _ in (64, 48) } }
        #expect(picture.color == .rgb)
    }

    @Test(.enabled(if: SharedFiles.arePresent), arguments: ["exif", "coco128/images"])
    func realPicturesAgreeAtEveryScale(folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: SharedFiles.path(folder))
            .filter { $0.lowercased().hasSuffix(".jpg") }.sorted().prefix(8)
        #expect(!names.isEmpty)
        let planar = PlanarPicture()
        for name in names {
            try SharedFiles.data("\(folder)/\(name)").withUnsafeBytes { bytes in
                let header = try JPEGHeader.read(bytes)
                var means: [Double] = []
                for eighths in [8, 4, 2, 1] {
                    try decoder.decode(bytes, into: planar) {
                        ($0.width * eighths / 8, $0.height * eighths / 8)
                    }
                    #expect(planar.width == (header.width * eighths + 7) / 8)
                    #expect(planar.height == (header.height * eighths + 7) / 8)
                    means.append(mean(of: planar.planes.0, in: planar))
                }
                for mean in means { #expect(abs(mean - means[0]) < 1.5, "\(name): \(means)") }
            }
        }
    }

    private func mean(of plane: PlanarPicture.Plane, in picture: PlanarPicture) -> Double {
        picture.withBytes(of: plane) { bytes in
            var sum = 0
            for row in 0..<plane.height {
                for column in 0..<plane.width { sum += Int(bytes[row * plane.bytesPerRow + column]) }
            }
            return Double(sum) / Double(plane.width * plane.height)
        }
    }

    private func rgb(of jpeg: [UInt8]) throws -> [UInt8] {
        let picture = RGBPicture()
        try jpeg.withUnsafeBytes { try decoder.decode($0, into: picture) }
        return picture.withBytes { Array($0) }
    }
}
