import CVideo4Linux
import Imaging

/// What a camera and we have agreed on: the driver's format as it really is, and the layout of the frames in it.
struct CameraMode {
    /// Of the driver's buffers, in the single-planar form.
    let format: v4l2_format
    /// Of the frames that we hand on.
    let layout: FrameLayout
    /// Frames a second, where the driver says.
    let frameRate: Double?
    /// Set where the driver's format isn't one of ours.
    let converter: FormatConverter?

    var fourCC: FourCC { FourCC(rawValue: format.fmt.pix.pixelformat) }

    /// `MJPEG 1280x720 30 fps`
    var text: String {
        let name = fourCC == "MJPG" ? "MJPEG" : fourCC.description
        let rate = frameRate.map { " \(SourceInfo.text(ofRate: $0)) fps" } ?? ""
        return "\(name) \(layout.width)x\(layout.height)\(rate)"
    }

    /// Sets the camera to what comes nearest to the wish.
    static func negotiate(
        with device: V4L2Device, _ type: CaptureType, for options: CameraOptions
    ) throws -> CameraMode {
        let enumeration = FormatEnumeration(device: device, type: type)
        let formats = enumeration.formats()
        guard let choice = CameraNegotiation.choose(from: formats, for: options) else {
            let wish = options.format.map { "no format \($0); it has" } ?? "no format; it has"
            let list = formats.map(\.fourCC.description).joined(separator: ", ")
            throw unsupported(device, "\(wish) \(list.isEmpty ? "none at all" : list)")
        }
        var converter: FormatConverter?
        var wish = pictureFormat(choice.fourCC, width: choice.width, height: choice.height)
        if NativeFormat(choice.fourCC) == nil {
            guard type == .singlePlanar else {
                let list = formats.map(\.fourCC.description).joined(separator: ", ")
                throw unsupported(device, "none of its multi-planar formats is read (\(list)); choose another camera")
            }
            let made = try FormatConverter(device: device)
            if options.format == nil { wish = try made.source(width: choice.width, height: choice.height) }
            converter = made
        }
        let format = try set(wish, on: device, type)
        let pixels = format.fmt.pix
        guard (1...1 << 15).contains(pixels.width), (1...1 << 15).contains(pixels.height) else {
            throw unsupported(device, "it gives frames of \(pixels.width)x\(pixels.height); choose another size")
        }
        let rate = try setRate(options.frameRate, for: pixels, on: device, type, enumeration)
        let layout =
            if let converter { try converter.layout(converting: format) } else { try nativeLayout(of: pixels, device) }
        return CameraMode(format: format, layout: layout, frameRate: rate, converter: converter)
    }

    /// A format description to ask for.
    static func pictureFormat(_ fourCC: FourCC, width: Int, height: Int) -> v4l2_format {
        var format = v4l2_format()
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        format.fmt.pix.width = UInt32(clamping: width)
        format.fmt.pix.height = UInt32(clamping: height)
        format.fmt.pix.pixelformat = fourCC.rawValue
        format.fmt.pix.field = V4L2_FIELD_NONE.rawValue
        // The driver's colour range is told only to those who ask with this word.
        format.fmt.pix.priv = UInt32(V4L2_PIX_FMT_PRIV_MAGIC)
        return format
    }

    private static func set(_ wish: v4l2_format, on device: V4L2Device, _ type: CaptureType) throws -> v4l2_format {
        var format = wish
        if type == .multiPlanar { format = v4l2_multiplanar(&format) }
        try device.check(v4l2_set_format(device.descriptor.number, &format), doing: "set its format")
        if type == .multiPlanar {
            guard v4l2_plane_count(&format) == 1 else {
                throw unsupported(
                    device, "it gives frames in \(v4l2_plane_count(&format)) parts; choose another format")
            }
            format = v4l2_single_planar(&format)
        }
        guard format.fmt.pix.pixelformat == wish.fmt.pix.pixelformat else {
            let (wished, given) = (wish.fmt.pix.pixelformat, format.fmt.pix.pixelformat)
            throw unsupported(
                device, "it gives \(FourCC(rawValue: given)) where it offered \(FourCC(rawValue: wished)); choose that")
        }
        return format
    }

    private static func setRate(
        _ wish: Double, for pixels: v4l2_pix_format, on device: V4L2Device, _ type: CaptureType,
        _ enumeration: FormatEnumeration
    ) throws -> Double? {
        var parameters = v4l2_streamparm()
        parameters.type = type.rawValue
        // Drivers without rates don't know the request.
        guard v4l2_get_parameters(device.descriptor.number, &parameters) == 0 else { return nil }
        let intervals = enumeration.intervals(
            of: FourCC(rawValue: pixels.pixelformat), width: pixels.width, height: pixels.height)
        if parameters.parm.capture.capability & UInt32(V4L2_CAP_TIMEPERFRAME) != 0,
            let interval = intervals.nearest(toRate: wish)
        {
            parameters.parm.capture.timeperframe = v4l2_fract(
                numerator: interval.numerator, denominator: interval.denominator)
            try device.check(v4l2_set_parameters(device.descriptor.number, &parameters), doing: "set its frame rate")
        }
        return FrameInterval(parameters.parm.capture.timeperframe)?.rate
    }

    private static func nativeLayout(of pixels: v4l2_pix_format, _ device: V4L2Device) throws -> FrameLayout {
        guard let native = NativeFormat(FourCC(rawValue: pixels.pixelformat)) else {
            throw unsupported(device, "it gives \(FourCC(rawValue: pixels.pixelformat)); choose another format")
        }
        let (width, height) = (Int(pixels.width), Int(pixels.height))
        let tight = FrameLayout.contiguous(native.pixelFormat, width: width, height: height)
        let bytesPerRow = Int(pixels.bytesperline)
        // 0 from drivers that leave it open. An absurd value would make every frame look short.
        guard bytesPerRow == 0 || (tight.first.bytesPerRow...1 << 20).contains(bytesPerRow) else {
            throw unsupported(device, "rows of \(bytesPerRow) bytes can't hold \(width) pixels; choose another size")
        }
        return .contiguous(
            native.pixelFormat, width: width, height: height, bytesPerRow: bytesPerRow == 0 ? nil : bytesPerRow,
            isVideoRange: isVideoRange(native.pixelFormat, pixels))
    }

    /// As V4L2_MAP_QUANTIZATION_DEFAULT says: YCbCr is in video range unless the driver says otherwise or has JPEG's colours.
    /// Grey frames come from sensors that use all values.
    private static func isVideoRange(_ format: PixelFormat, _ pixels: v4l2_pix_format) -> Bool {
        let declared = pixels.priv == UInt32(V4L2_PIX_FMT_PRIV_MAGIC) ? pixels.quantization : 0
        if declared == V4L2_QUANTIZATION_LIM_RANGE.rawValue { return format != .rgb24 && format != .jpeg }
        if declared == V4L2_QUANTIZATION_FULL_RANGE.rawValue { return false }
        switch format {
        case .yuyv, .nv12, .i420: return pixels.colorspace != V4L2_COLORSPACE_JPEG.rawValue
        case .jpeg, .rgb24, .grey: return false
        }
    }

    private static func unsupported(_ device: V4L2Device, _ message: String) -> CaptureError {
        CaptureError(source: device.name, reason: .unsupported, message: message)
    }
}
