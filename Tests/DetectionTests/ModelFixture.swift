import Detection
import Foundation
import TestSupport

/// A manifest and its network in a folder of their own.
struct ModelFixture {
    let folder: ScratchFolder
    let manifestPath: String
    var networkPath: String { folder.path + "/fixture.onnx" }

    /// - Parameter hash: What the manifest says; nil for the network's own.
    init(_ manifest: ManifestText, network: Data?, hash: String? = nil) throws {
        folder = try ScratchFolder()
        let hash = hash ?? SHA256.hexDigest(of: [UInt8](network ?? Data())) ?? ""
        manifestPath = try folder.write(manifest.setting("sha256", hash).text, to: "fixture.yaml")
        if let network { try network.write(to: URL(fileURLWithPath: networkPath)) }
    }

    func load(_ options: DetectorOptions = DetectorOptions(compileCache: .none)) throws -> Detector {
        try Detector(model: ModelStore(folders: []).model(manifestPath), options: options)
    }

    /// 32 x 32 pixels, a car and a dog, `layout` and a network of constant outputs.
    static func tiny(_ network: TinyNetwork, output: [String], size: Int = 32, element: String = "float32") throws
        -> ModelFixture
    {
        var manifest = ManifestText().classes(["car", "dog"]).output(output).setting("  width", "\(size)")
            .setting("  height", "\(size)")
        if element == "uint8" {
            manifest = manifest.setting("  element", "uint8").setting("  mean", nil).setting("  deviation", nil)
        }
        return try ModelFixture(manifest, network: network.bytes)
    }
}
