/// Reads a label scalar by scalar into the words and segments of a ``LabelForm``.
struct LabelReader {
    private(set) var bytes: [UInt8] = []
    private(set) var words: [LabelForm.Word] = []
    private(set) var segments: [LabelForm.Segment] = []

    private enum Kind { case none, lower, upper, digit, mark }

    private var wordStart: Int?
    private var wordKind = Kind.none
    /// Whether the word began where the one before it ended, without a separator.
    private var isAttached = false
    private var wordScript: UInt8 = 0
    private var startsUpper = false
    private var lettersAfterFirstAreLower = true
    private var letterCount = 0
    private var isAccented = false
    private var followsHyphen = false
    private var segmentStart = 0
    private var segmentMark = LabelForm.Mark.none

    private static let latin = UInt8(ascii: "l")
    private static let eastAsian = UInt8(ascii: "h")
    private static let apostrophe = UInt8(ascii: "'")

    init() {
        bytes.reserveCapacity(64)
        words.reserveCapacity(8)
    }

    mutating func read(_ scalar: Unicode.Scalar) throws(LabelForm.Flaw) {
        if scalar.isASCII { return try readASCII(UInt8(truncatingIfNeeded: scalar.value)) }
        if scalar.isHidden { throw LabelForm.Flaw(reason: "holds hidden or control characters") }
        let isUpper = scalar.properties.isUppercase
        guard let folded = ScalarTable.shared.folding(of: scalar) else {
            return try readOther(scalar, isUpper: isUpper)
        }
        var isFirst = true
        for part in folded {
            if part.isASCII {
                let byte = UInt8(truncatingIfNeeded: part.value)
                if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
                    try addLetter(Unicode.Scalar(byte), script: Self.latin, isUpper: isUpper && isFirst)
                    isAccented = true
                } else {
                    try readASCII(byte)
                }
            } else {
                try readOther(part, isUpper: isUpper && isFirst)
            }
            isFirst = false
        }
    }

    mutating func endSegment(next mark: LabelForm.Mark) {
        endWord()
        if segmentStart < words.count || segmentMark == .parenthesis {
            segments.append(LabelForm.Segment(mark: segmentMark, words: segmentStart..<words.count))
        }
        segmentStart = words.count
        segmentMark = mark
    }

    private mutating func readASCII(_ byte: UInt8) throws(LabelForm.Flaw) {
        defer { followsHyphen = byte == UInt8(ascii: "-") }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            try addLetter(Unicode.Scalar(byte), script: Self.latin, isUpper: false)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            try addLetter(Unicode.Scalar(byte | 0x20), script: Self.latin, isUpper: true)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): addDigit(byte)
        case UInt8(ascii: "-") where followsHyphen:
            // `regulatory--keep-left--g1`
            endSegment(next: .colon)
            return
        case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): endWord()
        case Self.apostrophe: if wordStart != nil { bytes.append(byte) }
        case UInt8(ascii: "/"):
            // `km/h` is a unit, not two names.
            if let start = wordStart, bytes[start...].elementsEqual("km".utf8) { return }
            endSegment(next: .slash)
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): endSegment(next: .comma)
        case UInt8(ascii: ":"): endSegment(next: .colon)
        case UInt8(ascii: "("), UInt8(ascii: "["): endSegment(next: .parenthesis)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): endSegment(next: .none)
        case UInt8(ascii: "&"), UInt8(ascii: "+"):
            endWord()
            for letter in "and".utf8 { try addLetter(Unicode.Scalar(letter), script: Self.latin, isUpper: false) }
            endWord()
        case 0..<0x20, 0x7F: throw LabelForm.Flaw(reason: "holds hidden or control characters")
        default: throw LabelForm.Flaw(reason: "holds signs that no class name has")
        }
    }

    /// A scalar outside ASCII that has no folding.
    private mutating func readOther(_ scalar: Unicode.Scalar, isUpper: Bool) throws(LabelForm.Flaw) {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .spaceSeparator, .dashPunctuation: endWord()
        case .decimalNumber:
            guard let value = properties.numericValue, value >= 0, value <= 9 else {
                throw LabelForm.Flaw(reason: "holds signs that no class name has")
            }
            addDigit(UInt8(ascii: "0") + UInt8(value))
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter:
            if scalar == "ʼ" {
                if wordStart != nil { bytes.append(Self.apostrophe) }
                return
            }
            guard let script = ScalarTable.shared.script(of: scalar), script != Self.latin || scalar == "ı" else {
                throw LabelForm.Flaw(reason: "holds letters that pass for others")
            }
            try addLetter(scalar, script: script, isUpper: isUpper)
        case .nonspacingMark, .spacingMark:
            if properties.canonicalCombiningClass.rawValue >= 200
                || 10...35 ~= properties.canonicalCombiningClass.rawValue
            {
                if wordStart == nil { throw LabelForm.Flaw(reason: "holds an accent without a letter") }
                return
            }
            guard wordStart != nil, let script = ScalarTable.shared.script(of: scalar) ?? Optional(wordScript),
                script == wordScript
            else { throw LabelForm.Flaw(reason: "mixes scripts within a word") }
            bytes.append(contentsOf: String(scalar).utf8)
        case .otherPunctuation, .finalPunctuation, .initialPunctuation:
            switch scalar {
            case "’", "‘":
                if wordStart != nil { bytes.append(Self.apostrophe) }
            case "、", "،", "・", "·", "；", "，": endSegment(next: .comma)
            default: throw LabelForm.Flaw(reason: "holds signs that no class name has")
            }
        case .mathSymbol where scalar == "×": endWord()  // hybrids: `Larus glaucescens × occidentalis`
        default: throw LabelForm.Flaw(reason: "holds signs that no class name has")
        }
    }

    private mutating func addLetter(_ letter: Unicode.Scalar, script: UInt8, isUpper: Bool) throws(LabelForm.Flaw) {
        if wordStart != nil {
            switch wordKind {
            case .digit: endWord(isAttaching: true)
            case .lower where isUpper: endWord(isAttaching: true)
            case .upper where !isUpper && letterCount > 1 && script == Self.latin: splitAcronym()
            default: break
            }
        }
        if wordStart != nil, letterCount > 0, wordScript != script {
            guard wordScript == Self.eastAsian || script == Self.eastAsian else {
                throw LabelForm.Flaw(reason: "mixes scripts within a word")
            }
            endWord()
        }
        startWord()
        if letterCount == 0 { startsUpper = isUpper } else if isUpper { lettersAfterFirstAreLower = false }
        wordScript = script
        wordKind = isUpper ? .upper : .lower
        letterCount += 1
        if letter.isASCII {
            bytes.append(UInt8(truncatingIfNeeded: letter.value))
        } else {
            bytes.append(contentsOf: String(letter).utf8)
        }
    }

    private mutating func addDigit(_ byte: UInt8) {
        if wordStart != nil, wordKind != .digit { endWord(isAttaching: true) }
        startWord()
        wordKind = .digit
        bytes.append(byte)
    }

    private mutating func startWord() {
        guard wordStart == nil else { return }
        if !words.isEmpty { bytes.append(UInt8(ascii: " ")) }
        wordStart = bytes.count
        wordKind = .none
        letterCount = 0
        isAccented = false
        startsUpper = false
        lettersAfterFirstAreLower = true
    }

    /// `HDMIPlug`: the last large letter begins the next word.
    private mutating func splitAcronym() {
        guard let letter = bytes.popLast() else { return }
        lettersAfterFirstAreLower = false
        endWord(isAttaching: true)
        startWord()
        startsUpper = true
        letterCount = 1
        wordKind = .upper
        bytes.append(letter)
    }

    /// - Parameter isAttaching: Whether the next word follows without a separator.
    private mutating func endWord(isAttaching: Bool = false) {
        guard let start = wordStart else { return }
        defer { isAttached = isAttaching }
        wordStart = nil
        var isPossessive = false
        if bytes.last == Self.apostrophe {
            bytes.removeLast()
            isPossessive = bytes.last == UInt8(ascii: "s")
        } else if bytes.count - start > 2, bytes.last == UInt8(ascii: "s"), bytes[bytes.count - 2] == Self.apostrophe {
            isPossessive = true
        }
        words.append(
            LabelForm.Word(
                bytes: start..<bytes.count, isNumber: wordKind == .digit, isAttached: isAttached,
                isCapitalised: startsUpper && lettersAfterFirstAreLower && letterCount > 1, isPossessive: isPossessive,
                isAccented: isAccented))
    }
}

extension Unicode.Scalar {
    /// Zero-width, bidirectional, control, private and unassigned characters, and variation selectors.
    fileprivate var isHidden: Bool {
        if properties.isDefaultIgnorableCodePoint || properties.isVariationSelector { return true }
        switch properties.generalCategory {
        case .format, .control, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
