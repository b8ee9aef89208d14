import Wildlife

/// What a second model said of detections, as bytes: 12 for each, little endian: the detection's place in its list (UInt32), class
/// (UInt32), confidence (Float32), best first within a detection.
enum ClassificationCoding {
    private static let length = 12

    /// - Returns: nil where no second model said anything.
    static func encode(_ detections: [MediaDetection]) -> [UInt8]? {
        guard detections.contains(where: { !$0.classifications.isEmpty }) else { return nil }
        var bytes: [UInt8] = []
        func append(_ number: UInt32) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
        for (place, detection) in detections.enumerated() {
            for one in detection.classifications {
                append(UInt32(clamping: place))
                append(UInt32(clamping: one.classIndex))
                append(Float(one.confidence).bitPattern)
            }
        }
        return bytes
    }

    /// Gives each detection what was said of it.
    ///
    /// - Returns: false for bytes that ``encode(_:)`` didn't make of as many detections, or with a class that isn't among `classCount`.
    static func decode(_ bytes: UnsafeRawBufferPointer, classCount: Int, into detections: inout [MediaDetection])
        -> Bool
    {
        guard bytes.count % length == 0 else { return false }
        for start in stride(from: 0, to: bytes.count, by: length) {
            func number(_ place: Int) -> UInt32 {
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * place, as: UInt32.self))
            }
            let confidence = Double(Float(bitPattern: number(2)))
            guard number(0) < detections.count, number(1) < classCount, confidence.isFinite else { return false }
            detections[Int(number(0))].classifications.append(
                MediaDetection.Classification(classIndex: Int(number(1)), confidence: confidence))
        }
        return true
    }
}
