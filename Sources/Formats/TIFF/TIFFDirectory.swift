/// One image file directory of a TIFF structure, the form in which EXIF data are kept (TIFF 6.0, section 2).
///
/// Every offset and count comes from the file and is believed only as far as the bytes go. Values are looked at when they are asked for,
/// and nothing follows a chain of directories, so a file can't lead in circles.
package struct TIFFDirectory {
    /// The whole structure and how its numbers are written.
    struct Source {
        let bytes: UnsafeRawBufferPointer
        let isBigEndian: Bool

        /// - Returns: nil where the bytes don't begin as TIFF does.
        init?(_ bytes: UnsafeRawBufferPointer) {
            guard bytes.count >= 8 else { return nil }
            switch (bytes[0], bytes[1]) {
            case (0x49, 0x49): isBigEndian = false
            case (0x4D, 0x4D): isBigEndian = true
            default: return nil
            }
            self.bytes = bytes
            guard uint16(at: 2) == 42 else { return nil }
        }

        func uint16(at offset: Int) -> UInt16? {
            guard offset >= 0, offset <= bytes.count - 2 else { return nil }
            let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }

        func uint32(at offset: Int) -> UInt32? {
            guard let first = uint16(at: offset), let second = uint16(at: offset + 2) else { return nil }
            return isBigEndian ? UInt32(first) << 16 | UInt32(second) : UInt32(second) << 16 | UInt32(first)
        }

        var firstDirectory: TIFFDirectory? { uint32(at: 4).flatMap { TIFFDirectory(self, at: Int($0)) } }
    }

    /// The types whose values are read.
    private enum Kind: UInt16 {
        case byte = 1
        case ascii = 2
        case short = 3
        case long = 4
        case rational = 5
        case undefined = 7

        var size: Int {
            switch self {
            case .byte, .ascii, .undefined: 1
            case .short: 2
            case .long: 4
            case .rational: 8
            }
        }
    }

    private let source: Source
    private let start: Int
    private let count: Int

    init?(_ source: Source, at offset: Int) {
        // Past the header: nothing else is a directory.
        guard offset >= 8, let count = source.uint16(at: offset) else { return nil }
        self.source = source
        start = offset + 2
        // As many entries as there are bytes for.
        self.count = min(Int(count), (source.bytes.count - start) / 12)
    }

    /// A value's bytes, its type and its count; the first entry counts where a tag stands twice.
    private func value(of tag: UInt16) -> (kind: Kind, count: Int, offset: Int)? {
        for index in 0..<count {
            let entry = start + index * 12
            guard source.uint16(at: entry) == tag else { continue }
            guard let kind = source.uint16(at: entry + 2).flatMap(Kind.init), let count = source.uint32(at: entry + 4)
            else { return nil }
            // At most 2^32 * 8: no overflow.
            let size = Int(count) * kind.size
            guard size > 4 else { return (kind, Int(count), entry + 8) }
            guard let offset = source.uint32(at: entry + 8), Int(offset) <= source.bytes.count - size else {
                return nil
            }
            return (kind, Int(count), Int(offset))
        }
        return nil
    }

    /// A text up to its first zero; at most 1024 bytes of it.
    package func text(_ tag: UInt16) -> String? {
        guard let (kind, count, offset) = value(of: tag), kind == .ascii || kind == .byte || kind == .undefined else {
            return nil
        }
        let bytes = source.bytes[offset..<(offset + min(count, 1024))].prefix { $0 != 0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    package func integer(_ tag: UInt16) -> Int? {
        guard let (kind, count, offset) = value(of: tag), count >= 1 else { return nil }
        return switch kind {
        case .short: source.uint16(at: offset).map(Int.init)
        case .long: source.uint32(at: offset).map(Int.init)
        case .byte: Int(source.bytes[offset])
        default: nil
        }
    }

    /// Quotients; nil where one of them is divided by zero.
    package func rationals(_ tag: UInt16, count wanted: Int) -> [Double]? {
        guard let (kind, count, offset) = value(of: tag), kind == .rational, count >= wanted else { return nil }
        var values: [Double] = []
        for index in 0..<wanted {
            guard let numerator = source.uint32(at: offset + index * 8),
                let denominator = source.uint32(at: offset + index * 8 + 4), denominator != 0
            else { return nil }
            values.append(Double(numerator) / Double(denominator))
        }
        return values
    }

    package func bytes(_ tag: UInt16) -> UnsafeRawBufferPointer? {
        guard let (kind, count, offset) = value(of: tag), kind == .undefined || kind == .byte else { return nil }
        return UnsafeRawBufferPointer(rebasing: source.bytes[offset..<(offset + count)])
    }

    /// The directory that a tag points to.
    package func directory(_ tag: UInt16) -> TIFFDirectory? { integer(tag).flatMap { TIFFDirectory(source, at: $0) } }
}
