/// A file's path as the system has it: bytes, which need not be text. Cards that were written by older cameras and programs hold names
/// in Latin-1.
public struct FileName: Hashable, Sendable {
    /// Without a zero.
    public let bytes: [UInt8]

    /// - Parameter bytes: Up to the first zero, if there is one.
    public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes.prefix { $0 != 0 }) }

    public init(_ text: String) { self.init(bytes: text.utf8) }

    /// For messages: what isn't UTF-8 stands as U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The path as text; nil where it isn't UTF-8.
    var exactText: String? { String(validating: bytes, as: UTF8.self) }

    package func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
            for (place, byte) in bytes.enumerated() { buffer[place] = CChar(bitPattern: byte) }
            buffer[bytes.count] = 0
            // Never empty.
            return try body(UnsafePointer(buffer.baseAddress.unsafelyUnwrapped))
        }
    }
}
