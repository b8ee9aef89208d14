/// What Reconyx cameras write into their maker's note: time, temperature and serial number.
///
/// Three forms are known, of the HyperFire, UltraFire and HyperFire 2 families; where each value stands is documented by ExifTool
/// (https://exiftool.org/TagNames/Reconyx.html) and was compared with its readings. Numbers are little-endian, whatever the TIFF
/// structure around them is.
struct ReconyxNote {
    let localSeconds: Int?
    /// Degrees Celsius.
    let temperature: Double?
    let serial: String?

    /// - Returns: nil for another maker's note.
    init?(_ bytes: UnsafeRawBufferPointer) {
        let note = Fields(bytes: bytes)
        if bytes.starts(with: "RECONYXH2\0".utf8) {
            localSeconds = note.time(at: 0x3E)
            temperature = note.temperature(at: 0x50)
            serial = note.wideText(at: 0x7E, count: 15)
        } else if bytes.starts(with: "RECONYXUF\0".utf8) {
            localSeconds = note.packedTime(at: 0x3B)
            temperature = note.temperature(at: 0x46)
            serial = note.text(at: 0x4B, count: 15)
        } else if note.uint16(at: 0) == 0xF101 {
            localSeconds = note.time(at: 0x16)
            temperature = note.temperature(at: 0x28)
            serial = note.wideText(at: 0x2A, count: 15)
        } else {
            return nil
        }
    }

    private struct Fields {
        let bytes: UnsafeRawBufferPointer

        func uint16(at offset: Int) -> Int? {
            guard offset + 2 <= bytes.count else { return nil }
            return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
        }

        /// Second, minute, hour, month, day, year: 16 bits each. Early firmware wrote these six the other way round.
        func time(at offset: Int) -> Int? {
            var values = (0..<6).compactMap { uint16(at: offset + $0 * 2) }
            guard values.count == 6 else { return nil }
            if values[5] & 0xFF == 0x07, values[5] >> 8 != 0x07 { values = values.map { $0 >> 8 | ($0 & 0xFF) << 8 } }
            return CameraDate.seconds(
                year: values[5], month: values[3], day: values[4], hour: values[2], minute: values[1], second: values[0]
            )
        }

        /// Second, minute, hour, day, month: 8 bits each; the year 16.
        func packedTime(at offset: Int) -> Int? {
            guard offset + 7 <= bytes.count, let year = uint16(at: offset + 5) else { return nil }
            return CameraDate.seconds(
                year: year, month: Int(bytes[offset + 4]), day: Int(bytes[offset + 3]), hour: Int(bytes[offset + 2]),
                minute: Int(bytes[offset + 1]), second: Int(bytes[offset]))
        }

        /// What no place on Earth has, and no camera works at, is no temperature.
        func temperature(at offset: Int) -> Double? {
            guard let value = uint16(at: offset) else { return nil }
            let degrees = Int16(truncatingIfNeeded: value)
            return (-60...85).contains(degrees) ? Double(degrees) : nil
        }

        func wideText(at offset: Int, count: Int) -> String? {
            let units = (0..<count).compactMap { uint16(at: offset + $0 * 2).map(UInt16.init(truncatingIfNeeded:)) }
            return CameraText.cleaned(String(decoding: units.prefix { $0 != 0 }, as: UTF16.self))
        }

        func text(at offset: Int, count: Int) -> String? {
            guard offset < bytes.count else { return nil }
            let text = bytes[offset..<min(offset + count, bytes.count)].prefix { $0 != 0 }
            return CameraText.cleaned(String(decoding: text, as: UTF8.self))
        }
    }
}
