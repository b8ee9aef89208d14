/// From resampled channels to R, G, B, in fixed point with 5 fractional bits: 0...8160 stands for 0...255.
///
/// Y' = g (Y - y0), R = Y' + r Cr, G = Y' - gb Cb - gr Cr, B = Y' + b Cb, Cb and Cr around 0, with the coefficients of ITU-R BT.601:
/// in full range as JFIF has them (ITU-T T.871, section 7), in video range 255/219 and 255/224 times those.
struct ColorConversion: Equatable {
    static let fractionBits: Int16 = 5
    static let maximum: Int16 = 255 << fractionBits

    private var lumaGain: Int16
    private var lumaOffset: Int16
    private var redFromCr: Int16
    private var greenFromCb: Int16
    private var greenFromCr: Int16
    private var blueFromCb: Int16

    init(isVideoRange: Bool) {
        let lumaScale = isVideoRange ? 255.0 / 219 : 1
        let chromaScale = isVideoRange ? 255.0 / 224 : 1
        // Luma comes with 7 fractional bits, chroma with 8; the high half of the product must have 5.
        func luma(_ gain: Double) -> Int16 { Int16((gain * 16384).rounded()) }
        func chroma(_ factor: Double) -> Int16 { Int16((factor * chromaScale * 8192).rounded()) }
        lumaGain = luma(lumaScale)
        lumaOffset = isVideoRange ? Int16((16 * lumaScale * 32).rounded()) : 0
        redFromCr = chroma(1.402)
        greenFromCb = chroma(0.114 * 1.772 / 0.587)
        greenFromCr = chroma(0.299 * 1.402 / 0.587)
        blueFromCb = chroma(1.772)
    }

    /// Luma in place: times 256 to 5 fractional bits, not yet clamped.
    func convertLuma(_ samples: UnsafeMutablePointer<UInt16>, count: Int) -> UnsafeMutablePointer<Int16> {
        let luma = UnsafeMutableRawPointer(samples).assumingMemoryBound(to: Int16.self)
        for x in 0..<count {
            luma[x] = highHalf(Int16(truncatingIfNeeded: samples[x] &>> 1), lumaGain) &- lumaOffset
        }
        return luma
    }

    /// Chroma in place: times 256, around 0.
    static func centerChroma(_ samples: UnsafeMutablePointer<UInt16>, count: Int) -> UnsafeMutablePointer<Int16> {
        let chroma = UnsafeMutableRawPointer(samples).assumingMemoryBound(to: Int16.self)
        for x in 0..<count { chroma[x] = Int16(truncatingIfNeeded: samples[x] &- 32768) }
        return chroma
    }

    /// A sample of R, G or B in place: times 256 to 5 fractional bits.
    static func convertRGB(_ samples: UnsafeMutablePointer<UInt16>, count: Int) -> UnsafeMutablePointer<Int16> {
        let channel = UnsafeMutableRawPointer(samples).assumingMemoryBound(to: Int16.self)
        for x in 0..<count { channel[x] = Int16(truncatingIfNeeded: samples[x] &>> 3) }
        return channel
    }

    func red(
        luma: UnsafePointer<Int16>, cr: UnsafePointer<Int16>, count: Int, to result: UnsafeMutablePointer<Int16>
    ) {
        for x in 0..<count { result[x] = clamped(luma[x] &+ highHalf(cr[x], redFromCr)) }
    }

    func green(
        luma: UnsafePointer<Int16>, cb: UnsafePointer<Int16>, cr: UnsafePointer<Int16>, count: Int,
        to result: UnsafeMutablePointer<Int16>
    ) {
        for x in 0..<count {
            result[x] = clamped(luma[x] &- highHalf(cb[x], greenFromCb) &- highHalf(cr[x], greenFromCr))
        }
    }

    func blue(
        luma: UnsafePointer<Int16>, cb: UnsafePointer<Int16>, count: Int, to result: UnsafeMutablePointer<Int16>
    ) {
        for x in 0..<count { result[x] = clamped(luma[x] &+ highHalf(cb[x], blueFromCb)) }
    }

    func clampLuma(_ luma: UnsafeMutablePointer<Int16>, count: Int) {
        for x in 0..<count { luma[x] = clamped(luma[x]) }
    }

    /// The compiler makes one instruction of it (pmulhw, sqdmulh's kin).
    @inline(__always)
    private func highHalf(_ a: Int16, _ b: Int16) -> Int16 {
        Int16(truncatingIfNeeded: (Int32(a) &* Int32(b)) &>> 16)
    }

    @inline(__always)
    private func clamped(_ value: Int16) -> Int16 { min(max(value, 0), Self.maximum) }
}
