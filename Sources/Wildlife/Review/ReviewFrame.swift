/// The page's beginning and end.
enum ReviewFrame {
    static func head(title: String) -> [UInt8] {
        Array(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
            style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>\(escaped(title))</title>
            <style>
            \(ReviewStyle.text)
            </style>
            </head>
            <body>
            <header>
            <h1>\(escaped(title))</h1>
            <p id="totals"></p>
            <nav id="views" aria-label="Views"></nav>
            </header>
            <main id="main" tabindex="-1"><noscript>A script shows the pictures of this page; please allow it.</noscript></main>
            <dialog id="large"></dialog>

            """.utf8)
    }

    static func foot(_ origin: MediaOrigin) -> [UInt8] {
        let made = [origin.program, origin.detector, origin.classifier].compactMap(\.self).map(escaped)
        return Array(
            """
            <footer><p>\(made.joined(separator: " · "))</p></footer>
            <script>
            \(ReviewScript.text)
            </script>
            </body>
            </html>

            """.utf8)
    }

    /// For text and for attributes in quotes.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
