import Capture
import Foundation
import Testing

/// What of cameras needs no camera. The rest is the rig's: Tests/CameraRig.
struct CameraTests {
    private func discrete(_ width: Int, _ height: Int, _ rates: [UInt32]) -> CameraFrameSize {
        CameraFrameSize(
            width: .init(width), height: .init(height), intervals: .discrete(rates.compactMap { FrameInterval(1, $0) }))
    }

    private func format(_ fourCC: FourCC, _ sizes: [CameraFrameSize]) -> CameraFormat {
        CameraFormat(fourCC: fourCC, description: "\(fourCC) of a test", sizes: sizes)
    }

    private func choice(_ formats: [CameraFormat], _ options: CameraOptions = CameraOptions()) -> String? {
        CameraNegotiation.choose(from: formats, for: options).map { choice in
            "\(choice.fourCC) \(choice.width)x\(choice.height)" + (choice.interval.map { " \($0.rate)" } ?? "")
        }
    }

    /// A common webcam: raw frames are slow where they are large.
    private var webcam: [CameraFormat] {
        [
            format("MJPG", [discrete(640, 480, [30]), discrete(1280, 720, [30]), discrete(1920, 1080, [30, 15])]),
            format("YUYV", [discrete(640, 480, [30, 15]), discrete(1280, 720, [10]), discrete(1920, 1080, [5])]),
        ]
    }

    @Test func rawWhereItIsFastEnoughElseMJPEG() {
        #expect(choice(webcam) == "YUYV 640x480 30.0")
        #expect(choice(webcam, CameraOptions(width: 1280, height: 720)) == "MJPG 1280x720 30.0")
        #expect(choice(webcam, CameraOptions(width: 1280, height: 720, frameRate: 10)) == "YUYV 1280x720 10.0")
        #expect(choice(webcam, CameraOptions(width: 1920, height: 1080, frameRate: 15)) == "MJPG 1920x1080 15.0")
    }

    @Test func theNearestSizeAndRate() {
        #expect(choice(webcam, CameraOptions(width: 700, height: 500)) == "YUYV 640x480 30.0")
        #expect(choice(webcam, CameraOptions(width: 9999, height: 9999)) == "MJPG 1920x1080 30.0")
        #expect(choice(webcam, CameraOptions(frameRate: 12)) == "YUYV 640x480 15.0")
        #expect(choice(webcam, CameraOptions(width: 1, height: 1, frameRate: 0)) == "YUYV 640x480 15.0")
        #expect(choice(webcam, CameraOptions(width: .max, height: .min, frameRate: .infinity)) != nil)
    }

    @Test func aWishedFormat() {
        #expect(choice(webcam, CameraOptions(format: "MJPG")) == "MJPG 640x480 30.0")
        #expect(choice(webcam, CameraOptions(format: "NV12")) == nil)
        #expect(choice([]) == nil)
    }

    @Test func conversionOnlyWhereThereIsNothingBetter() {
        let sizes = [discrete(640, 480, [30])]
        let small = [discrete(320, 240, [30])]
        #expect(choice([format("UYVY", sizes), format("MJPG", small)]) == "MJPG 320x240 30.0")
        #expect(choice([format("GREY", sizes), format("UYVY", sizes)]) == "UYVY 640x480 30.0")
        #expect(choice([format("GREY", sizes), format("NV12", small)]) == "NV12 320x240 30.0")
        #expect(choice([format("GREY", sizes)]) == "GREY 640x480 30.0")
    }

    @Test func rangesOfSizesAndRates() throws {
        let size = CameraFrameSize(
            width: .init(minimum: 48, maximum: 1920, step: 16), height: .init(minimum: 32, maximum: 1080, step: 8),
            intervals: .range(
                shortest: try #require(FrameInterval(1, 60)), longest: try #require(FrameInterval(1, 1))))
        #expect(choice([format("YUYV", [size])], CameraOptions(width: 645, height: 477)) == "YUYV 640x480 30.0")
        #expect(choice([format("YUYV", [size])], CameraOptions(frameRate: 500)) == "YUYV 640x480 60.0")
        #expect(choice([format("YUYV", [size])], CameraOptions(frameRate: 12.5)) == "YUYV 640x480 12.5")
        #expect(choice([format("YUYV", [])]) == "YUYV 640x480")
    }

    @Test(arguments: [(640, 640), (641, 640), (655, 656), (1, 48), (5000, 1920)])
    func nearestOfARange(wish: Int, nearest: Int) {
        #expect(CameraFrameSize.Extent(minimum: 48, maximum: 1920, step: 16).nearest(to: wish) == nearest)
    }

    @Test func formatNames() {
        #expect(FourCC(name: "YUYV")?.rawValue == 0x5659_5559)
        #expect(FourCC(name: "Y16")?.description == "Y16")
        #expect(FourCC(rawValue: 0x2036_3159 | 1 << 31).description == "Y16-BE")
        #expect(FourCC(rawValue: 0).description == "????")
        #expect(FourCC(name: "") == nil)
        #expect(FourCC(name: "YUYV2") == nil)
        #expect(FourCC(name: "ÄÖ") == nil)
    }

    @Test func descriptionsForPeopleAndPrograms() throws {
        let device = CameraDevice(
            path: "/dev/video0", stableNames: ["/dev/v4l/by-id/usb-cam"], driver: "uvcvideo", card: "HD Webcam",
            busInfo: "usb-0000:00:14.0-1", formats: [format("MJPG", [discrete(640, 480, [30, 15])])])
        #expect(
            device.text == """
                /dev/video0  HD Webcam (uvcvideo, usb-0000:00:14.0-1)
                    /dev/v4l/by-id/usb-cam
                    MJPG  MJPG of a test
                        640x480 at 30, 15 fps
                """)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(device)) as? [String: Any]
        let formats = json?["formats"] as? [[String: Any]]
        let sizes = formats?.first?["sizes"] as? [[String: Any]]
        #expect(formats?.first?["fourCC"] as? String == "MJPG")
        #expect(formats?.first?["isNative"] as? Bool == true)
        #expect(sizes?.first?["width"] as? Int == 640)
        #expect(sizes?.first?["frameRates"] as? [Double] == [30, 15])
        #expect(CameraDevices.text([]).hasPrefix("no camera; "))
    }

    @Test func listingNeverFails() {
        for device in CameraDevices.list() { #expect(device.path.hasPrefix("/dev/video")) }
    }
}
