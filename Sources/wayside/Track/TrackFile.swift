import Glibc
import Recording
import Values

/// Writes tracks in the rows of MOTChallenge: `frame,id,left,top,width,height,score,class,-1,-1`. The file appears under its name
/// when it is whole.
final class TrackFile {
    private let path: String
    private let partial: String
    private let file: OutputFile
    private let numbers: [Int]
    private var bytes: [UInt8] = []
    private var isInPlace = false

    /// - Parameter numbers: The number to write for each class.
    init(_ path: String, numbers: [Int]) throws {
        self.path = path
        self.numbers = numbers
        partial = path + ".partial"
        file = try OutputFile(path: partial)
    }

    deinit {
        if !isInPlace { unlink(partial) }
    }

    func write(_ tracks: [Track], frame: Int) throws {
        bytes.removeAll(keepingCapacity: true)
        for track in tracks where track.isConfirmed {
            let box = track.box
            let row = [Double(box.x), Double(box.y), Double(box.width), Double(box.height)].map { $0.fixed(2) }
            let text =
                "\(frame),\(track.id),\(row.joined(separator: ",")),\(Double(track.score).fixed(3)),\(numbers[track.classIndex]),-1,-1\n"
            bytes.append(contentsOf: text.utf8)
        }
        try file.write(bytes)
    }

    func finish() throws {
        try file.close()
        guard rename(partial, path) == 0 else {
            throw RecordingError(path: path, message: "can't be put in place: " + String(cString: strerror(errno)))
        }
        isInPlace = true
    }
}
