/// The points of the compass that arms of a junction are named after.
public enum Compass: Int, Hashable, Sendable, CaseIterable {
    case north, east, south, west

    /// - Parameter arm: `N`, `north`, in any case.
    public init?(arm: String) {
        switch arm.lowercased() {
        case "n", "north": self = .north
        case "e", "east": self = .east
        case "s", "south": self = .south
        case "w", "west": self = .west
        default: return nil
        }
    }

    public var opposite: Compass { turned(by: 2) }

    /// What travels this way: `NB` goes north.
    public var boundName: String {
        switch self {
        case .north: "NB"
        case .east: "EB"
        case .south: "SB"
        case .west: "WB"
        }
    }

    /// Quarter turns clockwise.
    func turned(by quarters: Int) -> Compass { Compass(rawValue: (rawValue + quarters) % 4) ?? self }
}
