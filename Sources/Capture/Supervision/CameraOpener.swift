import Glibc

/// Opens a camera by its name, and learns from the kernel when it comes.
package final class CameraOpener: SourceOpener {
    package let name: String
    package let kind = SourceInfo.Kind.camera
    package let shortestDelay = Duration.milliseconds(100)
    package let steadyTime = Duration.milliseconds(500)

    private let camera: CameraName
    private let tree: DeviceTree
    private let options: CameraOptions
    private var watch: DeviceWatch?

    /// udev makes a node, then its rights, then its links: what follows within this time belongs together.
    private static let settlingTime = Duration.milliseconds(50)

    package init(_ camera: CameraName, name: String, options: CameraOptions, tree: DeviceTree = DeviceTree()) {
        self.camera = camera
        self.name = name
        self.options = options
        self.tree = tree
    }

    package func open(cancelled: WakeUp) throws -> any FrameSource {
        watch = watch ?? DeviceWatch(for: camera, in: tree)
        watch?.watchFolders()
        let source = try CameraSource(path: camera.node(in: tree), name: name, options: options)
        watch = nil
        return source
    }

    package func longestDelay(after error: CaptureError) -> Duration {
        switch error.reason {
        case .noPermission, .unsupported, .toolMissing: .seconds(30)
        case .notFound, .unplugged, .busy: .seconds(2)
        case .unreadable, .timedOut, .noSignal, .formatChanged: .seconds(1)
        }
    }

    package func state(after error: CaptureError, wasOpen: Bool) -> SourceState {
        switch error.reason {
        case .notFound, .unplugged: .absent
        case .noPermission, .busy, .unsupported, .toolMissing: .failed
        case .unreadable, .timedOut, .noSignal, .formatChanged: .stalled
        }
    }

    package func wait(for delay: Duration, cancelled: WakeUp) -> Bool {
        if let watch, let node = try? camera.node(in: tree) { watch.watchNode(node) }
        let end = MonotonicClock.now + delay
        while !cancelled.isRaised {
            let events = Readiness.wait(for: watch?.number ?? -1, cancelled.descriptor, until: end)
            guard let events else { return false }
            guard events.first != 0, watch?.drain() == true else { continue }
            _ = Readiness.wait(for: -1, cancelled.descriptor, until: MonotonicClock.now + Self.settlingTime)
            _ = watch?.drain()
            return true
        }
        return false
    }
}
