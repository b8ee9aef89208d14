public import Foundation

/// The real pictures, clips and models that tests run on. They lie beside the checkout, not in it; a test that needs them is
/// skipped where they are absent: `@Test(.enabled(if: SharedFiles.arePresent))`.
public enum SharedFiles {
    /// The folder `shared` beside the package, or the one that WAYSIDE_SHARED names.
    public static let root: URL = {
        if let path = ProcessInfo.processInfo.environment["WAYSIDE_SHARED"] { return URL(fileURLWithPath: path) }
        return packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
    }()

    public static let packageRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    public static var arePresent: Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("models").path)
    }

    /// `path("video/zamba_chimps.mp4")`
    public static func path(_ relative: String) -> String { root.appendingPathComponent(relative).path }

    public static func data(_ relative: String) throws -> Data {
        try Data(contentsOf: root.appendingPathComponent(relative))
    }
}
