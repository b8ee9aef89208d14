import FoundationEssentials
import Wildlife

extension CaptureTime {
    /// A container's time, taken as what the camera's clock showed: cameras know no zone, though the container claims UTC.
    init(ofContainer time: Date) {
        self.init(localSeconds: Int(time.timeIntervalSince1970.rounded(.down)), source: .container)
    }
}
