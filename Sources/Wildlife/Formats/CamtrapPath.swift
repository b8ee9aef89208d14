/// File paths as Camtrap DP allows them: relative, not beginning with `.`, `/` or `~`, without two dots in a row anywhere.
enum CamtrapPath {
    /// The path, percent-encoded (RFC 3986) where it has to be, and whether it was.
    ///
    /// A path that the schema forbids, that holds control characters, or that a spreadsheet would take for a formula has these
    /// characters encoded; one with a percent sign has that encoded too, so that whoever decodes all paths gets every one right.
    static func encoded(_ path: String) -> (text: String, isEncoded: Bool) {
        var text = ""
        var isEncoded = false
        var previous: Unicode.Scalar?
        for scalar in path.unicodeScalars {
            let isFirst = previous == nil
            let isForbidden =
                switch scalar {
                case "%": true
                case ".": isFirst || previous == "."
                case "/", "~", "=", "+", "-", "@": isFirst
                // Ends of lines, for regular expressions too.
                case "\u{85}", "\u{2028}", "\u{2029}": true
                default: scalar.value < 0x20 || scalar.value == 0x7F
                }
            if isForbidden {
                isEncoded = true
                for byte in String(scalar).utf8 {
                    let digits = String(byte, radix: 16, uppercase: true)
                    text += byte < 16 ? "%0" + digits : "%" + digits
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return (text, isEncoded)
    }

    /// `image/jpeg` by the ending of the name.
    static func mediaType(of record: MediaRecord) -> String {
        let ending = record.path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return switch record.kind {
        case .picture: "image/" + (pictureTypes[ending] ?? "jpeg")
        case .video: "video/" + (videoTypes[ending] ?? "mp4")
        }
    }

    private static let pictureTypes = [
        "jpg": "jpeg", "jpeg": "jpeg", "png": "png", "tif": "tiff", "tiff": "tiff", "gif": "gif", "bmp": "bmp",
        "webp": "webp", "heic": "heic",
    ]
    private static let videoTypes = [
        "mp4": "mp4", "m4v": "mp4", "avi": "x-msvideo", "mov": "quicktime", "mkv": "x-matroska", "mpg": "mpeg",
        "mpeg": "mpeg", "wmv": "x-ms-wmv", "asf": "x-ms-asf", "webm": "webm", "3gp": "3gpp", "mts": "mp2t",
    ]
}
