/// What a label, or a part of one, was read as.
enum Reading {
    case generic(Branch, node: String)
    case person
    /// Describes a person; the word that says so.
    case excluded(Exclusion, word: String)
    /// Not accounted for; why. What is merely foreign, a word that the taxonomy doesn't hold, may be mapped by a user.
    case unknown(String, isForeign: Bool = false)

    var isGeneric: Bool { if case .generic = self { true } else { false } }
    var isPerson: Bool { if case .person = self { true } else { false } }
    var isExcluded: Bool { if case .excluded = self { true } else { false } }

    var branch: Branch? { if case .generic(let branch, _) = self { branch } else { nil } }
}
