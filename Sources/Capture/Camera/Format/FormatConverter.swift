import CVideo4Linux
import Glibc
import Imaging

/// Turns a camera's rare format (Bayer, UYVY, vendors' own compressions) into I420 by libv4lconvert. For one thread.
final class FormatConverter {
    private let device: V4L2Device
    private let handle: OpaquePointer
    private var destination = v4l2_format()
    private var output: FrameBuffer?

    private static let outputFormat: FourCC = "YU12"

    init(device: V4L2Device) throws {
        guard let handle = v4lconvert_create(device.descriptor.number) else {
            throw CaptureError(
                source: device.name, reason: .unsupported,
                message: "libv4lconvert can't be used: \(SystemError.text(errno)); choose another format")
        }
        self.device = device
        self.handle = handle
    }

    deinit { v4lconvert_destroy(handle) }

    /// The camera's format that the library would convert from.
    func source(width: Int, height: Int) throws -> v4l2_format {
        var wish = CameraMode.pictureFormat(Self.outputFormat, width: width, height: height)
        var source = v4l2_format()
        guard v4lconvert_try_format(handle, &wish, &source) == 0,
            wish.fmt.pix.pixelformat == Self.outputFormat.rawValue
        else { throw failure() }
        return CameraMode.pictureFormat(
            FourCC(rawValue: source.fmt.pix.pixelformat), width: Int(source.fmt.pix.width),
            height: Int(source.fmt.pix.height))
    }

    /// Prepares the conversion of frames of a format.
    func layout(converting source: v4l2_format) throws -> FrameLayout {
        let pixels = source.fmt.pix
        let (width, height) = (Int(pixels.width), Int(pixels.height))
        destination = CameraMode.pictureFormat(Self.outputFormat, width: width, height: height)
        // The library writes rows without padding, and half of an odd size rounded down.
        guard width % 2 == 0, height % 2 == 0 else {
            throw CaptureError(
                source: device.name, reason: .unsupported,
                message: "frames of odd size \(width)x\(height) can't be converted; choose another size")
        }
        // Its RGB to YCbCr gives video range; YCbCr and grey are copied as they are.
        let fourCC = FourCC(rawValue: pixels.pixelformat)
        let isFull =
            Self.greyFormats.contains(fourCC)
            || Self.luminanceFormats.contains(fourCC)
                && pixels.quantization == V4L2_QUANTIZATION_FULL_RANGE.rawValue
        let layout = FrameLayout.contiguous(.i420, width: width, height: height, isVideoRange: !isFull)
        destination.fmt.pix.bytesperline = UInt32(layout.first.bytesPerRow)
        destination.fmt.pix.sizeimage = UInt32(layout.byteCount)
        output = FrameBuffer(byteCount: layout.byteCount)
        return layout
    }

    private static let luminanceFormats: Set<FourCC> = [
        "UYVY", "YVYU", "VYUY", "YV12", "NV16", "NV61", "NV21", "422P", "Y41P", "M420",
    ]

    /// As GREY in ``CameraMode``: sensors use all values.
    private static let greyFormats: Set<FourCC> = ["Y04", "Y06", "Y10", "Y10B", "Y12", "Y16"]

    /// - Returns: The converted frame, valid until the next call; nil for a frame that is cut short or garbled.
    func convert(_ frame: UnsafeRawBufferPointer, of source: v4l2_format) throws -> UnsafeRawBufferPointer? {
        guard let output else { return nil }
        var source = source
        // The library's signature lacks a const.
        let bytes = UnsafeMutablePointer(mutating: frame.assumingMemoryBound(to: UInt8.self).baseAddress)
        let count = v4lconvert_convert(
            handle, &source, &destination, bytes, Int32(clamping: frame.count),
            output.bytes.assumingMemoryBound(to: UInt8.self).baseAddress, Int32(clamping: output.bytes.count))
        if count == output.bytes.count { return UnsafeRawBufferPointer(output.bytes) }
        // EAGAIN, EPIPE: this frame only.
        if count >= 0 || errno == EAGAIN || errno == EPIPE { return nil }
        throw failure()
    }

    private func failure() -> CaptureError {
        let text = v4lconvert_get_error_message(handle).map { String(cString: $0) } ?? ""
        let lines = text.split(separator: "\n").joined(separator: "; ")
        return CaptureError(
            source: device.name, reason: .unsupported,
            message:
                "libv4lconvert can't convert its frames: \(lines.isEmpty ? "no reason given" : lines); choose another format"
        )
    }
}
