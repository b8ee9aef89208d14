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
            .filter { $0.hasPrefix("video") }.compactMap { Int($0.dropFirst("video".count)) }.sorted()
        guard !numbers.isEmpty else { return [] }
        let links = stableLinks()
        return numbers.compactMap { number in
            let path = "/dev/video\(number)"
            return describe(path, name: "video\(number)", stablePaths: links[path] ?? [])
        }
    }

    /// ``CameraDevice/text`` of all, or a sentence where there are none.
    public static func text(_ devices: [CameraDevice]) -> String {
        if devices.isEmpty { return "no camera; plug one in, or give a video, a stream or pictures with --source" }
        return devices.map(\.text).joined(separator: "\n")
    }

    private static func describe(_ path: String, name: String, stablePaths: [String]) -> CameraDevice? {
        do {
            let device = try V4L2Device(path: path)
            let capability = try device.capability()
            let abilities = CaptureAbilities(capability)
            guard abilities.capturesPictures else { return nil }
            return CameraDevice(
                path: path, stablePaths: stablePaths, driver: CString.text(capability.driver),
                card: CString.text(capability.card), busInfo: CString.text(capability.bus_info),
                formats: FormatEnumeration(device: device).formats(),
                problem: abilities.problem)
        } catch let error as CaptureError where error.reason != .notFound && error.reason != .unplugged {
            // What it is can't be asked. Its first node is the camera, further ones are metadata.
            let attributes = "/sys/class/video4linux/\(name)"
            guard TextFile.firstLine(of: attributes + "/index") == "0" else { return nil }
            return CameraDevice(
                path: path, stablePaths: stablePaths, driver: "",
                card: TextFile.firstLine(of: attributes + "/name") ?? "", busInfo: "", formats: [],
                problem: error.message)
        } catch {
            return nil
        }
    }

    /// For each node the links in /dev/v4l that lead to it.
    private static func stableLinks() -> [String: [String]] {
        var links: [String: [String]] = [:]
        for folder in ["/dev/v4l/by-id", "/dev/v4l/by-path"] {
            for name in DirectoryEntries.names(in: folder).sorted() {
                guard let node = realpath("\(folder)/\(name)", nil) else { continue }
                links[String(cString: node), default: []].append("\(folder)/\(name)")
                free(node)
            }
        }
        return links
    }
}
