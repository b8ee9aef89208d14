import CVideo4Linux
import Glibc
public import Imaging
import Values

/// A V4L2 camera: mapped buffers, handed on without a copy.
///
/// Which of the camera's formats is taken is said at ``CameraNegotiation``. Frames carry the kernel's capture time; gaps in the
/// driver's sequence, broken frames and stale ones are counted in ``Values/FrameStamp/droppedBefore``. Nothing of the camera is
/// set but format and rate, and these stay as they are at the end.
public final class CameraSource: FrameSource, @unchecked Sendable {
    public let info: SourceInfo

    private let cancelled: WakeUp
    private let stallTimeout: Duration
    // Below: the pulling thread's alone.
    private let device: V4L2Device
    private let mode: CameraMode
    private let buffers: CaptureBuffers
    private var clock = CameraClock()
    private var index = 0
    private var lastSequence: UInt32?

    /// Opens a camera, agrees with it on a format and starts it.
    ///
    /// - Parameter path: `/dev/video0`, or a link such as those in `/dev/v4l/by-id`.
    /// - Throws: ``CaptureError``: ``CaptureError/Reason/notFound``, ``CaptureError/Reason/noPermission``,
    ///   ``CaptureError/Reason/busy`` with the program that holds it, ``CaptureError/Reason/unsupported``.
    public init(path: String, options: CameraOptions = CameraOptions()) throws {
        device = try V4L2Device(path: path)
        if let problem = CaptureAbilities(try device.capability()).problem {
            throw CaptureError(source: path, reason: .unsupported, message: problem)
        }
        mode = try CameraMode.negotiate(with: device, for: options)
        cancelled = try WakeUp(source: path)
        buffers = try CaptureBuffers(device)
        stallTimeout = options.stallTimeout
        info = SourceInfo(
            name: path, kind: .camera, width: mode.layout.width, height: mode.layout.height, format: mode.text,
            nominalFrameRate: mode.frameRate)
    }

    /// - Throws: ``CaptureError/Reason/unplugged``; ``CaptureError/Reason/timedOut`` where no whole frame came within
    ///   ``CameraOptions/stallTimeout``; ``CaptureError/Reason/unreadable``. Open the camera anew then.
    public func next(_ body: (Frame) throws -> Void) throws -> Bool {
        let deadline = MonotonicClock.now + stallTimeout
        var passedOver = 0
        var mayRefresh = true
        while !cancelled.isRaised {
            guard let buffer = try newestBuffer(&passedOver) else {
                try waitForBuffer(until: deadline, passedOver)
                continue
            }
            // While a consumer was slow the driver ran out of buffers, and even the newest is old: a fresh one is near.
            if mayRefresh, clock.age(of: buffer) > freshness {
                mayRefresh = false
                passedOver += 1
                try buffers.queue(buffer.index)
                continue
            }
            if try lend(buffer, passedOver, to: body) { return true }
            passedOver += 1
        }
        return false
    }

    public func cancel() { cancelled.raise() }

    /// Older than this, a frame is passed over for the next.
    private var freshness: Duration {
        max(.milliseconds(500), mode.frameRate.map { .seconds(3 / $0) } ?? .zero)
    }

    /// Takes all filled buffers and gives all but the newest whole one back.
    private func newestBuffer(_ passedOver: inout Int) throws -> v4l2_buffer? {
        var newest: v4l2_buffer?
        while let buffer = try buffers.dequeue() {
            var unwanted: v4l2_buffer? = buffer
            if isWhole(buffer) { swap(&newest, &unwanted) }
            guard let unwanted else { continue }
            passedOver += 1
            try buffers.queue(unwanted.index)
        }
        return newest
    }

    private func isWhole(_ buffer: v4l2_buffer) -> Bool {
        guard buffer.flags & UInt32(V4L2_BUF_FLAG_ERROR) == 0, buffer.bytesused > 0 else { return false }
        return mode.converter != nil || buffers.bytes(of: buffer).count >= mode.layout.byteCount
    }

    private func waitForBuffer(until deadline: Duration, _ passedOver: Int) throws {
        guard let events = Readiness.wait(for: device.descriptor.number, cancelled.descriptor, until: deadline) else {
            let detail = passedOver > 0 ? "only \(passedOver) broken frames" : "no frame"
            throw CaptureError(
                source: device.path, reason: .timedOut,
                message: "\(detail) for \(stallTimeout.seconds) s; check its cable, or plug it in again")
        }
        if events.first & Int16(POLLIN) == 0, events.first != 0 {
            // The driver has given up. It says more when asked for anything.
            _ = try device.capability()
            throw CaptureError(
                source: device.path, reason: .unreadable, message: "its driver stopped the stream; plug it in again")
        }
    }

    /// - Returns: false for a frame that couldn't be converted; `body` was not called then.
    private func lend(_ buffer: v4l2_buffer, _ passedOver: Int, to body: (Frame) throws -> Void) throws -> Bool {
        var bytes = buffers.bytes(of: buffer)
        if let converter = mode.converter {
            let converted: UnsafeRawBufferPointer?
            do { converted = try converter.convert(bytes, of: mode.format) } catch {
                try? buffers.queue(buffer.index)
                throw error
            }
            guard let converted else {
                try buffers.queue(buffer.index)
                return false
            }
            bytes = converted
        }
        let stamp = FrameStamp(
            index: index, time: clock.time(of: buffer), droppedBefore: dropped(before: buffer.sequence, passedOver))
        lastSequence = buffer.sequence
        index += 1
        do {
            try body(Frame(layout: mode.layout, bytes: bytes, stamp: stamp))
        } catch {
            try? buffers.queue(buffer.index)
            throw error
        }
        try buffers.queue(buffer.index)
        return true
    }

    /// The gap in the driver's sequence, which holds the frames that we passed over too. Some drivers don't count; then these alone.
    private func dropped(before sequence: UInt32, _ passedOver: Int) -> Int {
        guard let lastSequence else { return 0 }
        let gap = Int(sequence &- lastSequence) - 1
        // A gap of days is a counter that was set anew.
        return (0...1 << 24).contains(gap) ? max(gap, passedOver) : passedOver
    }
}
