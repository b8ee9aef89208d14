import Capture
import Synchronization

/// Threads that look at files, each with a network of its own: on a folder of pictures nobody waits for a single one, and so each core
/// is used best by one picture at a time, from its first byte to its last box.
final class ExaminerThreads: Sendable {
    enum Outcome: Sendable {
        case result(MediaResult)
        case stopped(MediaItem)
        /// Ends the batch.
        case failed(any Error)
    }

    private let waiting = WorkQueue<MediaItem?>()
    private let outcomes = WorkQueue<Outcome>()
    private let threads: Mutex<[DedicatedThread.Handle]>
    let count: Int

    /// - Parameter makeExaminer: Called on each thread.
    init(count: Int, makeExaminer: @escaping @Sendable () throws -> MediaExaminer) throws {
        self.count = count
        threads = Mutex([])
        for number in 1...count {
            let handle = try DedicatedThread.start(for: "pictures \(number)") { [waiting, outcomes] in
                let examiner = Result { try makeExaminer() }
                while let item = waiting.take() {
                    do {
                        outcomes.put(.result(try examiner.get().examine(item)))
                    } catch is MediaExaminer.Stopped {
                        outcomes.put(.stopped(item))
                    } catch {
                        outcomes.put(.failed(error))
                    }
                }
            }
            threads.withLock { $0.append(handle) }
        }
    }

    /// Each is answered by one outcome.
    func begin(_ item: MediaItem) { waiting.put(item) }

    /// - Returns: nil where none came in time.
    func outcome(within milliseconds: Int) -> Outcome? { outcomes.take(within: milliseconds) }

    /// Waits until all threads have ended what they were at.
    func finish() {
        for _ in 0..<count { waiting.put(nil) }
        for thread in threads.withLock({ $0 }) { thread.join() }
    }
}
