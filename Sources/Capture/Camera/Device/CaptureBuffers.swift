import CVideo4Linux
import Glibc

/// The driver's buffers, mapped into our memory, and the stream through them. For one thread.
final class CaptureBuffers {
    private let device: V4L2Device
    private let type: CaptureType
    private var regions: [UnsafeMutableRawBufferPointer] = []
    /// Where a multi-planar request finds its only plane.
    private let plane = UnsafeMutablePointer<v4l2_plane>.allocate(capacity: 1)

    /// One is lent, one is being filled, two wait: enough for a driver that never waits for us.
    private static let wishedCount: UInt32 = 4

    /// Maps the buffers, queues them all and starts the stream.
    init(_ device: V4L2Device, _ type: CaptureType) throws {
        self.device = device
        self.type = type
        var request = v4l2_requestbuffers()
        request.count = Self.wishedCount
        request.type = type.rawValue
        request.memory = V4L2_MEMORY_MMAP.rawValue
        try device.check(v4l2_request_buffers(device.descriptor.number, &request), doing: "get buffers")
        for index in 0..<request.count { regions.append(try map(index)) }
        for index in 0..<request.count { try queue(index) }
        var number = Int32(type.rawValue)
        try device.check(v4l2_stream_on(device.descriptor.number, &number), doing: "start the stream")
    }

    deinit {
        var number = Int32(type.rawValue)
        _ = v4l2_stream_off(device.descriptor.number, &number)
        for region in regions { munmap(region.baseAddress, region.count) }
        plane.deallocate()
        // What remains goes with the descriptor.
    }

    private func description(_ index: UInt32) -> v4l2_buffer {
        var buffer = v4l2_buffer()
        buffer.index = index
        buffer.type = type.rawValue
        buffer.memory = V4L2_MEMORY_MMAP.rawValue
        if type == .multiPlanar {
            plane.initialize(to: v4l2_plane())
            buffer.m.planes = plane
            buffer.length = 1
        }
        return buffer
    }

    private func map(_ index: UInt32) throws -> UnsafeMutableRawBufferPointer {
        var buffer = description(index)
        try device.check(v4l2_query_buffer(device.descriptor.number, &buffer), doing: "find a buffer")
        let isMulti = type == .multiPlanar
        let length = Int(isMulti ? plane.pointee.length : buffer.length)
        let offset = Int(isMulti ? plane.pointee.m.mem_offset : buffer.m.offset)
        guard let start = mmap(nil, length, PROT_READ, MAP_SHARED, device.descriptor.number, offset),
            start != MAP_FAILED
        else { throw device.error(errno, doing: "map a buffer") }
        return UnsafeMutableRawBufferPointer(start: start, count: length)
    }

    func queue(_ index: UInt32) throws {
        var buffer = description(index)
        try device.check(v4l2_queue_buffer(device.descriptor.number, &buffer), doing: "give a buffer back")
    }

    /// The oldest filled buffer; nil where none is ready.
    func dequeue() throws -> CapturedBuffer? {
        var buffer = description(0)
        let result = v4l2_dequeue_buffer(device.descriptor.number, &buffer)
        if result == -EAGAIN { return nil }
        try device.check(result, doing: "take a frame")
        guard buffer.index < regions.count else {
            throw CaptureError(
                source: device.name, reason: .unreadable, message: "its driver names a buffer that doesn't exist")
        }
        let isMulti = type == .multiPlanar
        let used = Int(isMulti ? plane.pointee.bytesused : buffer.bytesused)
        let offset = min(isMulti ? Int(plane.pointee.data_offset) : 0, used)
        return CapturedBuffer(
            index: buffer.index, sequence: buffer.sequence, flags: buffer.flags,
            timestamp: .nanoseconds(Int64(truncatingIfNeeded: v4l2_timeval_to_ns(&buffer.timestamp))), offset: offset,
            byteCount: used - offset)
    }

    /// What a dequeued buffer holds.
    func bytes(of buffer: CapturedBuffer) -> UnsafeRawBufferPointer {
        let region = regions[Int(buffer.index)]
        let start = min(buffer.offset, region.count)
        return UnsafeRawBufferPointer(rebasing: region[start..<min(start + buffer.byteCount, region.count)])
    }
}
