import Glibc

/// Cameras on USB as the kernel shows them in /sys: which node belongs to which device.
struct USBCameras {
    let tree: DeviceTree

    private struct Node {
        let path: String
        let number: Int
        /// Place among the nodes of one function of the device: the camera is 0, its metadata 1.
        let index: Int
        let device: String
        let name: USBCameraName
    }

    /// The node of a camera; of several nodes of one device, the one that captures pictures.
    func node(of name: USBCameraName) throws -> String {
        let matching = nodes().filter {
            $0.name.vendor == name.vendor && $0.name.product == name.product
                && (name.serial == nil || $0.name.serial == name.serial)
        }
        guard let first = matching.first else {
            throw CaptureError(
                source: "\(name)", reason: .notFound,
                message: "no such camera is plugged in; plug it in, or choose one that `wayside cameras` lists")
        }
        guard matching.allSatisfy({ $0.device == first.device }) else {
            throw CaptureError(
                source: "\(name)", reason: .unsupported,
                message:
                    "\(Set(matching.map(\.device)).count) cameras are called so; add the serial number, or name one "
                    + "by its socket as in \(tree.dev)/v4l/by-path")
        }
        return matching.first { capturesPictures($0.path) }?.path ?? first.path
    }

    /// For each node its name on USB, serial number included.
    func names() -> [String: USBCameraName] {
        Dictionary(nodes().map { ($0.path, $0.name) }) { first, _ in first }
    }

    /// Those that capture first, by all that /sys says.
    private func nodes() -> [Node] {
        let folder = tree.sys + "/class/video4linux"
        return DirectoryEntries.names(in: folder).compactMap { entry in
            guard let number = DeviceTree.number(ofNode: entry), let device = device(of: "\(folder)/\(entry)/device"),
                let vendor = attribute("idVendor", of: device), let product = attribute("idProduct", of: device),
                var name = USBCameraName("usb:\(vendor):\(product)")
            else { return nil }
            name.serial = attribute("serial", of: device)
            let index = attribute("index", of: "\(folder)/\(entry)").flatMap { Int($0) } ?? 0
            return Node(path: "\(tree.dev)/\(entry)", number: number, index: index, device: device, name: name)
        }.sorted { ($0.index, $0.number) < ($1.index, $1.number) }
    }

    /// The USB device: the nearest folder above the node's function that says who made it.
    private func device(of function: String) -> String? {
        guard let resolved = realpath(function, nil) else { return nil }
        defer { free(resolved) }
        var folder = String(cString: resolved)[...]
        for _ in 0..<4 {
            if access(folder + "/idVendor", R_OK) == 0 { return String(folder) }
            guard let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else { return nil }
            folder = folder[..<slash]
        }
        return nil
    }

    private func attribute(_ name: String, of folder: String) -> String? {
        TextFile.firstLine(of: "\(folder)/\(name)").flatMap { $0.isEmpty ? nil : $0 }
    }

    private func capturesPictures(_ path: String) -> Bool {
        guard let capability = try? V4L2Device(path: path).capability() else { return false }
        return CaptureAbilities(capability).capturesPictures
    }
}
