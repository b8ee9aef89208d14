import Capture
import Foundation
import TestSupport
import Testing

/// Cameras by name, in made folders like /sys and /dev.
struct CameraNameTests {
    private let folder: ScratchFolder
    private let tree: DeviceTree

    init() throws {
        folder = try ScratchFolder()
        tree = DeviceTree(dev: folder.path + "/dev", sys: folder.path + "/sys")
        try FileManager.default.createDirectory(atPath: tree.dev, withIntermediateDirectories: true)
    }

    /// A node of a USB device as the kernel shows it: class/video4linux/videoN/device leads to a function of the device.
    private func plugIn(
        _ node: String, index: Int = 0, socket: String, function: Int = 0, _ vendor: String, _ product: String,
        serial: String? = nil
    ) throws {
        let device = "sys/devices/pci0000:00/usb1/\(socket)"
        try folder.write(vendor + "\n", to: device + "/idVendor")
        try folder.write(product + "\n", to: device + "/idProduct")
        if let serial { try folder.write(serial + "\n", to: device + "/serial") }
        try folder.write("0e\n", to: device + "/\(socket):1.\(function)/bInterfaceClass")
        try folder.write("\(index)\n", to: "sys/class/video4linux/\(node)/index")
        try FileManager.default.createSymbolicLink(
            atPath: tree.sys + "/class/video4linux/\(node)/device",
            withDestinationPath: "../../../devices/pci0000:00/usb1/\(socket)/\(socket):1.\(function)")
    }

    private func node(_ name: String) throws -> String {
        try CameraName.usb(try #require(USBCameraName(name))).node(in: tree).replacing(tree.dev, with: "")
    }

    private func error(_ name: String) throws -> CaptureError {
        try #require(throws: CaptureError.self) { _ = try node(name) }
    }

    @Test(arguments: [
        ("usb:046d:0825", "usb:046d:0825"), ("usb:46D:825", "usb:046d:0825"),
        ("usb:046d:0825:5A1B", "usb:046d:0825:5A1B"), ("usb:1:2:a:b c", "usb:0001:0002:a:b c"),
    ])
    func namesAreRead(text: String, normal: String) { #expect(USBCameraName(text)?.description == normal) }

    @Test(arguments: [
        "usb", "usb:", "usb:046d", "usb:046d:", "usb::0825", "usb:046d:08255", "usb:xyz:0825", "usb:046d:0825:",
        "USB:046d:0825", "usb:-46:0825", "usb:+46:0825", "usb:٠٤٦:0825",
    ])
    func whatIsNoName(text: String) throws {
        #expect(USBCameraName(text) == nil)
        if text.hasPrefix("usb:") {
            let error = try #require(throws: CaptureError.self) { _ = try FrameSources.isLive(text) }
            #expect(error.reason == .unsupported)
        }
    }

    @Test func theNodeThatCapturesWhereverItIsPluggedIn() throws {
        try plugIn("video1", index: 1, socket: "1-2", "046d", "0825", serial: "A7")
        try plugIn("video2", index: 0, socket: "1-2", "046d", "0825", serial: "A7")
        try plugIn("video0", socket: "1-3", "1bcf", "2b8a")
        #expect(try node("usb:046d:0825") == "/video2")
        #expect(try node("usb:046d:0825:A7") == "/video2")
        #expect(try node("usb:1bcf:2b8a") == "/video0")
        #expect(try error("usb:046d:0825:A8").reason == .notFound)

        // Unplugged, and plugged in elsewhere.
        for node in ["video1", "video2"] {
            try FileManager.default.removeItem(atPath: tree.sys + "/class/video4linux/\(node)")
        }
        #expect(try error("usb:046d:0825").reason == .notFound)
        try plugIn("video5", socket: "1-4", "046d", "0825", serial: "A7")
        #expect(try node("usb:046d:0825:A7") == "/video5")
    }

    @Test func severalAlikeAreNotGuessedAt() throws {
        try plugIn("video0", socket: "1-2", "046d", "0825", serial: "A7")
        try plugIn("video10", socket: "1-3", "046d", "0825", serial: "B7")
        let error = try error("usb:046d:0825")
        #expect(error.reason == .unsupported)
        #expect(error.message.hasPrefix("2 cameras are called so; add the serial number"))
        #expect(try node("usb:046d:0825:B7") == "/video10")
    }

    @Test func whatIsNotOnUSBHasNoSuchName() throws {
        try folder.write("0\n", to: "sys/class/video4linux/video0/index")
        try folder.write("x\n", to: "sys/class/video4linux/v4l-subdev0/index")
        try folder.write("x\n", to: "sys/class/video4linux/videofoo/index")
        #expect(try error("usb:046d:0825").reason == .notFound)
    }

    @Test func aPathIsItself() throws {
        #expect(try CameraName.path("/dev/v4l/by-id/x").node(in: tree) == "/dev/v4l/by-id/x")
    }

    // MARK: Live or not

    @Test(arguments: [
        "/dev/video4711", "/dev/v4l/by-id/usb-none-video-index0", "/dev/v4l/by-path/none", "/dev/my-camera-of-udev",
        "usb:046d:0825", "rtsp://user:secret@127.0.0.1:9/stream", "RTSPS://host/1", "http://host/mjpeg?name=clip.mp4",
        "http://host/video.cgi", "https://host/", "http://host.mp4/stream",
    ])
    func isLive(specification: String) throws { #expect(try FrameSources.isLive(specification)) }

    @Test(arguments: [
        "/dev/shm/clip.mp4", "/none/clip.mp4", "none.jpg", "", "/", "/dev", "/dev/", "http://host/clip.mp4",
        "https://host/a/CLIP.MKV?token=1", "file:///dev/video0", "video0", "/tmp",
    ])
    func isNotLive(specification: String) throws { #expect(try !FrameSources.isLive(specification)) }

    @Test(arguments: ["/dev/null", "ftp://host/clip.mp4", "usb:camera"])
    func canNeverBeASource(specification: String) throws {
        for attempt in [{ _ = try FrameSources.isLive(specification) }, { _ = try supervised(specification) }] {
            let error = try #require(throws: CaptureError.self) { try attempt() }
            #expect(error.reason == .unsupported)
        }
    }

    @Test(arguments: ["clip.mp4", "http://host/clip.mp4", "/tmp"])
    func aRecordingIsNotSupervised(specification: String) throws {
        let error = try #require(throws: CaptureError.self) { _ = try supervised(specification) }
        #expect(error.reason == .unsupported)
        #expect(error.message.hasPrefix("not a live source; "))
    }

    private func supervised(_ specification: String) throws -> SupervisedSource {
        try SupervisedSource(specification, options: SourceOptions()) { _ in }
    }
}
