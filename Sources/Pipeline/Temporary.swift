public import Capture
public import Imaging
extension FrameSources {
    public static func isLive(_ text: String) throws -> Bool { text.hasPrefix("/dev/") || text.hasPrefix("rtsp") || text.hasPrefix("usb:") }
}
public final class SupervisedSource: FrameSource, @unchecked Sendable {
    public init(_ s: String, options: SourceOptions, onEvent: @escaping @Sendable (SourceEvent) -> Void) throws {
        info = SourceInfo(name: s, kind: .camera, width: 0, height: 0, format: "")
    }
    public let info: SourceInfo
    public func next(_ body: (Frame) throws -> Void) throws -> Bool { false }
    public func cancel() {}
}
