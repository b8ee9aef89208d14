import ClassPolicy
import Testing

/// A user may say what a foreign or private label means; that lifts nothing.
@Suite struct LabelMappingTests {
    private let policy = ClassPolicy.current

    @Test func aForeignLabelTakesTheNodeOfAName() throws {
        #expect(policy.verdict(for: "Quastenflosser").verdict == .unknown)
        let classes = try policy.admit(
            ["Quastenflosser", "car"], mappings: ["Quastenflosser": "cervus elaphus"], inputs: .picture, task: .detect)
        #expect(classes[0].name == "Quastenflosser")
        #expect(classes[0].subject == .generic(node: "cervus elaphus"))
        let verdict = policy.verdict(for: "Quastenflosser", mappedTo: "cervus elaphus")
        #expect(verdict.mappedTo == "cervus elaphus")
        #expect(verdict.reason == "mapped to 'cervus elaphus'")
    }

    @Test(arguments: [
        "woman", "Frau", "asian", "person", "person with beard", "w0man", "class_12", "7", "", "c\u{200B}at", "саr",
        "66656d616c65", "ZmVtYWxl", "%66emale", "&#102;emale", "Maria", "Frau Quastenflosser",
    ])
    func whatIsNotMerelyForeignCanNotBeMapped(_ label: String) {
        #expect(
            !policy.verdict(for: label, mappedTo: "red deer").isAllowed || policy.verdict(for: label).verdict == .person
        )
        #expect(policy.verdict(for: label, mappedTo: "red deer").verdict != .generic)
    }

    @Test(arguments: ["woman", "person", "quux", "Quastenflosser", "", "class 1"])
    func onlyGenericNamesAreMappedTo(_ name: String) {
        #expect(policy.verdict(for: "Quastenflosser", mappedTo: name).verdict == .unknown)
    }

    @Test func twoLabelsOfOneMeaningAreRefused() {
        let list = ["Quastenflosser", "Sumpfhirsch", "car"]
        let both = ["Quastenflosser": "red deer", "Sumpfhirsch": "red deer"]
        #expect(!policy.verdict(for: list, mappings: both, inputs: .picture, task: .detect).isAccepted)
        let absent = ["Quastenflosser": "red deer", "Sumpfhirsch": "fallow deer", "dodo": "dodo"]
        #expect(!policy.verdict(for: list, mappings: absent, inputs: .picture, task: .detect).isAccepted)
        let each = ["Quastenflosser": "red deer", "Sumpfhirsch": "fallow deer"]
        #expect(policy.verdict(for: list, mappings: each, inputs: .picture, task: .detect).isAccepted)
    }
}
