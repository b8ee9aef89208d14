public import Imaging

/// The sizes at which a network is run, and which of them a picture is laid into.
///
/// What is far away in a wide view is a few pixels there, and fewer in the network's input: resolution finds it before anything else
/// does. Small pictures gain nothing by being scaled up. So a network whose input is of open size may have two sizes, and the picture's
/// own decides.
public struct InputChoice: Hashable, Sendable {
    /// A second, larger input.
    public struct Large: Hashable, Sendable {
        public let input: NetworkInput
        /// Pictures whose longer side has at least so many pixels are laid into it.
        public let fromSide: Int
    }

    public let standard: NetworkInput
    public let large: Large?

    init(standard: NetworkInput, large: Large? = nil) {
        self.standard = standard
        self.large = large
    }

    public var all: [NetworkInput] { [standard] + (large.map { [$0.input] } ?? []) }

    /// - Parameters: The picture's size in pixels.
    public func input(forPictureWidth width: Int, height: Int) -> NetworkInput {
        if let large, max(width, height) >= large.fromSide { large.input } else { standard }
    }

    /// One size for all pictures; nil where the network isn't run at that width.
    func held(atWidth width: Int) -> InputChoice? {
        all.first { $0.width == width }.map { InputChoice(standard: $0) }
    }
}
