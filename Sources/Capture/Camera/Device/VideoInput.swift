import CVideo4Linux
import Glibc
import Values

/// The connector that a device reads, of frame grabbers above all: is there a signal on it, and is it still the same one?
///
/// Without a signal drivers go on delivering frames: black, blue, noise. Those are no observation. For one thread.
final class VideoInput {
    private let device: V4L2Device
    /// nil where the driver knows of no inputs.
    private let index: Int32?
    /// Does the driver send an event when the signal changes?
    private let hasEvents: Bool
    private var nextCheck: Duration

    /// A signal that ends is noticed after so long at drivers without events.
    private static let checkInterval = Duration.seconds(1)

    /// Looks at the signal and sets a digital receiver to its timings.
    ///
    /// - Throws: ``CaptureError/Reason/noSignal``.
    init(_ device: V4L2Device) throws {
        self.device = device
        let descriptor = device.descriptor.number
        var number: Int32 = 0
        index = v4l2_get_input(descriptor, &number) == 0 ? number : nil
        var subscription = v4l2_event_subscription()
        subscription.type = UInt32(V4L2_EVENT_SOURCE_CHANGE)
        subscription.id = UInt32(bitPattern: index ?? 0)
        hasEvents = v4l2_subscribe_event(descriptor, &subscription) == 0
        nextCheck = MonotonicClock.now + Self.checkInterval
        if let input = try checkSignal(), input.capabilities & UInt32(V4L2_IN_CAP_DV_TIMINGS) != 0 { try takeTimings() }
    }

    /// Between two frames.
    ///
    /// - Throws: ``CaptureError/Reason/noSignal``, ``CaptureError/Reason/formatChanged``.
    func check() throws {
        if hasEvents, try hasChanged() {
            try checkSignal()
            throw CaptureError(
                source: device.name, reason: .formatChanged,
                message: "its signal has another size now; it is opened anew"
            )
        }
        guard index != nil, MonotonicClock.now >= nextCheck else { return }
        nextCheck = MonotonicClock.now + Self.checkInterval
        try checkSignal()
    }

    private func hasChanged() throws -> Bool {
        var hasChanged = false
        var event = v4l2_event()
        var result = v4l2_dequeue_event(device.descriptor.number, &event)
        while result == 0 {
            hasChanged = hasChanged || event.type == UInt32(V4L2_EVENT_SOURCE_CHANGE)
            result = v4l2_dequeue_event(device.descriptor.number, &event)
        }
        if result == -ENODEV { throw device.error(ENODEV, doing: "ask for events") }
        return hasChanged
    }

    @discardableResult
    private func checkSignal() throws -> v4l2_input? {
        guard let index else { return nil }
        var input = v4l2_input()
        input.index = UInt32(bitPattern: index)
        guard v4l2_enumerate_input(device.descriptor.number, &input) == 0 else { return nil }
        let name = CString.text(input.name)
        func has(_ flags: Int32) -> Bool { input.status & UInt32(flags) != 0 }
        if has(V4L2_IN_ST_NO_POWER) { throw noSignal("no power at its input \(name); switch the camera on") }
        if has(V4L2_IN_ST_NO_SIGNAL | V4L2_IN_ST_NO_CARRIER) {
            throw noSignal("no signal at its input \(name); check the cable and that the camera is on")
        }
        if has(V4L2_IN_ST_NO_H_LOCK | V4L2_IN_ST_NO_V_LOCK | V4L2_IN_ST_NO_SYNC) {
            throw noSignal("the signal at its input \(name) can't be read; check the cable and the camera's standard")
        }
        return input
    }

    private func takeTimings() throws {
        var timings = v4l2_dv_timings()
        var result = v4l2_query_timings(device.descriptor.number, &timings)
        if result == 0 { result = v4l2_set_timings(device.descriptor.number, &timings) }
        switch result {
        case 0, -ENOTTY, -ENODATA: break  // a driver that can't measure them keeps what is set
        case -ENOLINK: throw noSignal("no signal at its input; check the cable and that the camera is on")
        case -ENOLCK, -ERANGE, -EINVAL:
            throw noSignal("the signal at its input can't be read; choose a usual size and rate at the camera")
        default: try device.check(result, doing: "take the signal's timings")
        }
    }

    private func noSignal(_ message: String) -> CaptureError {
        CaptureError(source: device.name, reason: .noSignal, message: message)
    }
}
