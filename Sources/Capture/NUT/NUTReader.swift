/// Reads a NUT file of one video stream, as `ffmpeg -f nut` writes it to a pipe: sizes, exact presentation times and raw frames
/// through one descriptor.
///
/// After the public specification, "NUT Open Container Format" (nut.txt of the FFmpeg and MPlayer projects), version 3. Left out is
/// what a pipe doesn't need: seeking, checksums, more than one stream. Bytes that don't fit throw ``NUTError``; every length is
/// bounded before it is used.
package struct NUTReader<Source: ByteSource> {
    /// A frame whose bytes come next; read them with ``NUTReader/read(_:into:)`` before asking for another.
    package struct FrameHeader: Hashable, Sendable {
        /// In ticks of the stream's time base.
        package let presentationTime: Int
        package let byteCount: Int
        fileprivate let elisionHeader: Int
    }

    package let stream: NUTVideoStream
    private let main: NUTMainHeader
    private var input: BufferedReader<Source>
    private var lastTime = 0

    /// Reads as far as the headers of file and stream.
    package init(_ source: Source) throws {
        input = BufferedReader(source)
        for expected in "nut/multimedia container\0".utf8 where try input.byte() != expected {
            throw NUTError.malformed("it doesn't begin as NUT")
        }
        main = try NUTMainHeader(NUTPacket(try Self.packet(.main, from: &input)))
        stream = try NUTVideoStream(NUTPacket(try Self.packet(.stream, from: &input)), main: main)
    }

    /// The next frame's header; nil at the end.
    package mutating func nextFrame() throws -> FrameHeader? {
        while let first = try input.byteOrEnd() {
            if first == UInt8(ascii: "N") {
                try readPacket(first: first)
                continue
            }
            if let frame = try frameHeader(main.frameCodes[Int(first)]) { return frame }
        }
        return nil
    }

    /// - Parameter destination: Of the frame's ``FrameHeader/byteCount``.
    package mutating func read(_ frame: FrameHeader, into destination: UnsafeMutableRawBufferPointer) throws {
        guard destination.count == frame.byteCount else {
            throw NUTError.malformed("a frame of \(frame.byteCount) bytes for \(destination.count)")
        }
        let elided = main.elisionHeaders[frame.elisionHeader]
        destination.copyBytes(from: elided)
        try input.fill(UnsafeMutableRawBufferPointer(rebasing: destination[elided.count...]))
    }

    // MARK: Frames

    private mutating func frameHeader(_ code: NUTFrameCode) throws -> FrameHeader? {
        guard !code.flags.contains(.invalid) else { throw NUTError.malformed("an invalid frame code") }
        var flags = code.flags
        if flags.contains(.coded) { flags = .init(rawValue: flags.rawValue ^ (try input.number())) }
        guard flags.isDisjoint(with: [.sideData, .invalid]) else { throw NUTError.malformed("unknown frame flags") }
        if flags.contains(.streamNumber), try input.number() != 0 {
            throw NUTError.malformed("a frame of a stream that doesn't exist")
        }
        lastTime = try time(of: code, flags)
        var size = code.sizeLowPart
        if flags.contains(.sizeHighPart) {
            let (high, overflow) = code.sizeMultiplier.multipliedReportingOverflow(by: try input.number())
            guard !overflow, high < 1 << 40 else { throw NUTError.malformed("a huge frame") }
            size += high
        }
        if flags.contains(.matchTime) { _ = try input.number() }
        var elisionHeader = code.elisionHeader
        if flags.contains(.headerNumber) { elisionHeader = try input.number() }
        let reservedCount = flags.contains(.reserved) ? try input.number() : code.reservedCount
        guard reservedCount <= 256, elisionHeader < main.elisionHeaders.count else {
            throw NUTError.malformed("a frame header with \(reservedCount) reserved fields, header \(elisionHeader)")
        }
        for _ in 0..<reservedCount { _ = try input.number() }
        if size > 4096 { elisionHeader = 0 }  // so says the specification
        guard size >= main.elisionHeaders[elisionHeader].count else {
            throw NUTError.malformed("a frame shorter than its header")
        }
        if flags.contains(.checksum) { try input.skip(4) }
        if flags.contains(.endOfRelevance) {
            guard size == 0 else { throw NUTError.malformed("an end marker of \(size) bytes") }
            return nil
        }
        return FrameHeader(presentationTime: lastTime, byteCount: size, elisionHeader: elisionHeader)
    }

    private mutating func time(of code: NUTFrameCode, _ flags: NUTFrameCode.Flags) throws -> Int {
        guard flags.contains(.codedTime) else {
            let (sum, overflow) = lastTime.addingReportingOverflow(code.timeDifference)
            guard !overflow else { throw NUTError.malformed("a presentation time out of range") }
            return sum
        }
        let coded = try input.number()
        let modulus = 1 << stream.timeLowBits
        if coded >= modulus { return coded - modulus }
        // The full time nearest to the last one that has these low bits.
        let least = lastTime &- (modulus - 1) / 2
        return ((coded &- least) & (modulus - 1)) &+ least
    }

    // MARK: Packets

    private enum StartCode: UInt64 {
        case main = 0x4E4D_7A56_1F5F_04AD
        case stream = 0x4E53_1140_5BF2_F9DB
        case syncpoint = 0x4E4B_E4AD_EECA_4569
    }

    private static func startCode(first: UInt8, from input: inout BufferedReader<Source>) throws -> UInt64 {
        var code = UInt64(first)
        for _ in 0..<7 { code = code << 8 | UInt64(try input.byte()) }
        return code
    }

    /// - Returns: The size of the packet's body, checksum included.
    private static func packetSize(from input: inout BufferedReader<Source>) throws -> Int {
        let size = try input.number()
        guard (4...1 << 24).contains(size) else { throw NUTError.malformed("a packet of \(size) bytes") }
        if size > 4096 { try input.skip(4) }  // the header's own checksum
        return size
    }

    /// The body of the packet that must come next.
    private static func packet(_ kind: StartCode, from input: inout BufferedReader<Source>) throws -> [UInt8] {
        guard try startCode(first: try input.byte(), from: &input) == kind.rawValue else {
            throw NUTError.malformed("no \(kind) header where it must be")
        }
        let size = try packetSize(from: &input)
        guard size <= 1 << 16 else { throw NUTError.malformed("a \(kind) header of \(size) bytes") }
        return Array(try input.bytes(size).dropLast(4))
    }

    /// A packet between frames, read in place, for a large frame has a syncpoint each. Syncpoints set the clock; repeated headers, information and indices are passed over.
    private mutating func readPacket(first: UInt8) throws {
        let code = try Self.startCode(first: first, from: &input)
        // All start codes have 'N' and a capital letter first; anything else is not a packet but garbage.
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(UInt8(truncatingIfNeeded: code >> 48)) else {
            throw NUTError.malformed("an unknown packet")
        }
        let size = try Self.packetSize(from: &input)
        guard code == StartCode.syncpoint.rawValue else { return try input.skip(size) }
        var used = 0
        let number = try NUTNumber.read {
            used += 1
            return try input.byte()
        }
        guard used <= size - 4 else { throw NUTError.malformed("a syncpoint of \(size) bytes") }
        try input.skip(size - used)
        let (ticks, base) = number.quotientAndRemainder(dividingBy: main.timeBases.count)
        guard let time = stream.timeBase.ticks(ticks, of: main.timeBases[base]) else {
            throw NUTError.malformed("a presentation time out of range")
        }
        lastTime = time
    }
}
