/// A label in canonical form: lower-case words without accents, in segments parted by punctuation.
///
/// `pottedPlant`, `potted_plant` and `ＰＯＴＴＥＤ　ＰＬＡＮＴ` have one form. What no honest class list holds is refused, never repaired:
/// hidden and control characters, scripts mixed within a word, letters that pass for others, signs in place of letters.
struct LabelForm {
    struct Word {
        /// The word's bytes in ``LabelForm/bytes``.
        let bytes: Range<Int>
        let isNumber: Bool
        /// Whether the label writes it `Abc`: the first letter large, the rest small.
        let isCapitalised: Bool
        /// Whether it ends in `'s` or `s'`.
        let isPossessive: Bool
    }

    /// The punctuation before a segment.
    enum Mark { case none, comma, colon, parenthesis }

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
        for scalar in label.unicodeScalars {
            count += 1
            if count > Self.longest { throw Flaw(reason: "longer than any class name") }
            try reader.read(scalar)
        }
        reader.endSegment(next: .none)
        bytes = reader.bytes
        words = reader.words
        segments = reader.segments
    }

    /// The bytes of a run of words, with the spaces between them.
    func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard let first = range.first, let last = range.last else { return [] }
        return bytes[words[first].bytes.lowerBound..<words[last].bytes.upperBound]
    }

    func text(_ word: Int) -> ArraySlice<UInt8> { bytes[words[word].bytes] }

    func string(_ range: Range<Int>) -> String { String(decoding: text(range), as: UTF8.self) }
}
