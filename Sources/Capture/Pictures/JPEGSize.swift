/// The size that a JPEG file's frame header states. Its decoder has the last word.
package enum JPEGSize {
    static func isJPEG(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count > 3 && bytes[0] == 0xff && bytes[1] == 0xd8 && bytes[2] == 0xff
    }

    /// Pixels; nil where there is no such header.
    package static func read(_ bytes: UnsafeRawBufferPointer) -> (width: Int, height: Int)? {
        guard isJPEG(bytes) else { return nil }
        var position = 2
        while position + 9 < bytes.count, bytes[position] == 0xff {
            let marker = bytes[position + 1]
            if marker == 0xff {  // filler
                position += 1
                continue
            }
            // SOF0...SOF15 without DHT, JPG and DAC, which lie among them.
            if (0xc0...0xcf).contains(marker), marker != 0xc4, marker != 0xc8, marker != 0xcc {
                let height = Int(bytes[position + 5]) << 8 | Int(bytes[position + 6])
                let width = Int(bytes[position + 7]) << 8 | Int(bytes[position + 8])
                return width > 0 && height > 0 ? (width, height) : nil
            }
            // Compressed data: the header should have come before it.
            if marker == 0xda || marker == 0xd9 { return nil }
            position += 2 + max(Int(bytes[position + 2]) << 8 | Int(bytes[position + 3]), 2)
        }
        return nil
    }
}
