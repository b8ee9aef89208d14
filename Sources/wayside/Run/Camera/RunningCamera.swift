import Capture
import FoundationEssentials
import Pipeline
import Synchronization

/// A camera at work on a thread of its own.
final class RunningCamera: Sendable {
    enum Notice: Sendable {
        /// Its state is another one.
        case changed
        case ended
    }

    let job: CameraJob

    private struct State {
        var pipeline: CameraPipeline?
        var stop: RunSummary.Ending?
        var outcome: CameraOutcome?
    }

    private let state = Mutex(State())
    private let thread = Mutex<DedicatedThread.Handle?>(nil)

    /// - Parameter notify: Called on the camera's threads.
    init(_ job: CameraJob, output: RunOutput, notify: @escaping @Sendable (RunningCamera, Notice) -> Void) throws {
        self.job = job
        let handle = try DedicatedThread.start(for: job.name ?? FFmpegInput.withoutPassword(job.source)) { [self] in
            let outcome = work(output) { notify(self, .changed) }
            state.withLock { $0.outcome = outcome }
            notify(self, .ended)
        }
        thread.withLock { $0 = handle }
    }

    /// What it is called in health files and status lines.
    var title: String {
        job.name ?? state.withLock { $0.pipeline?.sourceInfo.name } ?? FFmpegInput.withoutPassword(job.source)
    }

    var status: CameraStatus {
        state.withLock { state in
            var status = state.pipeline?.status ?? CameraStatus()
            if let outcome = state.outcome {
                status.isEnded = true
                if let failure = outcome.failure {
                    status.state = .failed
                    status.lastError = status.lastError ?? ("\(failure)", .now)
                }
            }
            return status
        }
    }

    /// Ends it soon; frames under way are finished.
    func stop(_ ending: RunSummary.Ending = .stopped) {
        let pipeline = state.withLock { state in
            state.stop = state.stop ?? ending
            return state.pipeline
        }
        pipeline?.stop(ending)
    }

    /// Waits for its end. Once.
    func join() -> CameraOutcome {
        thread.withLock { handle in
            handle?.join()
            handle = nil
        }
        return state.withLock { $0.outcome } ?? CameraOutcome()
    }

    private func work(_ output: RunOutput, onChange: @escaping () -> Void) -> CameraOutcome {
        do {
            let pipeline: CameraPipeline
            do {
                pipeline = try CameraRun.pipeline(for: job)
            } catch {
                // The first thing wrong is the one to tell; a network that is being loaded must not outlive the run.
                _ = try? job.networks()
                throw error
            }
            let stop = state.withLock { state in
                state.pipeline = pipeline
                return state.stop
            }
            if let stop { pipeline.stop(stop) }
            let networks: CameraJob.Networks
            do {
                networks = try job.networks()
            } catch {
                pipeline.stop()
                throw error
            }
            return try CameraRun(job, networks: networks, pipeline: pipeline, output: output, onChange: onChange).run()
        } catch {
            return CameraOutcome(failure: error)
        }
    }
}
