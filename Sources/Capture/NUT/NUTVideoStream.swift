/// The one video stream of a NUT file.
package struct NUTVideoStream: Hashable, Sendable {
    /// Pixels.
    package let width: Int
    package let height: Int
    package let timeBase: TimeBase
    /// How many low bits of a presentation time a frame may write instead of all.
    let timeLowBits: Int
    private static let sizeLimit = 1 << 15

    init(_ packet: NUTPacket, main: NUTMainHeader) throws {
        var packet = packet
        _ = try packet.number(in: 0...0, "the stream number")
        _ = try packet.number(in: 0...0, "the stream class")  // video
        _ = try packet.string(atMost: 16, "the FourCC")
        timeBase = main.timeBases[try packet.number(in: 0...(main.timeBases.count - 1), "the time base number")]
        timeLowBits = try packet.number(in: 0...16, "msb_pts_shift")
        _ = try packet.number()  // max_pts_distance
        _ = try packet.number()  // decode_delay
        _ = try packet.number()  // stream_flags
        _ = try packet.string(atMost: 4096, "the codec's data")
        width = try packet.number(in: 1...Self.sizeLimit, "the width")
        height = try packet.number(in: 1...Self.sizeLimit, "the height")
    }
}
