/// How a supervised source fares, in words that a person can read on a status page.
public enum SourceState: String, Hashable, Sendable, CaseIterable {
    /// It is being opened, and no frame has come yet.
    case opening
    /// Frames come.
    case streaming
    /// It is open, or was a moment ago, but no usable frame comes: a hang, a lost signal, an I/O error, another format. It is
    /// opened anew.
    case stalled
    /// It isn't there: unplugged, not yet plugged in, unreachable. It is opened when it appears.
    case absent
    /// It is there and can't be used: no permission, held by another program, no usable format. It is tried again, ever less often.
    case failed
}
