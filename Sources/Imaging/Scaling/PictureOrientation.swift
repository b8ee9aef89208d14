/// How a stored picture is turned before it is looked at: EXIF's Orientation (tag 0x0112, CIPA DC-008 section 4.6.5).
///
/// A camera on its side stores rows as its sensor reads them, and says with this number what is up.
public enum PictureOrientation: Int, Hashable, Sendable {
    case upright = 1
    /// Left and right changed.
    case mirrored = 2
    case upsideDown = 3
    /// Up and down changed.
    case flipped = 4
    /// The first row is at the left, the first column at the top.
    case transposed = 5
    /// To be turned clockwise by a quarter.
    case turnedLeft = 6
    /// The first row is at the right, the first column at the bottom.
    case transversed = 7
    /// To be turned counter-clockwise by a quarter.
    case turnedRight = 8

    /// Do stored rows become columns?
    public var swapsSides: Bool { rawValue >= 5 }

    /// A stored size as it is displayed.
    public func displayed(width: Int, height: Int) -> (width: Int, height: Int) {
        swapsSides ? (height, width) : (width, height)
    }
}

/// Where the samples of a stored picture go in an input: (column, row) to pixel `origin + column * columnStep + row * rowStep`.
struct PixelCourse {
    var origin: Int
    var columnStep: Int
    var rowStep: Int

    /// - Parameter fitting: Where the displayed picture lies.
    init(_ orientation: PictureOrientation, fitting: Fitting, inputWidth: Int) {
        let right = fitting.left + fitting.contentWidth - 1
        let bottom = fitting.top + fitting.contentHeight - 1
        func pixel(_ x: Int, _ y: Int) -> Int { y * inputWidth + x }
        switch orientation {
        case .upright: (origin, columnStep, rowStep) = (pixel(fitting.left, fitting.top), 1, inputWidth)
        case .mirrored: (origin, columnStep, rowStep) = (pixel(right, fitting.top), -1, inputWidth)
        case .upsideDown: (origin, columnStep, rowStep) = (pixel(right, bottom), -1, -inputWidth)
        case .flipped: (origin, columnStep, rowStep) = (pixel(fitting.left, bottom), 1, -inputWidth)
        case .transposed: (origin, columnStep, rowStep) = (pixel(fitting.left, fitting.top), inputWidth, 1)
        case .turnedLeft: (origin, columnStep, rowStep) = (pixel(right, fitting.top), inputWidth, -1)
        case .transversed: (origin, columnStep, rowStep) = (pixel(right, bottom), -inputWidth, -1)
        case .turnedRight: (origin, columnStep, rowStep) = (pixel(fitting.left, bottom), -inputWidth, 1)
        }
    }
}
