/// A small grey picture: each cell is the mean luma of a square of the frame's pixels. What watches for change needs no more.
///
/// Its storage is used again, so that frames of one size need no allocation.
public final class LumaPlane {
    /// Cells on the longer side, at most. A cell's side is the least power of two that keeps to it: 4 pixels of a frame of 640x360 and 8
    /// of one of 1280x720, which are 160x90 cells both, 8 of 1920x1080.
    public static let longestSide = 240

    /// Cells.
    public private(set) var width = 0
    public private(set) var height = 0
    /// Pixels of the frame.
    public private(set) var pictureWidth = 0
    public private(set) var pictureHeight = 0
    /// Pixels a cell's side. Cells at the right and lower edge may stand for fewer.
    public private(set) var cellSide = 1

    private let storage = ScratchBuffer<UInt8>()

    /// An empty plane, to be read into.
    public init() {}

    public var count: Int { width * height }

    /// The cells, row after row without gaps.
    public func withCells<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: storage.base, count: count))
    }

    /// Makes each cell of `plane` the mean of `side` x `side` cells of this one.
    ///
    /// - Parameter side: A power of two.
    package func reduce(by side: Int, into plane: LumaPlane, with reducer: BoxReducer) {
        plane.resize(pictureWidth: pictureWidth, pictureHeight: pictureHeight, cellSide: cellSide * side)
        guard count > 0 else { return }
        reducer.reduce(
            storage.base, width: width, height: height, bytesPerRow: width, luma: .firstByte(of: 1), by: side,
            to: plane.base)
    }

    var base: UnsafeMutablePointer<UInt8> { storage.base }

    /// Sets the size; the cells are then undefined.
    func resize(pictureWidth: Int, pictureHeight: Int, cellSide: Int) {
        (self.pictureWidth, self.pictureHeight, self.cellSide) = (pictureWidth, pictureHeight, cellSide)
        width = (pictureWidth + cellSide - 1) / cellSide
        height = (pictureHeight + cellSide - 1) / cellSide
        storage.reserve(count)
    }

    static func cellSide(pictureWidth: Int, pictureHeight: Int) -> Int {
        var side = 1
        while (max(pictureWidth, pictureHeight) + side - 1) / side > longestSide { side *= 2 }
        return side
    }
}
