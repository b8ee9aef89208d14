/// The horizontal half of resampling: one channel of a row, interpolated to the output's columns.
final class ColumnSampler {
    private let table = ResamplingTable()
    /// The channel's samples side by side, where the row doesn't hold them so.
    private let condensed = ScratchBuffer<UInt8>()
    private let result = ScratchBuffer<UInt16>()

    /// Prepares for one picture's rows.
    func begin(_ samples: FrameChannels.Samples, pixelCount: Int, outputCount: Int) {
        table.update(
            for: .init(
                sampleCount: samples.count, density: samples.density, pixelCount: pixelCount, outputCount: outputCount))
        condensed.reserve(table.boxCount + 1)
        result.reserve(outputCount)
    }

    /// The channel's output samples times 256, 0...65280; valid until the next call.
    func samples(of row: UnsafePointer<UInt8>, _ samples: FrameChannels.Samples) -> UnsafeMutablePointer<UInt16> {
        let source = UnsafeRawPointer(sideBySide(row + samples.firstByte, samples))
        let result = result.base
        let first = table.first
        let weight = table.secondWeight
        let count = table.axis.outputCount
        // Both neighbours in one load, the vectorised arithmetic after it.
        for x in 0..<count {
            result[x] = UInt16(littleEndian: source.loadUnaligned(fromByteOffset: Int(first[x]), as: UInt16.self))
        }
        for x in 0..<count {
            let pair = result[x]
            result[x] = (pair & 255) &* (256 &- weight[x]) &+ (pair &>> 8) &* weight[x]
        }
        return result
    }

    /// The samples, averaged over boxes, one byte each; at least two can be read.
    private func sideBySide(_ row: UnsafePointer<UInt8>, _ samples: FrameChannels.Samples) -> UnsafePointer<UInt8> {
        let count = table.boxCount
        if table.box == 1, samples.step == 1, count > 1 { return row }
        let result = condensed.base
        // Constant steps and boxes let the compiler vectorise.
        switch (samples.step, table.box) {
        case (1, 2): average(row, step: 1, box: 2, to: result)
        case (1, 4): average(row, step: 1, box: 4, to: result)
        case (2, 1): average(row, step: 2, box: 1, to: result)
        case (2, 2): average(row, step: 2, box: 2, to: result)
        case (2, 4): average(row, step: 2, box: 4, to: result)
        case (3, 1): average(row, step: 3, box: 1, to: result)
        case (3, 2): average(row, step: 3, box: 2, to: result)
        case (3, 4): average(row, step: 3, box: 4, to: result)
        case (4, 1): average(row, step: 4, box: 1, to: result)
        case (4, 2): average(row, step: 4, box: 2, to: result)
        default: average(row, step: samples.step, box: table.box, to: result)
        }
        let complete = samples.count / table.box
        if complete < count { result[complete] = lastAverage(row, samples) }
        if count == 1 { result[1] = result[0] }
        return UnsafePointer(result)
    }

    /// The last, incomplete box.
    private func lastAverage(_ row: UnsafePointer<UInt8>, _ samples: FrameChannels.Samples) -> UInt8 {
        let box = table.box
        var sum = box / 2
        for i in (table.boxCount - 1) * box..<table.boxCount * box {
            sum += Int(row[min(i, samples.count - 1) * samples.step])
        }
        return UInt8(truncatingIfNeeded: sum / box)
    }

    @inline(__always)
    private func average(_ row: UnsafePointer<UInt8>, step: Int, box: Int, to result: UnsafeMutablePointer<UInt8>) {
        let half = UInt16(truncatingIfNeeded: box / 2)
        let shift = UInt16(truncatingIfNeeded: box.trailingZeroBitCount)
        let stride = step &* box
        for x in 0..<table.axis.sampleCount / box {
            var sum = half
            var source = row + x &* stride
            for _ in 0..<box {
                sum = sum &+ UInt16(source[0])
                source += step
            }
            result[x] = UInt8(truncatingIfNeeded: sum &>> shift)
        }
    }
}
