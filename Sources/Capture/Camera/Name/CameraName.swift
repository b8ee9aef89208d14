import Glibc

/// What a user calls a camera. The node behind it is looked up anew at every opening, for it changes when cameras are unplugged.
package enum CameraName: Hashable, Sendable {
    /// A node or a link to one.
    case path(String)
    case usb(USBCameraName)

    /// The node that the name means now.
    ///
    /// - Throws: ``CaptureError/Reason/notFound``; ``CaptureError/Reason/unsupported`` where it means several cameras.
    package func node(in tree: DeviceTree = DeviceTree()) throws -> String {
        switch self {
        case .path(let path): return path
        case .usb(let name): return try USBCameras(tree: tree).node(of: name)
        }
    }
}
