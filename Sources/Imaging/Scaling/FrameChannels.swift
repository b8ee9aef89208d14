/// Where a picture's three channels lie in memory, the same for every pixel format: what the resampler reads.
struct FrameChannels {
    enum Color: Equatable {
        /// Y alone.
        case grey(isVideoRange: Bool)
        /// Y, Cb, Cr after BT.601.
        case yCbCr(isVideoRange: Bool)
        /// R, G, B.
        case rgb
    }

    /// Rows of bytes that hold one or more channels.
    struct Rows {
        var base: UnsafePointer<UInt8>
        var bytesPerRow: Int
        /// Bytes of a row that hold samples.
        var usedBytes: Int
        var count: Int
        /// Rows a pixel of the picture.
        var density: Double
    }

    /// The samples of one channel within a row.
    struct Samples {
        /// Which ``Rows`` hold them: 0, 1 or 2.
        var rows: Int
        var firstByte: Int
        /// Bytes from one sample to the next.
        var step: Int
        var count: Int
        /// Samples a pixel of the picture.
        var density: Double
    }

    /// Pixels of the picture at full size.
    var width: Int
    var height: Int
    var color: Color
    var rows: (Rows, Rows, Rows)
    var samples: (Samples, Samples, Samples)

    var channelCount: Int {
        if case .grey = color { 1 } else { 3 }
    }
}

extension FrameChannels {
    /// The longest side of a raw frame that is read.
    static let maximumSide = 1 << 15

    /// The frame's size, once it is one that can be read; not for JPEG, whose header decides.
    static func checkedSize(of frame: Frame) throws(ImagingError) -> (width: Int, height: Int) {
        let layout = frame.layout
        guard (1...maximumSide).contains(layout.width), (1...maximumSide).contains(layout.height) else {
            throw ImagingError(
                .layout,
                "a \(layout.format.rawValue) frame of \(layout.width)x\(layout.height) pixels can't be read; "
                    + "both sides must be 1 to \(maximumSide)")
        }
        return (layout.width, layout.height)
    }

    /// A raw frame's channels.
    ///
    /// - Throws: ``ImagingError`` with reason `layout` where a plane doesn't lie within the frame's bytes.
    init(raw frame: Frame) throws(ImagingError) {
        let layout = frame.layout
        let (width, height) = try Self.checkedSize(of: frame)
        let halfWidth = (width + 1) / 2
        let halfHeight = (height + 1) / 2
        func plane(_ plane: FrameLayout.Plane, usedBytes: Int, rows: Int, density: Double = 1) throws(ImagingError)
            -> Rows
        {
            try Rows(plane, of: frame, usedBytes: usedBytes, count: rows, density: density)
        }
        self.width = width
        self.height = height
        let luma = Samples(rows: 0, firstByte: 0, step: 1, count: width, density: 1)
        switch layout.format {
        case .jpeg:
            throw ImagingError(.layout, "a JPEG frame must be decoded before its samples can be read")
        case .grey:
            let first = try plane(layout.first, usedBytes: width, rows: height)
            color = .grey(isVideoRange: layout.isVideoRange)
            rows = (first, first, first)
            samples = (luma, luma, luma)
        case .rgb24:
            let first = try plane(layout.first, usedBytes: 3 * width, rows: height)
            color = .rgb
            rows = (first, first, first)
            samples = (
                Samples(rows: 0, firstByte: 0, step: 3, count: width, density: 1),
                Samples(rows: 0, firstByte: 1, step: 3, count: width, density: 1),
                Samples(rows: 0, firstByte: 2, step: 3, count: width, density: 1)
            )
        case .yuyv:
            let first = try plane(layout.first, usedBytes: 4 * halfWidth, rows: height)
            color = .yCbCr(isVideoRange: layout.isVideoRange)
            rows = (first, first, first)
            samples = (
                Samples(rows: 0, firstByte: 0, step: 2, count: width, density: 1),
                Samples(rows: 0, firstByte: 1, step: 4, count: halfWidth, density: 0.5),
                Samples(rows: 0, firstByte: 3, step: 4, count: halfWidth, density: 0.5)
            )
        case .nv12:
            let first = try plane(layout.first, usedBytes: width, rows: height)
            let second = try plane(layout.second, usedBytes: 2 * halfWidth, rows: halfHeight, density: 0.5)
            color = .yCbCr(isVideoRange: layout.isVideoRange)
            rows = (first, second, second)
            samples = (
                luma,
                Samples(rows: 1, firstByte: 0, step: 2, count: halfWidth, density: 0.5),
                Samples(rows: 1, firstByte: 1, step: 2, count: halfWidth, density: 0.5)
            )
        case .i420:
            let first = try plane(layout.first, usedBytes: width, rows: height)
            let second = try plane(layout.second, usedBytes: halfWidth, rows: halfHeight, density: 0.5)
            let third = try plane(layout.third, usedBytes: halfWidth, rows: halfHeight, density: 0.5)
            color = .yCbCr(isVideoRange: layout.isVideoRange)
            rows = (first, second, third)
            samples = (
                luma,
                Samples(rows: 1, firstByte: 0, step: 1, count: halfWidth, density: 0.5),
                Samples(rows: 2, firstByte: 0, step: 1, count: halfWidth, density: 0.5)
            )
        }
    }

    /// A decoded JPEG's channels; the picture must outlive them.
    init(_ picture: PlanarPicture) {
        width = picture.fullWidth
        height = picture.fullHeight
        color =
            switch picture.color {
            case .grey: .grey(isVideoRange: false)
            case .yCbCr: .yCbCr(isVideoRange: false)
            case .rgb: .rgb
            }
        func rows(_ plane: PlanarPicture.Plane) -> Rows {
            Rows(
                base: picture.base(of: plane), bytesPerRow: plane.bytesPerRow, usedBytes: plane.width,
                count: plane.height, density: plane.verticalDensity)
        }
        func samples(_ plane: PlanarPicture.Plane, _ index: Int) -> Samples {
            Samples(rows: index, firstByte: 0, step: 1, count: plane.width, density: plane.horizontalDensity)
        }
        let planes = picture.planes
        self.rows = (rows(planes.0), rows(planes.1), rows(planes.2))
        self.samples = (samples(planes.0, 0), samples(planes.1, 1), samples(planes.2, 2))
    }
}

extension FrameChannels.Rows {
    fileprivate init(
        _ plane: FrameLayout.Plane, of frame: Frame, usedBytes: Int, count: Int, density: Double
    ) throws(ImagingError) {
        // The last row need not be padded to the full stride.
        let (strides, overflow) = plane.bytesPerRow.multipliedReportingOverflow(by: count - 1)
        let available = frame.bytes.count - usedBytes
        guard let base = frame.bytes.baseAddress, plane.offset >= 0, plane.bytesPerRow >= usedBytes, !overflow,
            plane.offset <= available, strides <= available - plane.offset
        else {
            throw ImagingError(
                .layout,
                "a \(frame.layout.format.rawValue) plane at byte \(plane.offset) with \(count) rows of \(usedBytes) bytes, "
                    + "\(plane.bytesPerRow) apart, doesn't fit a frame of \(frame.bytes.count) bytes; "
                    + "the source's layout is wrong or the frame is incomplete")
        }
        self.init(
            base: (base + plane.offset).assumingMemoryBound(to: UInt8.self), bytesPerRow: plane.bytesPerRow,
            usedBytes: usedBytes, count: count, density: density)
    }
}
