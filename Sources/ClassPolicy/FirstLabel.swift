/// A label's words, lower case, joined by single spaces: `pottedPlant`, `potted_plant` and `POTTED PLANT` are one.
/// Letters outside ASCII, and any sign that no honest class name holds, give nil.
func firstCanonicalForm(of label: String) -> String? {
    var words = ""
    var previousIsLower = false
    for scalar in label.unicodeScalars {
        switch scalar {
        case "a"..."z":
            words.unicodeScalars.append(scalar)
            previousIsLower = true
        case "A"..."Z":
            if previousIsLower { words += " " }
            words += scalar.properties.lowercaseMapping
            previousIsLower = false
        case " ", "_", "-", ".":
            if !words.isEmpty, words.last != " " { words += " " }
            previousIsLower = false
        default: return nil
        }
    }
    return words.isEmpty ? nil : words
}
