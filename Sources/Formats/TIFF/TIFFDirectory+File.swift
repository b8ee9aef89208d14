extension TIFFDirectory {
    /// The first directory of a picture's file: of a JPEG's EXIF segment (EXIF 2.32, CIPA DC-008), or of a TIFF file.
    ///
    /// - Parameter file: Its bytes, or its first 128 KiB, which hold the EXIF segment of any camera.
    /// - Returns: nil where there is none.
    package init?(ofFile file: UnsafeRawBufferPointer) {
        guard let source = Self.structure(in: file).flatMap(Source.init), let first = source.firstDirectory else {
            return nil
        }
        self = first
    }

    private static func structure(in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) || bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            return bytes
        }
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        let mark = Array("Exif\0\0".utf8)
        var position = 2
        while position + 4 <= bytes.count {
            guard bytes[position] == 0xFF else { return nil }
            let marker = bytes[position + 1]
            // Fill bytes before a marker, and markers that stand alone.
            if marker == 0xFF {
                position += 1
                continue
            }
            if marker == 0x01 || (0xD0...0xD7).contains(marker) {
                position += 2
                continue
            }
            // The picture itself begins, or ends.
            if marker == 0xDA || marker == 0xD9 { return nil }
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2 else { return nil }
            let content = (position + 4)..<max(position + 4, min(position + 2 + length, bytes.count))
            if marker == 0xE1, bytes[content].starts(with: mark) {
                return UnsafeRawBufferPointer(rebasing: bytes[content].dropFirst(mark.count))
            }
            position += 2 + length
        }
        return nil
    }
}
