/// The first packet of a NUT file: time bases, the table of frame codes, and beginnings that frames may leave out.
struct NUTMainHeader {
    let timeBases: [TimeBase]
    /// 256 entries, one for each value of a frame's first byte.
    let frameCodes: [NUTFrameCode]
    /// Bytes that a frame of that header number leaves out; the first is always empty.
    let elisionHeaders: [[UInt8]]

    init(_ packet: NUTPacket) throws {
        var packet = packet
        // Version 4 adds fields that no program writes without being asked to.
        _ = try packet.number(in: 2...3, "the version")
        _ = try packet.number(in: 1...1, "the number of streams")
        _ = try packet.number()  // max_distance: for seeking
        timeBases = try Self.timeBases(from: &packet)
        frameCodes = try Self.frameCodes(from: &packet)
        elisionHeaders = try Self.elisionHeaders(from: &packet)
        for code in frameCodes where code.elisionHeader >= elisionHeaders.count {
            throw NUTError.malformed("a frame code with header \(code.elisionHeader)")
        }
    }

    private static func timeBases(from packet: inout NUTPacket) throws -> [TimeBase] {
        let count = try packet.number(in: 1...16, "the number of time bases")
        var result: [TimeBase] = []
        for _ in 0..<count {
            let (numerator, denominator) = (try packet.number(), try packet.number())
            guard let base = TimeBase(numerator, denominator) else {
                throw NUTError.malformed("time base \(numerator)/\(denominator)")
            }
            result.append(base)
        }
        return result
    }

    /// The table comes in runs: a run's codes differ in the low part of the size alone, and a field that a run doesn't write
    /// keeps the value of the run before, but for size, reserved count and run length.
    private static func frameCodes(from packet: inout NUTPacket) throws -> [NUTFrameCode] {
        var codes = [NUTFrameCode](repeating: NUTFrameCode(), count: 256)
        var run = NUTFrameCode()
        // 'N' opens a packet and is never a frame code.
        let opensPacket = Int(UInt8(ascii: "N"))
        var index = 0
        while index < codes.count {
            run.flags = .init(rawValue: try packet.number())
            let fields = try packet.number(in: 0...64, "a field count of the frame code table")
            if fields > 0 { run.timeDifference = try packet.signedNumber() }
            if fields > 1 { run.sizeMultiplier = try packet.number(in: 0...1 << 16, "a size multiplier") }
            if fields > 2 { run.stream = try packet.number(in: 0...0, "a stream number") }
            run.sizeLowPart = fields > 3 ? try packet.number(in: 0...1 << 16, "a size") : 0
            run.reservedCount = fields > 4 ? try packet.number(in: 0...256, "a reserved count") : 0
            let length = fields > 5 ? try packet.number() : run.sizeMultiplier - run.sizeLowPart
            if fields > 6 { _ = try packet.signedNumber() }  // match time: for seeking
            if fields > 7 { run.elisionHeader = try packet.number(in: 0...127, "a header number") }
            for _ in 8..<max(fields, 8) { _ = try packet.number() }

            let free = codes.count - index - (index <= opensPacket ? 1 : 0)
            guard (1...max(free, 1)).contains(length) else {
                throw NUTError.malformed("a run of \(length) frame codes")
            }
            for step in 0..<length {
                if index == opensPacket { index += 1 }
                guard index < codes.count else { break }
                codes[index] = run
                codes[index].sizeLowPart += step
                index += 1
            }
            if index == opensPacket { index += 1 }
        }
        return codes
    }

    private static func elisionHeaders(from packet: inout NUTPacket) throws -> [[UInt8]] {
        let count = try packet.number(in: 0...127, "the number of elision headers")
        var headers: [[UInt8]] = [[]]
        for _ in 0..<count { headers.append(try packet.string(atMost: 255, "an elision header")) }
        return headers
    }
}
