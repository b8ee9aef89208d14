import Glibc
import Values

/// Reads detections in the rows of MOTChallenge: `frame,-1,left,top,width,height,score,class,…`, frames from 1 in rising order,
/// one frame at a time and however long the file is.
final class DetectionFile {
    /// The detections of one frame.
    struct Frame {
        /// From 1; none is given for frames without rows.
        var number = 0
        var detections: [Detection] = []
    }

    private struct Row {
        var frame: Int
        var detection: Detection?
    }

    let path: String
    private let classes: ClassNumbers
    private let stream: UnsafeMutablePointer<FILE>
    private var lineNumber = 0
    private var pending: Row?
    private var line = [CChar](repeating: 0, count: longestLine + 2)
    private var seen: Set<Detection> = []

    /// Rows that say the same as another one of their frame.
    private(set) var repeated = 0
    /// Boxes without an area.
    private(set) var empty = 0

    private static let longestLine = 1000
    private static let lastFrame = 1_000_000_000

    init(_ path: String, classes: ClassNumbers) throws {
        self.path = path
        self.classes = classes
        guard let stream = fopen(path, "r") else {
            throw ConsoleError(
                message:
                    "\(path): can't be opened (\(String(cString: strerror(errno)))); check the name and the permissions"
            )
        }
        self.stream = stream
    }

    deinit { fclose(stream) }

    /// Reads the next frame that has rows.
    ///
    /// - Parameter frame: Takes it; its memory is used again.
    /// - Returns: false at the end of the file.
    func next(into frame: inout Frame) throws -> Bool {
        frame.detections.removeAll(keepingCapacity: true)
        seen.removeAll(keepingCapacity: true)
        guard let first = try pending ?? readRow() else { return false }
        pending = nil
        frame.number = first.frame
        add(first, to: &frame)
        while let row = try readRow() {
            if row.frame > frame.number {
                pending = row
                return true
            }
            guard row.frame == frame.number else {
                throw error(
                    "frame \(row.frame) stands after frame \(frame.number); sort the rows by frame (sort -s -t, -k1,1n)"
                )
            }
            add(row, to: &frame)
        }
        return true
    }

    private func add(_ row: Row, to frame: inout Frame) {
        guard let detection = row.detection else { return empty += 1 }
        guard seen.insert(detection).inserted else { return repeated += 1 }
        frame.detections.append(detection)
    }

    // MARK: Rows

    private func readRow() throws -> Row? {
        while true {
            guard fgets(&line, Int32(line.count), stream) != nil else {
                guard ferror(stream) == 0 else {
                    throw ConsoleError(
                        message:
                            "\(path): can't be read (\(String(cString: strerror(errno)))); name a file of detections")
                }
                return nil
            }
            lineNumber += 1
            let length = strlen(line)
            guard length <= Self.longestLine else {
                throw error("the line has more than \(Self.longestLine) characters; that is no file of detections")
            }
            if let row = try line.withUnsafeBufferPointer({ try parse($0.baseAddress) }) { return row }
        }
    }

    /// - Returns: nil for an empty line.
    private func parse(_ text: UnsafePointer<CChar>?) throws -> Row? {
        guard var rest = text else { return nil }
        var values: (Double, Double, Double, Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0, 0, 0, 0)
        let count = try withUnsafeMutableBytes(of: &values) { bytes in
            let fields = bytes.bindMemory(to: Double.self)
            for column in 0..<Self.columns.count {
                while rest.pointee == 0x20 || rest.pointee == 0x09 { rest += 1 }
                if Self.endsLine(rest.pointee) { return column }
                var end: UnsafeMutablePointer<CChar>?
                let value = strtod(rest, &end)
                guard let end, UnsafePointer(end) != rest, Self.endsField(end.pointee) else {
                    throw error("the column \(Self.columns[column]) is not a number")
                }
                fields[column] = value
                rest = UnsafePointer(end)
                while rest.pointee == 0x20 || rest.pointee == 0x09 { rest += 1 }
                if rest.pointee == UInt8(ascii: ",") { rest += 1 }
            }
            return Self.columns.count
        }
        guard count > 0 else { return nil }
        guard count >= 7 else {
            throw error(
                "the row has \(count) columns, the \(Self.columns[count]) is missing; a row is frame,-1,left,top,width,height,score,class"
            )
        }
        let (frame, _, left, top, width, height, score, classNumber) = values
        guard frame >= 1, frame <= Double(Self.lastFrame), frame == frame.rounded() else {
            throw error("the frame is not a whole number from 1 to \(Self.lastFrame)")
        }
        for (value, name) in zip([left, top, width, height, score], Self.columns.dropFirst(2)) where !value.isFinite {
            throw error("the \(name) is not a finite number; leave such boxes out")
        }
        let number =
            count > 7 && abs(classNumber) < 1e9 && classNumber == classNumber.rounded() ? Int(classNumber) : nil
        guard let classIndex = classes.index(of: number) else {
            let what = count > 7 ? "--classes gives no name to the class of this row" : "the class is missing"
            throw error("\(what); it names \(classes.numbers.map(String.init).joined(separator: ", "))")
        }
        let box = BoundingBox(x: Float(left), y: Float(top), width: Float(width), height: Float(height))
        let isEmpty = !(box.width > 0 && box.height > 0)
        return Row(
            frame: Int(frame),
            detection: isEmpty ? nil : Detection(box: box, score: Float(score), classIndex: classIndex))
    }

    private static let columns = ["frame", "id", "left", "top", "width", "height", "score", "class"]

    private static func endsLine(_ character: CChar) -> Bool {
        character == 0 || character == 0x0A || character == 0x0D
    }

    private static func endsField(_ character: CChar) -> Bool {
        endsLine(character) || character == 0x2C || character == 0x20 || character == 0x09
    }

    private func error(_ problem: String) -> ConsoleError {
        ConsoleError(message: "\(path):\(lineNumber): \(problem)")
    }
}
