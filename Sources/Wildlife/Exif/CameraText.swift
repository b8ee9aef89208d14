/// Texts that cameras write of themselves.
enum CameraText {
    /// Without blanks around it and without characters that a terminal or a table would stumble over; nil where nothing is left.
    static func cleaned(_ text: String) -> String? {
        var scalars = text.unicodeScalars.filter {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{FFFD}"
        }
        while scalars.last == " " { scalars.removeLast() }
        let cleaned = String(String.UnicodeScalarView(scalars.drop { $0 == " " }))
        return cleaned.isEmpty ? nil : cleaned
    }
}
