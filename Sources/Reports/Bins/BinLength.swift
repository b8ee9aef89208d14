/// How long the bins of a report are.
public enum BinLength: String, Hashable, Sendable, CaseIterable {
    case oneMinute = "1m"
    case fiveMinutes = "5m"
    case fifteenMinutes = "15m"
    case hour = "1h"
    case day = "1d"

    /// Seconds; a day is as long as the clock makes it.
    public var seconds: Int {
        switch self {
        case .oneMinute: 60
        case .fiveMinutes: 300
        case .fifteenMinutes: 900
        case .hour: 3600
        case .day: 86_400
        }
    }
}
