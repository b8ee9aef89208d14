import CSystem
import Glibc

/// A source that is to be watched for as long as the program runs, there or not.
package enum LiveSourceName: Hashable, Sendable {
    case camera(CameraName)
    case stream(FFmpegInput)

    /// Names of recordings on the web; every other http address is taken for a live one.
    private static let recordings = [
        "mp4", "m4v", "mov", "mkv", "avi", "webm", "ts", "mpg", "mpeg", "3gp", "wmv", "flv",
    ]
    /// Character devices of V4L2.
    private static let videoMajor: UInt32 = 81

    /// - Returns: nil for what isn't live: recordings and pictures, there or not.
    /// - Throws: ``CaptureError/Reason/unsupported`` for what can never be a source.
    package init?(_ specification: String, in tree: DeviceTree = DeviceTree()) throws {
        if specification.hasPrefix("usb:") {
            guard let name = USBCameraName(specification) else {
                throw CaptureError(
                    source: specification, reason: .unsupported,
                    message: "not a camera's name; write usb:VENDOR:PRODUCT or usb:VENDOR:PRODUCT:SERIAL as `wayside "
                        + "cameras` shows it")
            }
            self = .camera(.usb(name))
            return
        }
        if let scheme = FrameSources.scheme(of: specification) {
            if scheme == "file" { return nil }
            guard let input = FFmpegInput(url: specification) else {
                throw FrameSources.unsupported(scheme: scheme, in: specification)
            }
            if input.kind == .http, Self.isRecording(specification) { return nil }
            self = .stream(input)
            return
        }
        var status = stat()
        if stat(specification, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFCHR else { return nil }
            guard gnu_dev_major(UInt(status.st_rdev)) == Self.videoMajor else {
                throw CaptureError(
                    source: specification, reason: .unsupported,
                    message: "not a camera; choose one that `wayside cameras` lists")
            }
        } else {
            guard Self.namesDevice(specification, in: tree) else { return nil }
        }
        self = .camera(.path(specification))
    }

    static func isRecording(_ url: String) -> Bool {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: "."), path[dot...].allSatisfy({ $0 != "/" }) else { return false }
        return recordings.contains(path[path.index(after: dot)...].lowercased())
    }

    /// What isn't there can be a camera's node, a link of udev's, or one of the owner's in /dev itself.
    private static func namesDevice(_ path: String, in tree: DeviceTree) -> Bool {
        if path.hasPrefix(tree.dev + "/v4l/") { return true }
        guard path.hasPrefix(tree.dev + "/") else { return false }
        return !path.dropFirst(tree.dev.count + 1).contains("/") && path.count > tree.dev.count + 1
    }
}
