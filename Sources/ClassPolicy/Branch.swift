/// The branches of the taxonomy of generic things. The raw value is its letter in the table's codes.
enum Branch: UInt8, Sendable {
    case animal = 0x61  // a
    case plant = 0x70  // p
    case food = 0x66  // f
    case vehicle = 0x76  // v
    case road = 0x72  // r
    case sign = 0x73  // s
    case object = 0x6F  // o
    case worn = 0x67  // g
    case material = 0x6D  // m
    case place = 0x62  // b
    /// A Latin genus, family or order.
    case taxon = 0x6C  // l

    /// The name that verdicts carry.
    var name: String {
        switch self {
        case .animal: "animal"
        case .plant: "plant"
        case .food: "food"
        case .vehicle: "vehicle"
        case .road: "road"
        case .sign: "traffic sign"
        case .object: "object"
        case .worn: "worn object"
        case .material: "material"
        case .place: "place"
        case .taxon: "taxon"
        }
    }

    /// Names of species take nearly any word before them: `monk seal`, `Egyptian goose`.
    var isLiving: Bool { self == .animal || self == .plant || self == .taxon }
}
