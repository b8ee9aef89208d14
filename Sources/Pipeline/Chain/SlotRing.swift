import Dispatch
import Synchronization

/// A bounded queue between two threads that hands over the same few slots again and again: the producer fills a free slot, the
/// consumer empties it. No locks are held while a slot is worked on, and nothing is allocated.
///
/// Safe for exactly one producer and one consumer: each index belongs to one side, and a slot changes hands only through the
/// semaphores.
///
/// An eager ring lets the producer fill every slot ahead, for sources that lose nothing. One that is not eager lets it fill the next
/// slot only when the consumer says so (``letProducerOn()``), for sources whose frames grow old while they wait.
final class SlotRing<Slot: AnyObject>: @unchecked Sendable {
    private let slots: [Slot]
    private let isEager: Bool
    private let free: DispatchSemaphore
    private let filled = DispatchSemaphore(value: 0)
    private var producerIndex = 0
    private var consumerIndex = 0
    /// The consumer's: was the producer let on since the last slot was taken?
    private var isProducerOn = false
    private let filledCount = Atomic(0)

    /// - Parameter slots: Two or more.
    init(_ slots: [Slot], isEager: Bool) {
        self.slots = slots
        self.isEager = isEager
        free = DispatchSemaphore(value: isEager ? slots.count : 1)
    }

    deinit {
        // libdispatch traps where a semaphore dies below its first value.
        for _ in slots { free.signal() }
    }

    /// How many slots wait for the consumer. From any thread.
    var depth: Int { filledCount.load(ordering: .relaxed) }

    /// Producer: waits for a free slot. Until `submit` it is the producer's.
    @discardableResult
    func acquire() -> Slot {
        free.wait()
        return slots[producerIndex]
    }

    /// Producer: the slot that it acquired last.
    var acquired: Slot { slots[producerIndex] }

    func submit() {
        producerIndex = (producerIndex + 1) % slots.count
        filledCount.add(1, ordering: .relaxed)
        filled.signal()
    }

    /// Consumer: waits for a filled slot. Until `release` it is the consumer's.
    func take() -> Slot {
        filled.wait()
        filledCount.subtract(1, ordering: .relaxed)
        isProducerOn = isEager
        return slots[consumerIndex]
    }

    /// Consumer: lets the producer fill the next slot while this one is still worked on.
    func letProducerOn() {
        guard !isProducerOn else { return }
        isProducerOn = true
        free.signal()
    }

    func release() {
        consumerIndex = (consumerIndex + 1) % slots.count
        if isEager { free.signal() } else { letProducerOn() }
    }
}
