import Wildlife

/// Detections as bytes: 28 for each, little endian: class (UInt32), confidence, x, y, width, height (Float32), and the
/// frame's number (UInt32; 2^32 - 1 in pictures), in the order in which the detector gave them.
enum DetectionCoding {
    private static let length = 28
    private static let noFrame = UInt32.max

    static func encode(_ detections: [MediaDetection]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(detections.count * length)
        func append(_ number: UInt32) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        for detection in detections {
            append(UInt32(clamping: detection.classIndex))
            let box = detection.box
            for value in [detection.confidence, box.x, box.y, box.width, box.height] {
                append(Float(value).bitPattern)
            }
            append(detection.frameNumber.map { UInt32(clamping: $0) } ?? noFrame)
        }
        return bytes
    }

    /// - Returns: nil for bytes that ``encode(_:)`` didn't make, or with a class that isn't among `classCount`.
    static func decode(_ bytes: UnsafeRawBufferPointer, classCount: Int) -> [MediaDetection]? {
        guard bytes.count % length == 0 else { return nil }
        var detections: [MediaDetection] = []
        detections.reserveCapacity(bytes.count / length)
        for start in stride(from: 0, to: bytes.count, by: length) {
            func number(_ place: Int) -> UInt32 {
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * place, as: UInt32.self))
            }
            func value(_ place: Int) -> Double { Double(Float(bitPattern: number(place))) }
            let values = (1...5).map(value)
            guard number(0) < classCount, values.allSatisfy(\.isFinite) else { return nil }
            let frame = number(6)
            detections.append(
                MediaDetection(
                    classIndex: Int(number(0)), confidence: values[0],
                    box: NormalizedBox(x: values[1], y: values[2], width: values[3], height: values[4]),
                    frameNumber: frame == noFrame ? nil : Int(frame)))
        }
        return detections
    }
}
