import CVideo4Linux
import Glibc

/// The driver's buffers, mapped into our memory, and the stream through them. For one thread.
final class CaptureBuffers {
    private let device: V4L2Device
    private var regions: [UnsafeMutableRawBufferPointer] = []

    /// One is lent, one is being filled, two wait: enough for a driver that never waits for us.
    private static let wishedCount: UInt32 = 4

    /// Maps the buffers, queues them all and starts the stream.
    init(_ device: V4L2Device) throws {
        self.device = device
        var request = v4l2_requestbuffers()
        request.count = Self.wishedCount
        request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        request.memory = V4L2_MEMORY_MMAP.rawValue
        try device.check(v4l2_request_buffers(device.descriptor.number, &request), doing: "get buffers")
        for index in 0..<request.count { regions.append(try map(index)) }
        for index in 0..<request.count { try queue(index) }
        var type = Int32(V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue)
        try device.check(v4l2_stream_on(device.descriptor.number, &type), doing: "start the stream")
    }

    deinit {
        var type = Int32(V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue)
        _ = v4l2_stream_off(device.descriptor.number, &type)
        for region in regions { munmap(region.baseAddress, region.count) }
        // What remains goes with the descriptor.
    }

    private static func description(_ index: UInt32) -> v4l2_buffer {
        var buffer = v4l2_buffer()
        buffer.index = index
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE.rawValue
        buffer.memory = V4L2_MEMORY_MMAP.rawValue
        return buffer
    }

    private func map(_ index: UInt32) throws -> UnsafeMutableRawBufferPointer {
        var buffer = Self.description(index)
        try device.check(v4l2_query_buffer(device.descriptor.number, &buffer), doing: "find a buffer")
        let length = Int(buffer.length)
        guard let start = mmap(nil, length, PROT_READ, MAP_SHARED, device.descriptor.number, Int(buffer.m.offset)),
            start != MAP_FAILED
        else { throw V4L2Device.error(errno, path: device.path, doing: "map a buffer") }
        return UnsafeMutableRawBufferPointer(start: start, count: length)
    }

    func queue(_ index: UInt32) throws {
        var buffer = Self.description(index)
        try device.check(v4l2_queue_buffer(device.descriptor.number, &buffer), doing: "give a buffer back")
    }

    /// The oldest filled buffer; nil where none is ready.
    func dequeue() throws -> v4l2_buffer? {
        var buffer = Self.description(0)
        let result = v4l2_dequeue_buffer(device.descriptor.number, &buffer)
        if result == -EAGAIN { return nil }
        try device.check(result, doing: "take a frame")
        guard buffer.index < regions.count else {
            throw CaptureError(
                source: device.path, reason: .unreadable, message: "its driver names a buffer that doesn't exist")
        }
        return buffer
    }

    /// What a dequeued buffer holds.
    func bytes(of buffer: v4l2_buffer) -> UnsafeRawBufferPointer {
        let region = regions[Int(buffer.index)]
        return UnsafeRawBufferPointer(rebasing: region[..<min(Int(buffer.bytesused), region.count)])
    }
}
