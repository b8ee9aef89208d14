/// From resampled channels to R, G, B, in fixed point with 5 fractional bits: 0...8160 stands for 0...255.
///
/// R = Y' + r Cr, G = Y' - gb Cb - gr Cr, B = Y' + b Cb with Cb and Cr around 0, after ITU-R BT.601: in full range as JFIF has them
/// (ITU-T T.871, section 7), in video range with Y' = 255/219 (Y - 16) and the factors times 255/224.
///
/// The factors are literals and the loops are made once for each range, so that the compiler uses the multiplication that keeps the
/// high half of the product (pmulhw) and not one of 32 bits.
enum ColorConversion {
    static let fractionBits: Int16 = 5
    static let maximum: Int16 = 255 << 5

    /// Luma in place: times 256 to 5 fractional bits, not yet clamped.
    static func convertLuma(
        _ samples: UnsafeMutablePointer<UInt16>, isVideoRange: Bool, count: Int
    ) -> UnsafeMutablePointer<Int16> {
        let luma = UnsafeMutableRawPointer(samples).assumingMemoryBound(to: Int16.self)
        if isVideoRange {
            // 255/219 x 2^14, 255/219 x 16 x 2^5.
            for x in 0..<count { luma[x] = highHalf(Int16(truncatingIfNeeded: samples[x] &>> 1), 19077) &- 596 }
        } else {
            for x in 0..<count { luma[x] = Int16(truncatingIfNeeded: samples[x] &>> 3) }
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
        convertLuma(samples, isVideoRange: false, count: count)
    }

    static func red(
        luma: UnsafePointer<Int16>, cr: UnsafePointer<Int16>, isVideoRange: Bool, count: Int,
        to result: UnsafeMutablePointer<Int16>
    ) {
        // 1.402 x 2^13, and x 255/224.
        if isVideoRange {
            add(cr, times: 13074, to: luma, count, result)
        } else {
            add(cr, times: 11485, to: luma, count, result)
        }
    }

    static func green(
        luma: UnsafePointer<Int16>, cb: UnsafePointer<Int16>, cr: UnsafePointer<Int16>, isVideoRange: Bool, count: Int,
        to result: UnsafeMutablePointer<Int16>
    ) {
        // 1.772 x 0.114 / 0.587 and 1.402 x 0.299 / 0.587, x 2^13; and x 255/224.
        if isVideoRange {
            for x in 0..<count { result[x] = clamped(luma[x] &- highHalf(cb[x], 3209) &- highHalf(cr[x], 6660)) }
        } else {
            for x in 0..<count { result[x] = clamped(luma[x] &- highHalf(cb[x], 2819) &- highHalf(cr[x], 5850)) }
        }
    }

    static func blue(
        luma: UnsafePointer<Int16>, cb: UnsafePointer<Int16>, isVideoRange: Bool, count: Int,
        to result: UnsafeMutablePointer<Int16>
    ) {
        // 1.772 x 2^13, and x 255/224.
        if isVideoRange {
            add(cb, times: 16525, to: luma, count, result)
        } else {
            add(cb, times: 14516, to: luma, count, result)
        }
    }

    static func clampLuma(_ luma: UnsafeMutablePointer<Int16>, count: Int) {
        for x in 0..<count { luma[x] = clamped(luma[x]) }
    }

    @inline(__always)
    private static func add(
        _ chroma: UnsafePointer<Int16>, times factor: Int16, to luma: UnsafePointer<Int16>, _ count: Int,
        _ result: UnsafeMutablePointer<Int16>
    ) {
        for x in 0..<count { result[x] = clamped(luma[x] &+ highHalf(chroma[x], factor)) }
    }

    @inline(__always)
    private static func highHalf(_ a: Int16, _ b: Int16) -> Int16 {
        Int16(truncatingIfNeeded: (Int32(a) &* Int32(b)) &>> 16)
    }

    @inline(__always)
    private static func clamped(_ value: Int16) -> Int16 { min(max(value, 0), maximum) }
}
