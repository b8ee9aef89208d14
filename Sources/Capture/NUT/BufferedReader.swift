/// Bytes one at a time for headers, and in bulk straight to where they belong.
struct BufferedReader<Source: ByteSource> {
    private var source: Source
    private let buffer = FrameBuffer(byteCount: 16 << 10)
    private var position = 0
    private var end = 0

    init(_ source: Source) { self.source = source }

    /// The next byte, nil at the end.
    mutating func byteOrEnd() throws -> UInt8? {
        if position == end {
            position = 0
            end = 0
            end = try source.read(into: buffer.bytes)
            if end == 0 { return nil }
        }
        defer { position += 1 }
        return buffer.bytes[position]
    }

    mutating func byte() throws -> UInt8 {
        guard let byte = try byteOrEnd() else { throw NUTError.truncated }
        return byte
    }

    mutating func number() throws -> Int { try NUTNumber.read { try byte() } }

    /// Fills all of `destination`.
    mutating func fill(_ destination: UnsafeMutableRawBufferPointer) throws {
        var done = min(end - position, destination.count)
        if done > 0 {
            destination.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer.bytes[position..<(position + done)]))
            position += done
        }
        while done < destination.count {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: destination[done...]))
            guard count > 0 else { throw NUTError.truncated }
            done += count
        }
    }

    mutating func bytes(_ count: Int) throws -> [UInt8] {
        var result = [UInt8](repeating: 0, count: count)
        try result.withUnsafeMutableBytes { try fill($0) }
        return result
    }

    mutating func skip(_ count: Int) throws {
        var left = count
        while left > 0 {
            if position == end { _ = try byte() } else { position += 1 }
            left -= 1
            let step = min(end - position, left)
            position += step
            left -= step
        }
    }
}
