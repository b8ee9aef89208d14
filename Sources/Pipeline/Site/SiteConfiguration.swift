public import Counting
import Glibc

/// The cameras of a site: what `wayside run --config site.yaml` watches.
///
/// ```yaml
/// model: wayside-nano            # what stands here holds for every camera that says nothing else
/// rate: 10
/// cameras:
///   - name: gate                 # its results go to DIR/gate
///     source: /dev/v4l/by-id/usb-046d_HD_Webcam-video-index0
///     scene: gate.yaml           # paths are relative to this file
///     size: [1280, 720]
///     controls: {power_line_frequency: 50 Hz}
///   - name: trail
///     source: rtsp://trail.local/stream
/// ```
public struct SiteConfiguration: Hashable, Sendable {
    /// The file it was read from, for messages.
    public let file: String
    /// One or more, in the file's order, with different names and devices.
    public let cameras: [SiteCamera]

    private static let text = SettingsText(kind: "site", need: "a list of cameras")

    /// Reads and checks a site file. Scenes and models are not looked at yet.
    ///
    /// - Throws: ``Counting/SettingsError`` for a file that can't be read or has anything wrong with it: nothing unknown, doubtful or
    ///   out of place is passed over.
    public init(contentsOf path: String) throws(SettingsError) {
        try self.init(yaml: Self.text.read(path), file: path)
    }

    /// - Parameters:
    ///   - yaml: The text of a site file.
    ///   - file: Its path: what to call it in messages, and what the paths in it are relative to.
    public init(yaml: String, file: String) throws(SettingsError) {
        self.file = file
        let root = try Self.text.compose(yaml, file: file)
        cameras = try SiteReader(file: file).readSite(root)
    }
}
