/// Which two neighbouring samples make each output sample, and in what proportion, along one axis.
///
/// Bilinear with half-pixel centres. Where there are at least twice as many samples as outputs, boxes of `box` samples are averaged
/// first, a power of two and never to fewer boxes than outputs: plain bilinear sampling would skip samples and alias. That is what
/// JPEG's DCT scaling does too, on the same ladder, so that raw and JPEG frames look alike to the network.
final class ResamplingTable {
    /// What a table is made from.
    struct Axis: Equatable {
        var sampleCount = 0
        /// Samples a pixel of the picture.
        var density = 0.0
        var pixelCount = 0
        var outputCount = 0
    }

    private(set) var axis = Axis()
    /// Samples averaged to one before interpolation.
    private(set) var box = 1
    /// Samples left after that. The last box may be incomplete: its last sample then stands for the missing ones.
    private(set) var boxCount = 0
    private let firstBuffer = ScratchBuffer<Int32>()
    private let weightBuffer = ScratchBuffer<UInt16>()

    /// The first of the two boxes, at most `boxCount` - 2 (0 where there is only one).
    var first: UnsafePointer<Int32> { UnsafePointer(firstBuffer.base) }
    /// The second one's part, 0...256.
    var secondWeight: UnsafePointer<UInt16> { UnsafePointer(weightBuffer.base) }

    /// Makes the table anew where the axis has changed.
    func update(for axis: Axis) {
        guard axis != self.axis else { return }
        self.axis = axis
        box = 1
        func count(inBoxesOf box: Int) -> Int { (axis.sampleCount + box - 1) / box }
        while count(inBoxesOf: 2 * box) >= axis.outputCount, 2 * box <= min(axis.sampleCount, 64) { box *= 2 }
        boxCount = count(inBoxesOf: box)
        firstBuffer.reserve(axis.outputCount)
        weightBuffer.reserve(axis.outputCount)
        let boxesPerOutput = Double(axis.pixelCount) / Double(axis.outputCount) * axis.density / Double(box)
        let lastFirst = max(boxCount - 2, 0)
        for output in 0..<axis.outputCount {
            let center = (Double(output) + 0.5) * boxesPerOutput - 0.5
            let position = min(max(center, 0), Double(boxCount - 1))
            let first = min(Int(position), lastFirst)
            firstBuffer.base[output] = Int32(first)
            weightBuffer.base[output] = UInt16(((position - Double(first)) * 256).rounded())
        }
    }
}
