import CVideo4Linux
import Glibc
public import Imaging
import Values

/// A V4L2 camera: mapped buffers, handed on without a copy.
///
/// Which of the camera's formats is taken is said at ``CameraNegotiation``. Frames carry the kernel's capture time; gaps in the
/// driver's sequence, broken frames and stale ones are counted in ``Values/FrameStamp/droppedBefore``. Nothing of the camera is
/// set but format, rate and the wished controls, and these stay as they are at the end.
public final class CameraSource: FrameSource, @unchecked Sendable {
    public let info: SourceInfo

    private let cancelled: WakeUp
    private let stallTimeout: Duration
    // Below: the pulling thread's alone.
    private let device: V4L2Device
    private let input: VideoInput
    private let mode: CameraMode
    private let buffers: CaptureBuffers
    private var clock = CameraClock()
    private var sequence = SequenceCounter()
    private var index = 0

    /// A camera may take longer to its first frame than between two.
    private static let startTime = Duration.seconds(5)
    private static let leastStallTimeout = Duration.seconds(2)

    /// Opens a camera, agrees with it on a format and starts it.
    ///
    /// - Parameter path: `/dev/video0`, or a link such as those in `/dev/v4l/by-id`.
    /// - Throws: ``CaptureError``: ``CaptureError/Reason/notFound``, ``CaptureError/Reason/noPermission``,
    ///   ``CaptureError/Reason/busy`` with the program that holds it, ``CaptureError/Reason/noSignal``,
    ///   ``CaptureError/Reason/unsupported``.
    public convenience init(path: String, options: CameraOptions = CameraOptions()) throws {
        try self.init(path: path, name: path, options: options)
    }

    /// - Parameter name: As the user named it.
    init(path: String, name: String, options: CameraOptions) throws {
        device = try V4L2Device(path: path, name: name)
        let abilities = CaptureAbilities(try device.capability())
        if let problem = abilities.problem(of: name) { throw problem }
        input = try VideoInput(device)
        mode = try CameraMode.negotiate(with: device, abilities.type, for: options)
        try CameraControls(device: device).apply(options.controls)
        cancelled = try WakeUp(source: name)
        buffers = try CaptureBuffers(device, abilities.type)
        stallTimeout = options.stallTimeout(atRate: mode.frameRate, atLeast: Self.leastStallTimeout)
        info = SourceInfo(
            name: name, kind: .camera, width: mode.layout.width, height: mode.layout.height, format: mode.text,
            nominalFrameRate: mode.frameRate)
    }

    /// - Throws: ``CaptureError/Reason/unplugged``; ``CaptureError/Reason/timedOut`` where no whole frame came within
    ///   ``CameraOptions/stallTimeout``; ``CaptureError/Reason/noSignal``, ``CaptureError/Reason/formatChanged``,
    ///   ``CaptureError/Reason/unreadable``. Open the camera anew then.
    public func next(_ body: (Frame) throws -> Void) throws -> Bool {
        let patience = index == 0 ? max(stallTimeout, Self.startTime) : stallTimeout
        let deadline = MonotonicClock.now + patience
        var passedOver = 0
        var mayRefresh = true
        while !cancelled.isRaised {
            try input.check()
            guard let buffer = try newestBuffer(&passedOver) else {
                try waitForBuffer(until: deadline, patience, passedOver)
                continue
            }
            // While a consumer was slow the driver ran out of buffers, and even the newest is old: a fresh one is near.
            if mayRefresh, clock.age(of: buffer, now: MonotonicClock.now) > freshness {
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
    private func newestBuffer(_ passedOver: inout Int) throws -> CapturedBuffer? {
        var newest: CapturedBuffer?
        while let buffer = try buffers.dequeue() {
            var unwanted: CapturedBuffer? = buffer
            if isWhole(buffer) { swap(&newest, &unwanted) }
            guard let unwanted else { continue }
            passedOver += 1
            try buffers.queue(unwanted.index)
        }
        return newest
    }

    private func isWhole(_ buffer: CapturedBuffer) -> Bool {
        guard buffer.flags & UInt32(V4L2_BUF_FLAG_ERROR) == 0, buffer.byteCount > 0 else { return false }
        let bytes = buffers.bytes(of: buffer)
        if mode.converter != nil { return true }
        // What a broken cable or writer sends seldom begins as a picture does.
        if mode.layout.format == .jpeg { return JPEGHeader.isJPEG(bytes) }
        return bytes.count >= mode.layout.byteCount
    }

    private func waitForBuffer(until deadline: Duration, _ patience: Duration, _ passedOver: Int) throws {
        guard let events = Readiness.wait(for: device.descriptor.number, cancelled.descriptor, until: deadline) else {
            let detail = passedOver > 0 ? "only \(passedOver) broken frames" : "no frame"
            throw CaptureError(
                source: device.name, reason: .timedOut,
                message:
                    "\(detail) for \(SourceInfo.text(ofRate: patience.seconds)) s; check its cable, or plug it in again"
            )
        }
        if events.first & Int16(POLLERR | POLLHUP | POLLNVAL) != 0, events.first & Int16(POLLIN) == 0 {
            // The driver has given up. It says more when asked for anything.
            _ = try device.capability()
            throw CaptureError(
                source: device.name, reason: .unreadable, message: "its driver stopped the stream; plug it in again")
        }
    }

    /// - Returns: false for a frame that couldn't be converted; `body` was not called then.
    private func lend(_ buffer: CapturedBuffer, _ passedOver: Int, to body: (Frame) throws -> Void) throws -> Bool {
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
        let time = clock.time(of: buffer, now: MonotonicClock.now)
        let stamp = FrameStamp(
            index: index, time: FrameTime(monotonic: time, civil: MonotonicClock.civilTime(of: time)),
            droppedBefore: sequence.dropped(before: buffer.sequence, passedOver: passedOver))
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
}
