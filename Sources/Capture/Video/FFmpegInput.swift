/// What `ffmpeg` is asked to read, and the options that this kind of input needs.
package struct FFmpegInput: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case file, http, rtsp }

    /// As ffmpeg takes it.
    let argument: String
    let kind: Kind
    /// For people: without the password of a URL.
    let name: String

    /// - Parameter name: For people, where it isn't the path.
    init(path: String, name: String? = nil) {
        // "file:", for a path may hold a colon or begin with a dash.
        argument = "file:\(path)"
        kind = .file
        self.name = name ?? path
    }

    /// - Returns: nil where the scheme isn't http, https, rtsp or rtsps.
    init?(url: String) {
        guard let colon = url.firstRange(of: "://") else { return nil }
        switch url[..<colon.lowerBound].lowercased() {
        case "http", "https": kind = .http
        case "rtsp", "rtsps": kind = .rtsp
        default: return nil
        }
        argument = url
        name = Self.withoutPassword(url)
    }

    /// `rtsp://user:secret@camera/1` as `rtsp://user:***@camera/1`.
    package static func withoutPassword(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return url
        }
        return url[...colon] + "***" + url[at...]
    }

    /// How long ffmpeg may wait for the network, in its microseconds.
    private static let networkTimeout = "10000000"

    /// Options that stand before `-i`.
    var options: [String] {
        switch kind {
        case .file: []
        case .http: ["-rw_timeout", Self.networkTimeout]
        // Over TCP no packet is lost, so no frame is smeared; the queue in front of us stays short, for we drop what is stale.
        case .rtsp: ["-rtsp_transport", "tcp", "-timeout", Self.networkTimeout, "-fflags", "nobuffer"]
        }
    }
}
