import Dispatch

/// A bounded queue between two threads that hands over the same few slots again and again: the producer fills a free slot, the
/// consumer empties it. No locks are held while a slot is worked on, and nothing is allocated.
///
/// Safe for exactly one producer and one consumer: each index belongs to one side, and a slot changes hands only through the
/// semaphores.
final class SlotRing<Slot: AnyObject>: @unchecked Sendable {
    private let slots: [Slot]
    private let free: DispatchSemaphore
    private let filled = DispatchSemaphore(value: 0)
    private var producerIndex = 0
    private var consumerIndex = 0

    init(_ slots: [Slot]) {
        self.slots = slots
        free = DispatchSemaphore(value: slots.count)
    }

    deinit {
        // libdispatch traps where a semaphore dies below its first value.
        for _ in slots { free.signal() }
    }

    /// Producer: waits for a free slot. Until `submit` it is the producer's.
    func acquire() -> Slot {
        free.wait()
        return slots[producerIndex]
    }

    func submit() {
        producerIndex = (producerIndex + 1) % slots.count
        filled.signal()
    }

    /// Consumer: waits for a filled slot. Until `release` it is the consumer's.
    func take() -> Slot {
        filled.wait()
        return slots[consumerIndex]
    }

    func release() {
        consumerIndex = (consumerIndex + 1) % slots.count
        free.signal()
    }
}
