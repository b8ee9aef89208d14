/// The vertical half of resampling: one output row's bytes, interpolated between two rows of the source.
///
/// Works on whole rows of bytes, so that packed channels are done at once and the compiler vectorises it.
final class RowBlender {
    private let table = ResamplingTable()
    private let blended = ScratchBuffer<UInt8>()
    private let sums = ScratchBuffer<UInt16>()
    /// The two averaged rows used last, row i at place i % 2.
    private let averaged = (ScratchBuffer<UInt8>(), ScratchBuffer<UInt8>())
    private var averagedIndex = (-1, -1)

    /// Prepares for one picture's rows.
    func begin(_ rows: FrameChannels.Rows, pixelCount: Int, outputCount: Int) {
        table.update(
            for: .init(
                sampleCount: rows.count, density: rows.density, pixelCount: pixelCount, outputCount: outputCount))
        blended.reserve(rows.usedBytes)
        averagedIndex = (-1, -1)
        guard table.box > 1 else { return }
        sums.reserve(rows.usedBytes)
        averaged.0.reserve(rows.usedBytes)
        averaged.1.reserve(rows.usedBytes)
    }

    /// One output row's bytes, valid until the next call; `usedBytes` of them.
    func row(_ output: Int, of rows: FrameChannels.Rows) -> UnsafePointer<UInt8> {
        let first = Int(table.first[output])
        let weight = table.secondWeight[output]
        if weight == 0 { return boxRow(first, of: rows) }
        if weight == 256 { return boxRow(first + 1, of: rows) }
        let upper = boxRow(first, of: rows)
        let lower = boxRow(first + 1, of: rows)
        let result = blended.base
        let upperWeight = 256 &- weight
        for i in 0..<rows.usedBytes {
            result[i] = UInt8(
                truncatingIfNeeded: (UInt16(upper[i]) &* upperWeight &+ UInt16(lower[i]) &* weight &+ 128) &>> 8)
        }
        return UnsafePointer(result)
    }

    private func boxRow(_ index: Int, of rows: FrameChannels.Rows) -> UnsafePointer<UInt8> {
        let box = table.box
        if box == 1 { return rows.base + index * rows.bytesPerRow }
        let isEven = index & 1 == 0
        let result = isEven ? averaged.0.base : averaged.1.base
        if (isEven ? averagedIndex.0 : averagedIndex.1) == index { return UnsafePointer(result) }
        if isEven { averagedIndex.0 = index } else { averagedIndex.1 = index }
        average(rows, from: index * box, to: result)
        return UnsafePointer(result)
    }

    private func average(_ rows: FrameChannels.Rows, from first: Int, to result: UnsafeMutablePointer<UInt8>) {
        let count = rows.usedBytes
        let box = table.box
        let sums = sums.base
        // Two rows a turn: the sums are read and written half as often. Past the end the last row stands in.
        for row in stride(from: first, to: first + box, by: 2) {
            let a = rows.base + min(row, rows.count - 1) * rows.bytesPerRow
            let b = rows.base + min(row + 1, rows.count - 1) * rows.bytesPerRow
            if row == first {
                for i in 0..<count { sums[i] = UInt16(a[i]) &+ UInt16(b[i]) }
            } else {
                for i in 0..<count { sums[i] = sums[i] &+ UInt16(a[i]) &+ UInt16(b[i]) }
            }
        }
        let shift = UInt16(truncatingIfNeeded: box.trailingZeroBitCount)
        let half = UInt16(truncatingIfNeeded: box / 2)
        for i in 0..<count { result[i] = UInt8(truncatingIfNeeded: (sums[i] &+ half) &>> shift) }
    }
}
