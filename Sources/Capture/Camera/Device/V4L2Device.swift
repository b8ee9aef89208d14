import CVideo4Linux
import Glibc

/// An open V4L2 device node, and what its errors mean to the user.
final class V4L2Device: Sendable {
    let path: String
    /// As the user named it.
    let name: String
    let descriptor: OwnedDescriptor

    /// - Parameters:
    ///   - path: A device node, or a link to one.
    ///   - name: As the user named it, for messages; nil: by its path.
    init(path: String, name: String? = nil) throws {
        self.path = path
        self.name = name ?? path
        let number = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard number >= 0 else { throw Self.error(errno, path: path, name: self.name, doing: "open") }
        descriptor = OwnedDescriptor(number)
    }

    /// - Parameters:
    ///   - result: Of a request in `CVideo4Linux.h`: 0 or a negative errno.
    ///   - action: What was tried, for the message.
    func check(_ result: Int32, doing action: String) throws {
        guard result == 0 else { throw error(-result, doing: action) }
    }

    func capability() throws -> v4l2_capability {
        var capability = v4l2_capability()
        try check(v4l2_query_capability(descriptor.number, &capability), doing: "ask what it is")
        return capability
    }

    func error(_ code: Int32, doing action: String) -> CaptureError {
        Self.error(code, path: path, name: name, doing: action)
    }

    private static func error(_ code: Int32, path: String, name: String, doing action: String) -> CaptureError {
        func error(_ reason: CaptureError.Reason, _ message: String) -> CaptureError {
            CaptureError(source: name, reason: reason, message: message)
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
