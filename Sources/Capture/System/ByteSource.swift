/// Bytes in order: a child's pipe, or memory in tests.
package protocol ByteSource {
    /// Waits for bytes and reads as many as there are, at least one.
    ///
    /// - Returns: How many; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}
