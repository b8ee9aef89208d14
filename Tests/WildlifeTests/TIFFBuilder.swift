/// Writes EXIF segments as cameras do, and as none should.
struct TIFFBuilder {
    enum Value {
        case text(String)
        case short(UInt16)
        case long(UInt32)
        case rationals([(UInt32, UInt32)])
        case bytes([UInt8])
        case directory([(UInt16, Value)])
    }

    let isBigEndian: Bool
    private(set) var bytes: [UInt8] = []

    init(isBigEndian: Bool = false, _ entries: [(UInt16, Value)]) {
        self.isBigEndian = isBigEndian
        bytes = isBigEndian ? [0x4D, 0x4D] : [0x49, 0x49]
        bytes += two(42) + four(8)
        add(entries)
    }

    /// A JPEG that has this segment and nothing to see.
    var jpeg: [UInt8] {
        let content = Array("Exif\0\0".utf8) + bytes
        let length = UInt16(content.count + 2)
        return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + content + [0xFF, 0xDA, 0, 2]
    }

    private func two(_ value: UInt16) -> [UInt8] {
        let bytes = [UInt8(value & 0xFF), UInt8(value >> 8)]
        return isBigEndian ? bytes.reversed() : bytes
    }

    private func four(_ value: UInt32) -> [UInt8] {
        let bytes = [0, 8, 16, 24].map { UInt8(value >> $0 & 0xFF) }
        return isBigEndian ? bytes.reversed() : bytes
    }

    /// At the end of what there is; values that don't fit into an entry come behind it.
    private mutating func add(_ entries: [(UInt16, Value)]) {
        let start = bytes.count
        bytes += two(UInt16(entries.count)) + [UInt8](repeating: 0, count: entries.count * 12 + 4)
        for (index, (tag, value)) in entries.enumerated() {
            var (kind, count, content): (UInt16, Int, [UInt8])
            switch value {
            case .text(let text): (kind, content) = (2, Array(text.utf8) + [0])
            case .bytes(let bytes): (kind, content) = (7, bytes)
            case .short(let value): (kind, content) = (3, two(value))
            case .long(let value): (kind, content) = (4, four(value))
            case .rationals(let values): (kind, content) = (5, values.flatMap { four($0.0) + four($0.1) })
            case .directory(let entries):
                (kind, content) = (4, four(UInt32(bytes.count)))
                add(entries)
            }
            switch kind {
            case 3: count = content.count / 2
            case 4: count = content.count / 4
            case 5: count = content.count / 8
            default: count = content.count
            }
            var entry = two(tag) + two(kind) + four(UInt32(count))
            if content.count <= 4 {
                entry += content + [UInt8](repeating: 0, count: 4 - content.count)
            } else {
                entry += four(UInt32(bytes.count))
                bytes += content
            }
            bytes.replaceSubrange((start + 2 + index * 12)..<(start + 14 + index * 12), with: entry)
        }
    }
}
