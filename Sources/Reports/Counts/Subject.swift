public import Store

/// What is counted: a direction of a line, a movement, a segment, a zone.
public enum Subject: Hashable, Sendable {
    case line(name: String, direction: String, arm: String?, role: CountingLayout.LineDirection.Role?)
    case movement(from: String, to: String)
    case segment(name: String, direction: String)
    case zone(name: String)

    /// `line`, `movement`, `segment`, `zone`
    public var kind: String {
        switch self {
        case .line: "line"
        case .movement: "movement"
        case .segment: "segment"
        case .zone: "zone"
        }
    }

    /// The line's, segment's or zone's name; a movement is `N>E`.
    public var name: String {
        switch self {
        case .line(let name, _, _, _), .segment(let name, _), .zone(let name): name
        case .movement(let from, let to): from + ">" + to
        }
    }

    /// As the scene names it; of a movement the way it goes in, `NB` from the arm S, where the arm is a point of the compass.
    public var direction: String {
        switch self {
        case .line(_, let direction, _, _), .segment(_, let direction): direction
        case .movement(let from, _): Compass(arm: from)?.opposite.boundName ?? ""
        case .zone: ""
        }
    }

    /// The arm of the junction: of a movement the one that things come from.
    public var leg: String {
        switch self {
        case .line(_, _, let arm, _): arm ?? ""
        case .movement(let from, _): from
        case .segment, .zone: ""
        }
    }

    /// For people: `in_N southbound`, `N>E`.
    public var title: String {
        switch self {
        case .line(let name, let direction, _, _), .segment(let name, let direction): name + " " + direction
        case .movement, .zone: name
        }
    }
}
