import Capture
import Detection
import Glibc
import Pipeline

/// `wayside run --config site.yaml`: several cameras, which come and go with the file when SIGHUP asks to read it again.
final class SiteSession {
    private let command: RunCommand
    private let file: String
    private let store = ModelStore.standard()
    private let detectors: SharedDetectors
    private let supervisor: RunSupervisor
    /// What each camera's run was started for.
    private var plans: [String: SitePlan.Camera] = [:]
    private var failed = false
    private var unreadable = false
    private var isStoreIncomplete = false

    /// Checks all, and starts nothing.
    init(_ command: RunCommand, file: String) throws {
        // Until it is taken, SIGHUP would end the program.
        signal(SIGHUP, SIG_IGN)
        self.command = command
        self.file = file
        let threads = command.modelOptions.threads ?? InferenceThreads.forThisMachine
        let detectors = SharedDetectors(options: command.modelOptions.detectorOptions(threads: threads))
        self.detectors = detectors
        let plan = try SitePlan(contentsOf: file, store: store, personModel: command.personModelOptions)
        let jobs = try plan.cameras.map { try $0.job(command, out: command.out, detectors: detectors) }
        supervisor = try RunSupervisor(healthFolder: command.out, duration: command.duration?.duration)
        for (camera, job) in zip(plan.cameras, jobs) { try start(camera, job) }
    }

    func run() throws {
        supervisor.run(onHangUp: readAgain) { camera, outcome in take(outcome, of: camera) }
        if failed { throw ExitStatus.failed }
        if isStoreIncomplete { throw ExitStatus.storeIncomplete }
        if unreadable { throw ExitStatus.partlyUnreadable }
    }

    private func start(_ camera: SitePlan.Camera, _ job: CameraJob) throws {
        plans[camera.settings.name] = camera
        try supervisor.start(job)
    }

    private func take(_ outcome: CameraOutcome, of camera: RunningCamera) {
        if let failure = outcome.failure {
            failed = true
            supervisor.output.say("wayside: \(camera.title): failed: \(failure)")
        }
        if outcome.isStoreIncomplete { isStoreIncomplete = true }
        if let summary = outcome.summary, summary.unreadable > 0, !camera.job.isLive { unreadable = true }
    }

    /// Cameras that are new start, those that are gone end, those that have changed or had failed start again. The others are not
    /// touched. Where anything of the file can't be used, nothing is changed.
    private func readAgain() {
        let say = supervisor.output.say
        do {
            let plan = try SitePlan(contentsOf: file, store: store, personModel: command.personModelOptions)
            let stale = supervisor.cameras.filter { camera in
                let isWanted = plan.cameras.contains {
                    $0.settings.name == camera.job.name && $0 == plans[$0.settings.name]
                }
                return !isWanted || camera.status.state == .failed && !supervisor.isRunning(camera)
            }
            let staleNames = Set(stale.compactMap(\.job.name))
            let fresh = plan.cameras.filter { plans[$0.settings.name] == nil || staleNames.contains($0.settings.name) }
            let jobs = try fresh.map { try $0.job(command, out: command.out, detectors: detectors) }
            for camera in stale {
                if let outcome = supervisor.remove(camera) { take(outcome, of: camera) }
                if let name = camera.job.name { plans[name] = nil }
            }
            for (camera, job) in zip(fresh, jobs) { try start(camera, job) }
            let names = { (cameras: [String]) in cameras.isEmpty ? "none" : cameras.joined(separator: ", ") }
            say(
                "wayside: \(file) read again: ended \(names(staleNames.sorted())); "
                    + "started \(names(fresh.map(\.settings.name)))")
        } catch {
            say("wayside: \(error); nothing was changed")
        }
    }
}
