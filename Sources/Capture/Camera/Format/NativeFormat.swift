import Imaging

/// V4L2's formats that ``Imaging/PixelFormat`` holds as they are.
struct NativeFormat: Hashable, Sendable {
    let pixelFormat: PixelFormat
    /// Place in the order of ``CameraNegotiation``.
    let cost: Int

    /// Formats that only libv4lconvert reads come after all colour formats, and before grey.
    static let convertedCost = 5

    init?(_ fourCC: FourCC) {
        switch fourCC {
        case "YUYV": (pixelFormat, cost) = (.yuyv, 0)
        case "NV12": (pixelFormat, cost) = (.nv12, 1)
        case "YU12": (pixelFormat, cost) = (.i420, 2)
        case "RGB3": (pixelFormat, cost) = (.rgb24, 3)
        case "MJPG", "JPEG": (pixelFormat, cost) = (.jpeg, 4)
        case "GREY": (pixelFormat, cost) = (.grey, 6)
        default: return nil
        }
    }
}
