/// What a network wants to see: size, element type, channel order, normalisation, and how a picture is fitted into it.
public struct NetworkInput: Hashable, Sendable {
    public enum Layout: String, Hashable, Sendable { case nchw, nhwc }
    public enum Element: String, Hashable, Sendable { case float32, uint8 }
    public enum ChannelOrder: String, Hashable, Sendable { case rgb, bgr }
    public enum Fit: Hashable, Sendable {
        /// Scaled with its proportions kept, at the upper left corner (or the middle), the rest filled with `padding` in every channel.
        case letterbox(padding: UInt8, centered: Bool)
        /// Scaled to the whole input, proportions given up.
        case stretch
    }

    public var width: Int
    public var height: Int
    public var layout: Layout
    public var element: Element
    public var channelOrder: ChannelOrder
    public var fit: Fit
    /// Per channel, in `channelOrder`: value = (sample - mean) / deviation. Not used for ``Element/uint8``.
    public var mean: SIMD3<Float>
    public var deviation: SIMD3<Float>

    public init(
        width: Int, height: Int, layout: Layout = .nchw, element: Element = .float32, channelOrder: ChannelOrder = .bgr,
        fit: Fit = .letterbox(padding: 114, centered: false), mean: SIMD3<Float> = .zero, deviation: SIMD3<Float> = .one
    ) {
        self.width = width
        self.height = height
        self.layout = layout
        self.element = element
        self.channelOrder = channelOrder
        self.fit = fit
        self.mean = mean
        self.deviation = deviation
    }

    /// Bytes of one input tensor of one picture.
    public var byteCount: Int { width * height * 3 * (element == .float32 ? 4 : 1) }
}
