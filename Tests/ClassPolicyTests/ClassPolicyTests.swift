import ClassPolicy
import Testing

@Test(arguments: ["car", "Car", "tvmonitor", "tv", "pottedPlant", "roe_deer", "vehicle", "White Stork"])
func genericIsAllowed(_ label: String) {
    #expect(ClassPolicy.current.verdict(for: label).verdict == .generic)
}

@Test(arguments: ["quux", "woman", "", "class_12", "wom\u{200B}an"])
func otherIsRefused(_ label: String) {
    #expect(!ClassPolicy.current.verdict(for: label).isAllowed)
}

@Test func personIsBare() {
    #expect(ClassPolicy.current.verdict(for: "pedestrian").verdict == .person)
}
