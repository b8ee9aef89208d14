import Formats

/// Lists of JSON within a page, `<script type="application/json" data-list="events">[...]</script>`, each as large as its chunk.
struct ReviewList {
    private let name: String
    private let chunkSize: Int
    private var json = JSONWriter()
    /// How many scripts have been written before the one at hand.
    private(set) var chunk = 0

    init(_ name: String, chunkSize: Int) {
        self.name = name
        self.chunkSize = chunkSize
        json.beginArray()
    }

    mutating func add(_ write: (inout JSONWriter) throws -> Void, to sink: ([UInt8]) throws -> Void) throws {
        try write(&json)
        if json.bytes.count >= chunkSize { try finish(to: sink) }
    }

    /// Writes what is left.
    mutating func finish(to sink: ([UInt8]) throws -> Void) throws {
        json.endArray()
        try sink(Self.script(name, json.bytes))
        json.removeAll()
        json.beginArray()
        chunk += 1
    }

    static func script(_ name: String, _ json: [UInt8]) -> [UInt8] {
        var bytes = Array("<script type=\"application/json\" data-list=\"\(name)\">".utf8)
        bytes.reserveCapacity(json.count + 128)
        // In JSON, `<` stands in texts only; without it no text can end the script or begin a comment.
        for byte in json {
            if byte == UInt8(ascii: "<") { bytes.append(contentsOf: "\\u003c".utf8) } else { bytes.append(byte) }
        }
        bytes.append(contentsOf: "</script>\n".utf8)
        return bytes
    }
}
