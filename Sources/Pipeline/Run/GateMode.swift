public import Capture

/// Do frames in which nothing moves pass without the detector?
public enum GateMode: String, Hashable, Sendable, CaseIterable {
    case off, on
    /// On for what is live, off for recordings.
    case auto

    /// Pictures of a folder are no sequence: each is looked at, whatever was asked for.
    public func isOn(for source: SourceInfo) -> Bool {
        switch self {
        case .off: false
        case .on: source.kind != .pictures
        case .auto: source.isLive
        }
    }
}
