/// What an excluded label describes of a person. The raw value is its letter in the table's codes.
enum Exclusion: UInt8, Sendable {
    case gender = 0x67  // g
    case ageGroup = 0x79  // y
    case ethnicity = 0x65  // e
    case nationality = 0x6E  // n
    case religion = 0x6C  // l
    case skin = 0x73  // s
    case body = 0x68  // h
    case expression = 0x78  // x
    case disability = 0x64  // d
    case build = 0x62  // b
    case orientation = 0x6F  // o
    case role = 0x72  // r
    case identity = 0x69  // i
    case gait = 0x74  // t
    case clothing = 0x63  // c

    /// The name that verdicts carry.
    var name: String {
        switch self {
        case .gender: "gender"
        case .ageGroup: "age-group"
        case .ethnicity: "ethnicity"
        case .nationality: "nationality"
        case .religion: "religion"
        case .skin: "skin"
        case .body: "hair, face and body"
        case .expression: "expression"
        case .disability: "disability"
        case .build: "build"
        case .orientation: "orientation"
        case .role: "role"
        case .identity: "identity"
        case .gait: "gait"
        case .clothing: "clothing on a person"
        }
    }
}
