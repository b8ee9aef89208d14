import ClassPolicy
import Testing

/// Class lists as a whole, with what the model runs on and answers.
@Suite struct LabelSetTests {
    private let policy = ClassPolicy.current

    @Test func aDetectorOfThingsAndPersonsIsAccepted() throws {
        let classes = try policy.admit(["person", "bicycle", "car"], inputs: .picture, task: .detect, outputCount: 3)
        #expect(classes.count == 3)
        #expect(classes.personFlags == [true, false, false])
        #expect(classes[0].name == "person")
        #expect(classes[2].subject == .generic(node: "car"))
    }

    @Test func oneLabelRefusesTheWholeList() {
        let refusal = #expect(throws: PolicyRefusal.self) {
            try policy.admit(["car", "beard", "dog", "quux"], inputs: .picture, task: .detect)
        }
        #expect(refusal?.offending.map(\.label) == ["beard", "quux"])
        #expect(refusal?.description.contains("beard: excluded (hair, face and body)") == true)
    }

    @Test func emptyListsAndWrongCountsAreRefused() {
        #expect(!policy.verdict(for: [], inputs: .picture, task: .detect).isAccepted)
        #expect(!policy.verdict(for: ["cat", "dog"], inputs: .picture, task: .detect, outputCount: 3).isAccepted)
        #expect(policy.verdict(for: ["cat", "dog"], inputs: .picture, task: .detect, outputCount: 2).isAccepted)
    }

    @Test func aNameStandsOnce() {
        #expect(!policy.verdict(for: ["person", "Person"], inputs: .picture, task: .detect).isAccepted)
        #expect(!policy.verdict(for: ["person", "person"], inputs: .picture, task: .classify).isAccepted)
        #expect(!policy.verdict(for: ["traffic light", "traffic_light"], inputs: .picture, task: .detect).isAccepted)
    }

    /// The same words are a vehicle's colour, or a person's.
    @Test func coloursAreAllowedOnVehicleCropsAlone() {
        let colors = ["black", "white", "silver", "red", "other"]
        #expect(policy.verdict(for: colors, inputs: .vehicleCrop, task: .classify).isAccepted)
        for input in RecognitionInput.allCases where input != .vehicleCrop {
            #expect(!policy.verdict(for: colors, inputs: input, task: .classify).isAccepted)
        }
        #expect(!policy.verdict(for: colors, inputs: .vehicleCrop, task: .multiLabel).isAccepted)
        #expect(!policy.verdict(for: colors + ["asian"], inputs: .vehicleCrop, task: .classify).isAccepted)
        #expect(!policy.verdict(for: ["black", "male"], inputs: .vehicleCrop, task: .classify).isAccepted)
    }

    @Test func sexAndAgeAreAllowedOnAnimalCropsAlone() {
        #expect(policy.verdict(for: ["male", "female", "juvenile"], inputs: .animalCrop, task: .classify).isAccepted)
        for input in RecognitionInput.allCases where input != .animalCrop {
            #expect(!policy.verdict(for: ["male", "female"], inputs: input, task: .classify).isAccepted)
        }
        #expect(!policy.verdict(for: ["m", "f"], inputs: .animalCrop, task: .classify).isAccepted)
        #expect(!policy.verdict(for: ["woman", "female"], inputs: .animalCrop, task: .classify).isAccepted)
    }

    @Test func wornThingsAreThingsInADetectorAlone() {
        let worn = ["hat", "glasses", "backpack", "handbag", "boots"]
        #expect(policy.verdict(for: worn, inputs: .picture, task: .detect).isAccepted)
        #expect(!policy.verdict(for: worn, inputs: .picture, task: .multiLabel).isAccepted)
        #expect(!policy.verdict(for: ["hat", "glasses", "boots"], inputs: .picture, task: .classify).isAccepted)
        #expect(policy.verdict(for: ["car", "dog", "cat", "boots"], inputs: .picture, task: .classify).isAccepted)
    }

    /// What a list says doesn't depend on the order of its labels.
    @Test func orderDoesNotMatter() {
        let labels = ["car", "person", "male", "dog", "quux"]
        for shift in labels.indices {
            let turned = Array(labels[shift...] + labels[..<shift])
            let verdict = policy.verdict(for: turned, inputs: .picture, task: .detect)
            #expect(Set(verdict.labels.filter { !$0.isAllowed }.map(\.label)) == ["male", "quux"])
        }
    }
}
