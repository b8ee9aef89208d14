/// Writes rows of R, G and B into a network's input: channel order, layout, element type and normalisation.
struct TensorWriter {
    private let input: NetworkInput
    private let tensor: UnsafeMutableRawBufferPointer
    /// value = sample x gain + bias, a channel of the tensor each.
    private let gain: SIMD3<Float>
    private let bias: SIMD3<Float>

    /// - Throws: ``ImagingError`` with reason `argument` where the tensor can't hold the input or the input can't be meant.
    init(_ input: NetworkInput, _ tensor: UnsafeMutableRawBufferPointer) throws(ImagingError) {
        let sides = 1...FrameChannels.maximumSide
        guard sides.contains(input.width), sides.contains(input.height) else {
            throw ImagingError(
                .argument,
                "a network input of \(input.width)x\(input.height) pixels can't be filled; "
                    + "correct the size in the model's manifest")
        }
        guard tensor.count >= input.byteCount else {
            throw ImagingError(
                .argument,
                "the tensor holds \(tensor.count) bytes, \(input.byteCount) are needed for "
                    + "\(input.width)x\(input.height) pixels; the model's manifest doesn't fit its network")
        }
        let isAligned = Int(bitPattern: tensor.baseAddress) % MemoryLayout<Float>.alignment == 0
        guard input.element == .uint8 || isAligned else {
            throw ImagingError(.argument, "the tensor of float32 doesn't lie at a multiple of 4 bytes")
        }
        let gain = 1 / input.deviation
        let bias = -input.mean * gain
        guard (0..<3).allSatisfy({ gain[$0].isFinite && bias[$0].isFinite }) else {
            throw ImagingError(
                .argument,
                "the network input's mean and deviation must be numbers, the deviation not 0; "
                    + "correct them in the model's manifest")
        }
        self.input = input
        self.tensor = tensor
        self.gain = gain
        self.bias = bias
    }

    /// - Parameter channel: 0, 1, 2 for R, G, B.
    @inline(__always)
    private func place(of channel: Int) -> Int { input.channelOrder == .rgb ? channel : 2 - channel }

    /// Writes one channel of one row of the stored picture.
    ///
    /// - Parameters:
    ///   - channel: 0, 1, 2 for R, G, B.
    ///   - samples: With the fraction of ``ColorConversion``, within its range.
    ///   - pixel: The input's pixel that the first sample goes to, counted along its rows.
    ///   - step: Pixels to the next one.
    func write(_ samples: UnsafePointer<Int16>, count: Int, channel: Int, from pixel: Int, step: Int) {
        let place = place(of: channel)
        let isPlanar = input.layout == .nchw
        let start = isPlanar ? place * input.height * input.width + pixel : pixel * 3 + place
        guard step == 1 else {
            return writeTurned(samples, count: count, place: place, start: start, step: isPlanar ? step : 3 * step)
        }
        switch input.element {
        case .float32:
            let gain = gain[place] / Float(1 << ColorConversion.fractionBits)
            let bias = bias[place]
            let result = floats + start
            if isPlanar {
                for x in 0..<count { result[x] = Float(samples[x]) * gain + bias }
            } else {
                for x in 0..<count { result[x &* 3] = Float(samples[x]) * gain + bias }
            }
        case .uint8:
            let result = bytes + start
            if isPlanar {
                for x in 0..<count { result[x] = rounded(samples[x]) }
            } else {
                for x in 0..<count { result[x &* 3] = rounded(samples[x]) }
            }
        }
    }

    /// - Parameter step: Elements to the next one.
    private func writeTurned(_ samples: UnsafePointer<Int16>, count: Int, place: Int, start: Int, step: Int) {
        switch input.element {
        case .float32:
            let gain = gain[place] / Float(1 << ColorConversion.fractionBits)
            let bias = bias[place]
            for x in 0..<count { floats[start &+ x &* step] = Float(samples[x]) * gain + bias }
        case .uint8:
            for x in 0..<count { bytes[start &+ x &* step] = rounded(samples[x]) }
        }
    }

    /// Fills what the picture leaves over.
    func pad(around fitting: Fitting) {
        guard case .letterbox(let padding, _) = input.fit else { return }
        let bottom = fitting.top + fitting.contentHeight
        let right = fitting.left + fitting.contentWidth
        fill(with: padding, rows: 0..<fitting.top, columns: 0..<input.width)
        fill(with: padding, rows: bottom..<input.height, columns: 0..<input.width)
        fill(with: padding, rows: fitting.top..<bottom, columns: 0..<fitting.left)
        fill(with: padding, rows: fitting.top..<bottom, columns: right..<input.width)
    }

    private func fill(with padding: UInt8, rows: Range<Int>, columns: Range<Int>) {
        guard !rows.isEmpty, !columns.isEmpty else { return }
        // Whole rows lie one after the other.
        let isWhole = columns.count == input.width
        let runs = isWhole ? 1 : rows.count
        let length = isWhole ? rows.count * input.width : columns.count
        for run in 0..<runs {
            let pixel = (rows.lowerBound + run) * input.width + columns.lowerBound
            switch (input.layout, input.element) {
            case (.nchw, .float32):
                for place in 0..<3 {
                    let start = floats + place * input.height * input.width + pixel
                    start.update(repeating: Float(padding) * gain[place] + bias[place], count: length)
                }
            case (.nchw, .uint8):
                for place in 0..<3 {
                    (bytes + place * input.height * input.width + pixel).update(repeating: padding, count: length)
                }
            case (.nhwc, .float32):
                let values = Float(padding) * gain + bias
                let start = floats + pixel * 3
                for x in 0..<length {
                    start[x &* 3] = values.x
                    start[x &* 3 &+ 1] = values.y
                    start[x &* 3 &+ 2] = values.z
                }
            case (.nhwc, .uint8):
                (bytes + pixel * 3).update(repeating: padding, count: length * 3)
            }
        }
    }

    // The tensor isn't empty: it was checked to hold the input.
    private var floats: UnsafeMutablePointer<Float> { start.assumingMemoryBound(to: Float.self) }
    private var bytes: UnsafeMutablePointer<UInt8> { start.assumingMemoryBound(to: UInt8.self) }
    private var start: UnsafeMutableRawPointer { tensor.baseAddress.unsafelyUnwrapped }

    @inline(__always)
    private func rounded(_ sample: Int16) -> UInt8 {
        UInt8(truncatingIfNeeded: (sample &+ 16) &>> ColorConversion.fractionBits)
    }
}
