import Capture
import Testing

/// Controls by name and value. Setting them at a driver is the rig's.
struct CameraControlTests {
    private let exposure = CameraControl(
        driverName: "Exposure Time, Absolute", kind: .integer, minimum: 3, maximum: 2047)
    private let frequency = CameraControl(
        driverName: "Power Line Frequency", kind: .menu, minimum: 0, maximum: 2,
        items: [.init(index: 0, name: "Disabled"), .init(index: 1, name: "50 Hz"), .init(index: 2, name: "60 Hz")])
    private let focus = CameraControl(driverName: "Focus, Automatic Continuous", kind: .boolean, maximum: 1)

    @Test(arguments: [
        ("Exposure Time, Absolute", "exposure_time_absolute"), ("Brightness", "brightness"),
        ("White Balance, Automatic", "white_balance_automatic"), ("Pan (Absolute)", "pan_absolute"), ("  a--b ", "a_b"),
        ("", ""),
    ])
    func namesAsV4L2CtlShowsThem(driver: String, name: String) { #expect(CameraControl.name(of: driver) == name) }

    @Test func numbers() {
        #expect(exposure.number(for: 3) == 3)
        #expect(exposure.number(for: 2047) == 2047)
        for value: CameraControlValue in [2, 2048, -1, .number(.max), .number(.min), "long"] {
            #expect(exposure.number(for: value) == nil)
        }
    }

    @Test func menuItemsByNameAndNumber() {
        #expect(frequency.number(for: "50 Hz") == 1)
        #expect(frequency.number(for: "50 hz") == 1)
        #expect(frequency.number(for: 2) == 2)
        for value: CameraControlValue in [3, "70 Hz", ""] { #expect(frequency.number(for: value) == nil) }
    }

    @Test func switches() {
        for value: CameraControlValue in [1, true, "on", "True"] { #expect(focus.number(for: value) == 1) }
        for value: CameraControlValue in [0, false, "off", "no"] { #expect(focus.number(for: value) == 0) }
        for value: CameraControlValue in [2, "perhaps"] { #expect(focus.number(for: value) == nil) }
    }

    @Test func buttonsAndBrokenRangesTakeNothing() {
        #expect(CameraControl(driverName: "Reset", kind: .other).number(for: 1) == nil)
        #expect(CameraControl(driverName: "x", kind: .integer, minimum: 5, maximum: 1).number(for: 3) == nil)
    }

    @Test func whatThereIsForPeople() {
        #expect(exposure.text == "exposure_time_absolute (3...2047)")
        #expect(frequency.text == "power_line_frequency (0 Disabled, 1 50 Hz, 2 60 Hz)")
        #expect(focus.text == "focus_automatic_continuous (0, 1)")
    }

    @Test func valuesFromAConfiguration() {
        #expect(CameraControlValue("80") == 80)
        #expect(CameraControlValue("-3") == -3)
        #expect(CameraControlValue("50 Hz") == .name("50 Hz"))
        #expect(CameraControlValue("true") == .name("true"))
    }
}
