import ClassPolicy
import Testing

@Test func unknownIsRefused() {
    #expect(!ClassPolicy.current.verdict(for: "quux").isAllowed)
}
