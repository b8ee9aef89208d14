import Detection
import Foundation
import Synchronization
import Testing

@Suite struct InferenceTurnsTests {
    /// Whoever asks first is first, and nobody who comes later passes by.
    @Test func turnsComeInTheOrderOfAsking() throws {
        let turns = InferenceTurns()
        let order = Mutex<[Int]>([])
        let done = DispatchSemaphore(value: 0)
        for round in 0..<3 {
            turns.take {
                for number in 0..<8 {
                    Thread.detachNewThread {
                        turns.take { order.withLock { $0.append(number) } }
                        done.signal()
                    }
                    while turns.waitingCount <= number { Thread.sleep(forTimeInterval: 0.001) }
                }
            }
            for _ in 0..<8 { done.wait() }
            #expect(order.withLock { $0 } == Array(0..<8), "round \(round)")
            order.withLock { $0.removeAll() }
        }
        #expect(turns.waitingCount == 0)
    }

    @Test func anErrorGivesTheTurnOn() {
        struct Broken: Error {}
        let turns = InferenceTurns()
        #expect(throws: Broken.self) { try turns.take { throw Broken() } }
        #expect(turns.take { 7 } == 7)
    }
}
