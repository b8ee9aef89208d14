import Pipeline

/// The main thread of a run: starts cameras, waits for what befalls them, keeps `health.json` and the status line, and ends them.
final class RunSupervisor {
    private enum Message: Sendable {
        case camera(RunningCamera, RunningCamera.Notice)
        case hangUp
        case stop
    }

    let output = RunOutput()
    /// Those that run and those that have ended, in the order of their start.
    private(set) var cameras: [RunningCamera] = []
    private var running: Set<ObjectIdentifier> = []
    private let mail = Mailbox<Message>()
    private var health: HealthFile?
    private var nextHealth = ContinuousClock.now
    private let deadline: ContinuousClock.Instant?

    /// - Parameters:
    ///   - healthFolder: Where `health.json` goes; nil for none.
    ///   - duration: After it live sources end, frames or not; recordings have a clock of their own.
    init(healthFolder: String?, duration: Duration?) throws {
        health = try healthFolder.map { try HealthFile(folder: $0) }
        deadline = duration.map { .now + $0 }
    }

    func start(_ job: CameraJob) throws {
        let camera = try RunningCamera(job, output: output) { [mail] in mail.post(.camera($0, $1)) }
        cameras.append(camera)
        running.insert(ObjectIdentifier(camera))
    }

    func isRunning(_ camera: RunningCamera) -> Bool { running.contains(ObjectIdentifier(camera)) }

    /// Ends a camera, waits until its results are complete, and forgets it.
    func remove(_ camera: RunningCamera) -> CameraOutcome? {
        cameras.removeAll { $0 === camera }
        guard running.remove(ObjectIdentifier(camera)) != nil else { return nil }
        camera.stop()
        return camera.join()
    }

    /// Waits until every camera has ended.
    ///
    /// - Parameters:
    ///   - onHangUp: Takes SIGHUP; nil to leave the signal alone.
    ///   - onEnd: Takes the outcome of each camera that was not removed.
    func run(onHangUp: (() -> Void)? = nil, onEnd: (RunningCamera, CameraOutcome) -> Void) {
        let tellHangUp: @Sendable () -> Void = { [mail] in mail.post(.hangUp) }
        let interruption = Interruption(onHangUp: onHangUp == nil ? nil : tellHangUp) { [mail] in mail.post(.stop) }
        withExtendedLifetime(interruption) {
            while !running.isEmpty {
                switch mail.next(within: patience) {
                case .stop: for camera in cameras { camera.stop() }
                case .hangUp: onHangUp?()
                case .camera(let camera, .ended):
                    if running.remove(ObjectIdentifier(camera)) != nil { onEnd(camera, camera.join()) }
                    nextHealth = .now
                case .camera(_, .changed): nextHealth = .now
                case nil: break
                }
                tell()
            }
        }
        output.clearStatus()
        health?.write(cameras, to: output)
    }

    /// Until something is due; nil where nothing ever is.
    private var patience: Duration? {
        let now = ContinuousClock.now
        var dues: [ContinuousClock.Instant] = []
        if Console.isTerminal { dues.append(now + .seconds(1)) }
        if health != nil { dues.append(nextHealth) }
        if let deadline, deadline > now { dues.append(deadline) }
        return dues.min().map { $0 - now }
    }

    private func tell() {
        let now = ContinuousClock.now
        if let deadline, now >= deadline {
            for camera in cameras where camera.job.isLive { camera.stop(.limit) }
        }
        if Console.isTerminal { output.showStatus(StatusText.line(cameras)) }
        if health != nil, now >= nextHealth {
            health?.write(cameras, to: output)
            nextHealth = now + HealthFile.interval
        }
    }
}
