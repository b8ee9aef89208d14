/// Brings a frame of any pixel format into a network's input: scaled, fitted, converted and normalised in one pass.
///
/// A JPEG is decoded at the smallest DCT scale that isn't below the network's size. Rows are interpolated first, then columns, then
/// colours are converted, all in buffers that stay in the first-level cache. One for each thread: buffers and tables are used again, so
/// that frames of one size need no allocation besides libjpeg's own.
public final class InputPreparer {
    private let decoder = JPEGDecoder()
    private let decoded = PlanarPicture()
    private let blenders = (RowBlender(), RowBlender(), RowBlender())
    private let samplers = (ColumnSampler(), ColumnSampler(), ColumnSampler())
    private let channelRow = ScratchBuffer<Int16>()

    public init() {}

    /// Fills a network's input from a frame.
    ///
    /// YCbCr is taken as BT.601, full range for JPEG, as the layout says for other formats.
    ///
    /// - Parameters:
    ///   - tensor: At least `input.byteCount` bytes, every one of which is written; for float32 at a multiple of 4.
    /// - Returns: How the input's coordinates lie in the picture as it is displayed.
    /// - Throws: ``ImagingError``. The tensor then holds no particular picture.
    public func prepare(
        _ frame: Frame, for input: NetworkInput, into tensor: UnsafeMutableRawBufferPointer
    ) throws(ImagingError) -> PictureMapping {
        let writer = try TensorWriter(input, tensor)
        let orientation = frame.orientation
        if frame.layout.format == .jpeg {
            try decoder.decode(frame.bytes, into: decoded) { header in
                let size = orientation.displayed(width: header.width, height: header.height)
                let fitting = Fitting(pictureWidth: size.width, pictureHeight: size.height, input: input)
                return orientation.displayed(width: fitting.contentWidth, height: fitting.contentHeight)
            }
            return fill(from: FrameChannels(decoded), orientation, for: input, writer)
        }
        return fill(from: try FrameChannels(raw: frame), orientation, for: input, writer)
    }

    /// A small copy of the frame that ``prepare(_:for:into:)`` got last, turned likewise. A JPEG isn't decoded again: the copy is
    /// made of what was decoded for the network.
    ///
    /// - Parameter longerSide: Of the copy, pixels; a smaller frame keeps its size.
    public func copy(
        prepared frame: Frame, longerSide: Int, into picture: RGBPicture
    ) throws(ImagingError) {
        let channels = frame.layout.format == .jpeg ? FrameChannels(decoded) : try FrameChannels(raw: frame)
        let size = frame.orientation.displayed(width: channels.width, height: channels.height)
        let scale = min(Double(longerSide) / Double(max(size.width, size.height)), 1)
        func scaled(_ side: Int) -> Int { max(Int((Double(side) * scale).rounded()), 1) }
        picture.resize(width: scaled(size.width), height: scaled(size.height))
        let input = picture.asInput
        _ = fill(from: channels, frame.orientation, for: input, try TensorWriter(input, picture.bytes))
    }

    private func fill(
        from channels: FrameChannels, _ orientation: PictureOrientation, for input: NetworkInput, _ writer: TensorWriter
    ) -> PictureMapping {
        let size = orientation.displayed(width: channels.width, height: channels.height)
        let fitting = Fitting(pictureWidth: size.width, pictureHeight: size.height, input: input)
        // Rows and columns as they are stored.
        let stored = orientation.displayed(width: fitting.contentWidth, height: fitting.contentHeight)
        let course = PixelCourse(orientation, fitting: fitting, inputWidth: input.width)
        begin(channels, width: stored.width, height: stored.height)
        writer.pad(around: fitting)
        for row in 0..<stored.height {
            write(row, count: stored.width, of: channels, course, writer)
        }
        return fitting.mapping(pictureWidth: size.width, pictureHeight: size.height)
    }

    private func begin(_ channels: FrameChannels, width: Int, height: Int) {
        func begin(_ samples: FrameChannels.Samples, _ sampler: ColumnSampler) {
            sampler.begin(samples, pixelCount: channels.width, outputCount: width)
        }
        func begin(_ rows: FrameChannels.Rows, _ blender: RowBlender) {
            blender.begin(rows, pixelCount: channels.height, outputCount: height)
        }
        channelRow.reserve(width)
        begin(channels.rows.0, blenders.0)
        begin(channels.samples.0, samplers.0)
        guard channels.channelCount == 3 else { return }
        if channels.samples.1.rows == 1 { begin(channels.rows.1, blenders.1) }
        if channels.samples.2.rows == 2 { begin(channels.rows.2, blenders.2) }
        begin(channels.samples.1, samplers.1)
        begin(channels.samples.2, samplers.2)
    }

    private func write(
        _ row: Int, count: Int, of channels: FrameChannels, _ course: PixelCourse, _ writer: TensorWriter
    ) {
        let first = course.origin + row * course.rowStep
        func write(_ samples: UnsafePointer<Int16>, channel: Int) {
            writer.write(samples, count: count, channel: channel, from: first, step: course.columnStep)
        }
        let rows0 = blenders.0.row(row, of: channels.rows.0)
        let channel0 = samplers.0.samples(of: rows0, channels.samples.0)
        if case .grey(let isVideoRange) = channels.color {
            let luma = ColorConversion.convertLuma(channel0, isVideoRange: isVideoRange, count: count)
            ColorConversion.clampLuma(luma, count: count)
            for channel in 0..<3 { write(luma, channel: channel) }
            return
        }
        let rows1 = channels.samples.1.rows == 1 ? blenders.1.row(row, of: channels.rows.1) : rows0
        let rows2 = channels.samples.2.rows == 2 ? blenders.2.row(row, of: channels.rows.2) : rows1
        let second = samplers.1.samples(of: rows1, channels.samples.1)
        let third = samplers.2.samples(of: rows2, channels.samples.2)
        guard case .yCbCr(let isVideoRange) = channels.color else {
            write(ColorConversion.convertRGB(channel0, count: count), channel: 0)
            write(ColorConversion.convertRGB(second, count: count), channel: 1)
            write(ColorConversion.convertRGB(third, count: count), channel: 2)
            return
        }
        let luma = ColorConversion.convertLuma(channel0, isVideoRange: isVideoRange, count: count)
        let cb = ColorConversion.centerChroma(second, count: count)
        let cr = ColorConversion.centerChroma(third, count: count)
        let result = channelRow.base
        ColorConversion.red(luma: luma, cr: cr, isVideoRange: isVideoRange, count: count, to: result)
        write(result, channel: 0)
        ColorConversion.green(luma: luma, cb: cb, cr: cr, isVideoRange: isVideoRange, count: count, to: result)
        write(result, channel: 1)
        ColorConversion.blue(luma: luma, cb: cb, isVideoRange: isVideoRange, count: count, to: result)
        write(result, channel: 2)
    }
}
