/// Memory for one frame, reused for the next.
final class FrameBuffer: @unchecked Sendable {
    // Whoever holds it decides who writes; the memory itself has no state to guard.
    let bytes: UnsafeMutableRawBufferPointer

    init(byteCount: Int) { bytes = .allocate(byteCount: byteCount, alignment: 64) }

    deinit { bytes.deallocate() }
}
