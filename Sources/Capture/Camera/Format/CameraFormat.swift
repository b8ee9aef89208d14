/// One pixel format of a camera.
public struct CameraFormat: Hashable, Sendable, Encodable {
    public var fourCC: FourCC
    /// The driver's words: `Motion-JPEG`, `YUYV 4:2:2`.
    public var description: String
    /// Does Wayside read it as it is, or must libv4lconvert turn it into another?
    public var isNative: Bool
    /// Empty where the driver doesn't list them.
    public var sizes: [CameraFrameSize]

    public init(fourCC: FourCC, description: String, sizes: [CameraFrameSize]) {
        self.fourCC = fourCC
        self.description = description
        self.sizes = sizes
        isNative = NativeFormat(fourCC) != nil
    }
}
