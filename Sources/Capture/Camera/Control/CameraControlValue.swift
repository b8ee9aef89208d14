/// What a control of a camera is to be set to: a number, or a menu's item by its name.
public enum CameraControlValue: Hashable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
    case number(Int64)
    case name(String)

    /// From a configuration: `80`, `true`, `50 Hz`.
    public init(_ text: String) { self = Int64(text).map { .number($0) } ?? .name(text) }

    public init(integerLiteral value: Int64) { self = .number(value) }
    public init(stringLiteral value: String) { self.init(value) }
    public init(booleanLiteral value: Bool) { self = .number(value ? 1 : 0) }

    public var description: String {
        switch self {
        case .number(let value): "\(value)"
        case .name(let name): name
        }
    }
}
