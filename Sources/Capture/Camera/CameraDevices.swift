import CVideo4Linux
import Glibc

/// The cameras of this machine.
public enum CameraDevices {
    /// All nodes `/dev/videoN` that capture pictures, in the order of their numbers. Empty on a machine without a camera.
    ///
    /// A node that can't be opened is listed with its ``CameraDevice/problem``. Nodes of other uses are left out: outputs,
    /// encoders, the metadata of a webcam.
    public static func list() -> [CameraDevice] {
        let numbers = DirectoryEntries.names(in: "/dev")
            .compactMap { DeviceTree.number(ofNode: $0) }.sorted()
        guard !numbers.isEmpty else { return [] }
        let names = stableNames()
        return numbers.compactMap { number in
            let path = "/dev/video\(number)"
            return describe(path, name: "video\(number)", stableNames: names[path] ?? [])
        }
    }

    /// ``CameraDevice/text`` of all, or a sentence where there are none.
    public static func text(_ devices: [CameraDevice]) -> String {
        if devices.isEmpty { return "no camera; plug one in, or give a video, a stream or pictures with --source" }
        return devices.map(\.text).joined(separator: "\n")
    }

    private static func describe(_ path: String, name: String, stableNames: [String]) -> CameraDevice? {
        do {
            let device = try V4L2Device(path: path)
            let capability = try device.capability()
            let abilities = CaptureAbilities(capability)
            guard abilities.capturesPictures else { return nil }
            return CameraDevice(
                path: path, stableNames: stableNames, driver: CString.text(capability.driver),
                card: CString.text(capability.card), busInfo: CString.text(capability.bus_info),
                formats: FormatEnumeration(device: device, type: abilities.type).formats(),
                problem: abilities.problem(of: path)?.message)
        } catch let error as CaptureError where error.reason != .notFound && error.reason != .unplugged {
            // What it is can't be asked. Its first node is the camera, further ones are metadata.
            let attributes = "/sys/class/video4linux/\(name)"
            guard TextFile.firstLine(of: attributes + "/index") == "0" else { return nil }
            return CameraDevice(
                path: path, stableNames: stableNames, driver: "",
                card: TextFile.firstLine(of: attributes + "/name") ?? "", busInfo: "", formats: [],
                problem: error.message)
        } catch {
            return nil
        }
    }

    /// For each node the links in /dev/v4l that lead to it, and its name on USB.
    private static func stableNames() -> [String: [String]] {
        var names: [String: [String]] = [:]
        for folder in DeviceTree().linkFolders {
            for name in DirectoryEntries.names(in: folder).sorted() {
                guard let node = realpath("\(folder)/\(name)", nil) else { continue }
                names[String(cString: node), default: []].append("\(folder)/\(name)")
                free(node)
            }
        }
        for (node, name) in USBCameras(tree: DeviceTree()).names() { names[node, default: []].append("\(name)") }
        return names
    }
}
