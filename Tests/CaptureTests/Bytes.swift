import Capture

/// Bytes of memory, handed out in pieces as a pipe would.
struct Bytes: ByteSource {
    var bytes: ArraySlice<UInt8>
    var pieceSize = 4096

    init(_ bytes: some Sequence<UInt8>, pieceSize: Int = 4096) {
        self.bytes = Array(bytes)[...]
        self.pieceSize = pieceSize
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = bytes.prefix(min(buffer.count, pieceSize))
        buffer.copyBytes(from: piece)
        bytes = bytes.dropFirst(piece.count)
        return piece.count
    }
}
