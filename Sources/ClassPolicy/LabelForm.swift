/// A label in canonical form: lower-case words without accents, in segments parted by punctuation.
///
/// `pottedPlant`, `potted_plant` and `ＰＯＴＴＥＤ　ＰＬＡＮＴ` have one form. What no honest class list holds is refused, never repaired:
/// hidden and control characters, scripts mixed within a word, letters that pass for others, signs in place of letters.
struct LabelForm {
    struct Word {
        /// The word's bytes in ``LabelForm/bytes``.
        let bytes: Range<Int>
        let isNumber: Bool
        /// Whether it touches the word before it: a number with letters around it, `3motion`, or a part of `camelCase`.
        let isAttached: Bool
        /// Whether the label writes it `Abc`: the first letter large, the rest small.
        let isCapitalised: Bool
        /// Whether it ends in `'s` or `s'`.
        let isPossessive: Bool
        /// Whether the label writes it with accents, or with letters that fold to plain ones.
        let isAccented: Bool
    }

    /// The punctuation before a segment.
    enum Mark { case none, comma, slash, colon, parenthesis }

    struct Segment {
        let mark: Mark
        /// Indices into ``LabelForm/words``. Empty only within empty parentheses.
        let words: Range<Int>
    }

    /// Why a label has no canonical form.
    struct Flaw: Error {
        let reason: String
    }

    /// The words, parted by single spaces, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private(set) var words: [Word] = []
    private(set) var segments: [Segment] = []

    /// The longest label that is read. Longer than any class name; bounds the work on hostile input.
    static let longest = 160

    init(_ label: String) throws(Flaw) {
        var reader = LabelReader()
        var count = 0
        var scalars = label.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            count += 1
            if count > Self.longest { throw Flaw(reason: "longer than any class name") }
            if scalar == "\\" {
                try reader.read(try Self.escaped(&scalars))
            } else {
                try reader.read(scalar)
            }
        }
        reader.endSegment(next: .none)
        bytes = reader.bytes
        words = reader.words
        segments = reader.segments
    }

    /// `\xd7` and `\u0113`, which class lists written by a careless program hold for `×` and `ē`. Nobody has a reason to write an
    /// ASCII letter so.
    private static func escaped(_ scalars: inout Substring.UnicodeScalarView) throws(Flaw) -> Unicode.Scalar {
        let digits =
            switch scalars.popFirst() {
            case "x": 2
            case "u": 4
            default: 0
            }
        var value: UInt32 = 0
        for digit in scalars.prefix(digits) {
            guard let number = Character(digit).hexDigitValue else { throw Flaw(reason: "holds encoded text") }
            value = value << 4 | UInt32(number)
        }
        guard digits > 0, scalars.count >= digits, let scalar = Unicode.Scalar(value), !scalar.isASCII else {
            throw Flaw(reason: "holds encoded text")
        }
        scalars.removeFirst(digits)
        return scalar
    }

    /// The bytes of a run of words, with the spaces between them.
    func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard let first = range.first, let last = range.last else { return [] }
        return bytes[words[first].bytes.lowerBound..<words[last].bytes.upperBound]
    }

    /// Whether capitals part the label into scraps, as in `whEelcHair`. One short word is common: `iPod`, `TShirt`.
    var hasOddCapitals: Bool {
        words.indices.count {
            let isParted = words[$0].isAttached || $0 + 1 < words.count && words[$0 + 1].isAttached
            return isParted && !words[$0].isNumber && words[$0].bytes.count < 3
        } > 1
    }

    /// Whether capitals part words.
    var hasCamelCase: Bool { words.contains { $0.isAttached && !$0.isNumber } }

    func text(_ word: Int) -> ArraySlice<UInt8> { bytes[words[word].bytes] }

    func string(_ range: Range<Int>) -> String { String(decoding: text(range), as: UTF8.self) }
}
