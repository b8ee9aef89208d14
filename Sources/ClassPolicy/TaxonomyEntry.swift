/// What the table says of one name.
struct TaxonomyEntry: Sendable {
    /// What the name is when it stands alone, by the first of its codes.
    enum Alone: Sendable {
        case generic(Branch)
        case person
        case excluded(Exclusion)
        /// A people's or a religion's name; nil for a place.
        case people(Exclusion?)
        /// A word that only stands beside a noun.
        case modifier
    }

    /// Before or beside what a name may stand.
    struct Uses: OptionSet, Sendable {
        let rawValue: UInt16
        /// Before any generic noun: `red`, `broken`.
        static let neutral = Uses(rawValue: 1)
        /// Before an animal or a plant: `bearded`, `monk`.
        static let species = Uses(rawValue: 2)
        /// The sex or age of an animal: `female`, `calf`.
        static let ofAnimals = Uses(rawValue: 4)
        /// Before things that are not worn: `baby`, `women's`.
        static let audience = Uses(rawValue: 8)
        /// A thing that has a sex of its own: `plug`, `fern`.
        static let connector = Uses(rawValue: 16)
        /// A people's or a place's name: before species, and before things that are not worn.
        static let origin = Uses(rawValue: 32)
        /// The second word of a Latin binomial.
        static let epithet = Uses(rawValue: 64)
        /// Behind a species in Romance languages: `barbican à gorge grise`.
        static let romance = Uses(rawValue: 128)
        /// A thing that shows a person: `photo`, `doll`. What stands before it may be said of that person.
        static let figure = Uses(rawValue: 256)
        /// Before any generic noun, as ``neutral``, but of WordNet's many adjectives and abstract nouns: `agricultural`, `traffic`.
        static let describing = Uses(rawValue: 512)
        /// Also the name of whoever does a thing: `cleaner`, `setter`. What stands before it may be said of a trade.
        static let doer = Uses(rawValue: 1024)
        static let givenName = Uses(rawValue: 2048)
        static let surname = Uses(rawValue: 4096)
        /// Of ``describing``, an adjective: it may follow a place, `lake natural`.
        static let adjective = Uses(rawValue: 8192)
        /// A maker of vehicles.
        static let maker = Uses(rawValue: 16384)
    }

    let alone: Alone
    /// The generic branch among the codes, where there is one.
    let branch: Branch?
    /// What the name describes of a person, where it does in some sense.
    let exclusion: Exclusion?
    let isTaxon: Bool
    /// The branch of the name's second sense where its first is a person. Only counts in a list of one thing's names.
    let homograph: Branch?
    /// The branch of which the name is a kind when words stand before it, though alone it is a person: `skipper`.
    let kindOf: Branch?
    let uses: Uses

    /// - Parameter codes: As models/policy/table_codes.py describes them.
    init(codes: some Sequence<UInt8>) {
        var alone: Alone?
        var branch: Branch?
        var exclusion: Exclusion?
        var isTaxon = false
        var homograph: Branch?
        var kindOf: Branch?
        var uses: Uses = []
        var awaited: UInt8?
        for code in codes {
            if let opener = awaited {
                awaited = nil
                if opener == UInt8(ascii: "H") {
                    homograph = Branch(rawValue: code)
                    continue
                }
                if opener == UInt8(ascii: "K") {
                    kindOf = Branch(rawValue: code)
                    continue
                }
                let described = Exclusion(rawValue: code)
                if opener == UInt8(ascii: "X") {
                    exclusion = exclusion ?? described
                    if let described { alone = alone ?? .excluded(described) }
                } else {
                    uses.insert(.origin)
                    alone = alone ?? .people(described)
                }
                continue
            }
            switch code {
            case UInt8(ascii: "X"), UInt8(ascii: "D"), UInt8(ascii: "H"), UInt8(ascii: "K"): awaited = code
            case UInt8(ascii: "P"): alone = alone ?? .person
            case UInt8(ascii: "M"): uses.insert(.neutral)
            case UInt8(ascii: "N"): uses.insert(.describing)
            case UInt8(ascii: "J"): uses.formUnion([.describing, .adjective])
            case UInt8(ascii: "V"): uses.insert(.maker)
            case UInt8(ascii: "W"): uses.insert(.doer)
            case UInt8(ascii: "G"): uses.insert(.givenName)
            case UInt8(ascii: "U"): uses.insert(.surname)
            case UInt8(ascii: "S"): uses.insert(.species)
            case UInt8(ascii: "A"): uses.insert(.ofAnimals)
            case UInt8(ascii: "B"): uses.insert(.audience)
            case UInt8(ascii: "C"): uses.insert(.connector)
            case UInt8(ascii: "L"): uses.insert(.epithet)
            case UInt8(ascii: "R"): uses.insert(.romance)
            case UInt8(ascii: "F"): uses.insert(.figure)
            default:
                guard let named = Branch(rawValue: code) else { continue }
                if named == .taxon { isTaxon = true }
                branch = branch ?? named
                alone = alone ?? .generic(named)
            }
        }
        self.alone = alone ?? .modifier
        self.branch = branch
        self.exclusion = exclusion
        self.isTaxon = isTaxon
        self.homograph = branch ?? homograph
        self.kindOf = kindOf
        self.uses = uses
    }

    /// Whether it is a word that may stand before any generic noun.
    var describes: Bool { !uses.isDisjoint(with: [.neutral, .describing]) }

    var isGeneric: Bool { if case .generic = alone { true } else { false } }

    /// What the bare name says of a person, nil where it says nothing.
    var personal: Exclusion? {
        switch alone {
        case .excluded(let exclusion): exclusion
        case .people(let exclusion): exclusion
        default: nil
        }
    }
}
