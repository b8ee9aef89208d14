import Dispatch
import FoundationEssentials
import Store
import Synchronization
import Values

/// Puts what one camera's run counts into a store and never stands in its way: whatever befalls the store, the run goes on, says so once
/// a trouble, and ``isComplete`` tells in the end.
///
/// A recording's store is opened before the run begins, or the run doesn't. A live source's is opened beside it, and tried again every
/// minute: what passes until then is not in the store, and neither is that time, which is unknown there and not empty.
final class CameraStore {
    private static let retryInterval = Duration.seconds(60)
    /// A clock before it was never set.
    private static let firstPlausible = Date(timeIntervalSince1970: 1_735_689_600)  // 2025-01-01

    private let target: StoreTarget
    private let origin: StoredResults.Origin
    private let isLive: Bool
    private let say: @Sendable (String) -> Void
    private var results: StoredResults?
    private var hasSeen = false
    private var isInGap = false
    /// Did the store refuse a result? Until it takes them again, nothing is said to be watched.
    private var isRefusing = false
    private var lost = 0
    private var wasLate = false
    private var told: Set<StoreError.Kind> = []
    private var saidUnsetClock = false

    // Of a live source: the attempt to open.
    private let queue = DispatchQueue(label: "wayside.store.opening", qos: .utility)
    private let opening = Opening()
    private var isOpening = false
    private var nextAttempt: ContinuousClock.Instant?

    /// Is everything that was counted in the store? Known after ``finish()``.
    private(set) var isComplete = true

    /// - Parameter say: Takes a message for people.
    init(
        _ target: StoreTarget, origin: StoredResults.Origin, isLive: Bool, say: @escaping @Sendable (String) -> Void
    ) {
        self.target = target
        self.origin = origin
        self.isLive = isLive
        self.say = say
    }

    /// Before the first frame: a recording's run is written into the store, a live source's store is looked at.
    ///
    /// - Throws: Of a recording, where the store can't be used.
    func prepare(pictureWidth width: Int, height: Int) throws {
        do {
            let store = try Store(path: target.path)
            if isLive {
                try store.close()
            } else {
                results = try StoredResults(origin, to: store, target: target, pictureWidth: width, height: height)
            }
        } catch {
            guard isLive else { throw error }
            fail(toOpen: error)
        }
    }

    // MARK: Results

    /// Takes a frame that was looked at, and what became certain with it.
    func frame(_ events: CountedEvents, at time: FrameTime, pictureWidth width: Int, height: Int) {
        hasSeen = true
        if results == nil { open(width, height) }
        if isLive, let civil = time.civil, civil < Self.firstPlausible {
            if !saidUnsetClock {
                say("the clock says \(civil.formatted(.iso8601)); nothing is stored until it is set")
            }
            saidUnsetClock = true
            lost += events.count
            return interrupt()
        }
        record(events)
        watchForTrouble()
        guard !isInGap, !isRefusing else { return }
        do throws(StoreError) {
            try results?.sawFrame(at: time)
        } catch {
            tell(error, "the run goes on, that time is not stored")
        }
    }

    /// Takes what became certain without a frame.
    func record(_ events: CountedEvents) {
        guard let results else {
            lost += events.count
            return
        }
        for crossing in events.crossings { keep { () throws(StoreError) in try results.record(crossing) } }
        for movement in events.movements { keep { () throws(StoreError) in try results.record(movement) } }
        for speed in events.speeds { keep { () throws(StoreError) in try results.record(speed) } }
        for visit in events.visits { keep { () throws(StoreError) in try results.record(visit) } }
        for stop in events.stops { keep { () throws(StoreError) in try results.record(stop) } }
    }

    /// Nobody looks, until ``resume()`` or only until the next frame.
    func interrupt(untilResumed: Bool = false) {
        if untilResumed { isInGap = true }
        results?.interrupt()
    }

    func resume() {
        isInGap = false
        results?.interrupt()
    }

    /// Writes everything that waits.
    func finish() {
        queue.sync {}
        takeOpened()
        do {
            try results?.finish()
        } catch {
            isComplete = false
            say("\(error)")
        }
        if lost > 0 { say("\(target.path): \(lost) results of this run are not stored") }
        if results == nil, hasSeen { say("\(target.path): nothing of this run is stored") }
        if lost > 0 || wasLate || results == nil && hasSeen { isComplete = false }
    }

    // MARK: Trouble

    private func keep(_ result: () throws(StoreError) -> Void) {
        do throws(StoreError) {
            try result()
        } catch {
            lost += 1
            tell(error, "the run goes on, what is counted meanwhile is not stored")
            guard error.kind != .invalid else { return }
            isRefusing = true
            results?.interrupt()
        }
    }

    private func watchForTrouble() {
        guard let problem = results?.problem else {
            isRefusing = false
            return
        }
        tell(problem, "the run goes on, and results wait for it")
    }

    /// Each kind once.
    private func tell(_ error: StoreError, _ consequence: String) {
        if told.insert(error.kind).inserted { say("\(error); \(consequence)") }
    }

    // MARK: Opening

    private func open(_ width: Int, _ height: Int) {
        takeOpened()
        guard results == nil, !isOpening, nextAttempt.map({ $0 <= .now }) ?? true else { return }
        isOpening = true
        queue.async { [origin, target, opening] in
            let outcome = Result<StoredResults, any Error> {
                try StoredResults(
                    origin, to: Store(path: target.path), target: target, pictureWidth: width, height: height)
            }
            opening.outcome.withLock { $0 = outcome }
        }
    }

    private func takeOpened() {
        guard isOpening, let outcome = opening.take() else { return }
        isOpening = false
        switch outcome {
        case .success(let results):
            self.results = results
            if wasLate { say("\(target.path): results are stored from now on") }
        case .failure(let error): fail(toOpen: error)
        }
    }

    private func fail(toOpen error: any Error) {
        wasLate = true
        nextAttempt = .now + Self.retryInterval
        let kind = (error as? StoreError)?.kind ?? .system
        if told.insert(kind).inserted { say("\(error); the run goes on without it, and tries again every minute") }
    }
}

/// What came of an attempt to open a store on another thread.
private final class Opening: Sendable {
    let outcome = Mutex<Result<StoredResults, any Error>?>(nil)

    func take() -> Result<StoredResults, any Error>? {
        outcome.withLock { outcome in
            defer { outcome = nil }
            return outcome
        }
    }
}
