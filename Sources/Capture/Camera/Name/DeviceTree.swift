/// Where the kernel shows its devices. Tests make trees of their own.
package struct DeviceTree: Hashable, Sendable {
    package var dev: String
    package var sys: String

    package init(dev: String = "/dev", sys: String = "/sys") {
        self.dev = dev
        self.sys = sys
    }

    /// Folders of links that udev keeps for cameras.
    var linkFolders: [String] { [dev + "/v4l/by-id", dev + "/v4l/by-path"] }

    /// `videoN` by its number; nil for every other name.
    static func number(ofNode name: String) -> Int? {
        guard name.hasPrefix("video") else { return nil }
        let digits = name.dropFirst("video".count)
        return digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int(digits) : nil
    }
}
