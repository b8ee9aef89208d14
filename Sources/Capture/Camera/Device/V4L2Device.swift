import CVideo4Linux
import Glibc

/// An open V4L2 device node, and what its errors mean to the user.
final class V4L2Device: Sendable {
    let path: String
    let descriptor: OwnedDescriptor

    /// - Parameter path: A device node, or a link to one.
    init(path: String) throws {
        self.path = path
        let number = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw Self.error(errno, path: path, doing: "open") }
        descriptor = OwnedDescriptor(number)
    }

    /// - Parameters:
    ///   - result: Of a request in `CVideo4Linux.h`: 0 or a negative errno.
    ///   - action: What was tried, for the message.
    func check(_ result: Int32, doing action: String) throws {
        guard result == 0 else { throw Self.error(-result, path: path, doing: action) }
    }

    func capability() throws -> v4l2_capability {
        var capability = v4l2_capability()
        try check(v4l2_query_capability(descriptor.number, &capability), doing: "ask what it is")
        return capability
    }

    static func error(_ code: Int32, path: String, doing action: String) -> CaptureError {
        func error(_ reason: CaptureError.Reason, _ message: String) -> CaptureError {
            CaptureError(source: path, reason: reason, message: message)
        }
        switch code {
        case ENOENT:
            return error(.notFound, "no such camera; plug it in, or choose one that `wayside cameras` lists")
        case ENODEV, ENXIO:
            return error(.unplugged, "the camera is gone; plug it in again")
        case EBUSY:
            let holder = DeviceHolder.find(path: path).map { " (held by \($0))" } ?? ""
            return error(.busy, "busy\(holder); stop that program or choose another camera with --source")
        case EACCES, EPERM:
            return error(
                .noPermission,
                "no permission; add yourself to group video (sudo usermod -aG video $USER) and log in again")
        case ENOTTY:
            return error(.unsupported, "not a camera; choose one that `wayside cameras` lists")
        case ENOSPC:
            return error(
                .unsupported,
                "the USB bus has no room for this size and rate; choose smaller ones or plug the camera into another bus"
            )
        default:
            return error(
                .unreadable, "can't \(action): \(SystemError.text(code)); unplug the camera and plug it in again")
        }
    }
}
