/// Writes rows of comma-separated values, as ``CSVText`` does, piece by piece: for tables that don't fit into memory.
public struct CSVStream: ~Copyable {
    private static let pieceSize = 1 << 16

    private let columns: Int
    private var buffer: [UInt8] = []
    private let sink: ([UInt8]) throws -> Void

    public init(header: [String], to sink: @escaping ([UInt8]) throws -> Void) {
        columns = header.count
        self.sink = sink
        buffer.reserveCapacity(Self.pieceSize + 4096)
        append(header)
    }

    /// - Parameter cells: Names must have gone through ``CSVText/cell(_:)``. Those that are missing at the end are written empty.
    public mutating func add(_ cells: [String]) throws {
        append(cells)
        if buffer.count >= Self.pieceSize { try flush() }
    }

    /// Writes what is left.
    public consuming func finish() throws { try flush() }

    private mutating func append(_ cells: [String]) {
        for column in 0..<columns {
            if column > 0 { buffer.append(UInt8(ascii: ",")) }
            if column < cells.count { buffer.append(contentsOf: cells[column].utf8) }
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    private mutating func flush() throws {
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
