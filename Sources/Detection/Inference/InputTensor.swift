import COpenVINO
public import Imaging

/// One picture's place in memory as the network sees it. The network reads ``bytes`` where they lie: nothing is copied.
///
/// A pipeline makes two and hands them to and fro: one is filled while the network runs on the other.
// @unchecked Sendable: it belongs to one thread at a time. Whoever hands it to another thread does so through a queue or a lock, which
// orders the accesses; so does a pool of buffers in C.
public final class InputTensor: @unchecked Sendable {
    private let choice: InputChoice
    /// One for each size that a picture has asked for.
    private var places: [Place]
    private var current = 0

    init(_ choice: InputChoice) throws(OpenVINO.Failure) {
        self.choice = choice
        places = [try Place(choice.standard)]
    }

    /// What ``bytes`` must hold: the input that was chosen last, at first the standard one.
    public var networkInput: NetworkInput { places[current].input }
    /// ``Imaging/NetworkInput/byteCount`` bytes at a multiple of 64.
    public var bytes: UnsafeMutableRawBufferPointer { places[current].bytes }
    var tensor: OpenVINO.Object { places[current].tensor }

    /// Lays a frame into the input that fits its size.
    ///
    /// - Returns: How the input's coordinates lie in the picture as it is displayed.
    /// - Throws: ``Imaging/ImagingError`` for a frame that can't be read; ``ModelError`` where there is no memory for it.
    public func fill(from frame: Frame, by preparer: InputPreparer) throws -> PictureMapping {
        try choose(choice.input(forPictureWidth: frame.layout.width, height: frame.layout.height))
        places[current].isUsed = true
        return try preparer.prepare(frame, for: networkInput, into: bytes)
    }

    private func choose(_ input: NetworkInput) throws {
        guard input != networkInput else { return }
        if let known = places.firstIndex(where: { $0.input == input }) {
            current = known
        } else {
            // Most sources have pictures of one size; what they don't use would be held for nothing.
            let added = try Place(input)
            places.removeAll { !$0.isUsed }
            places.append(added)
            current = places.count - 1
        }
    }
}

/// The memory of one size of input, and the runtime's view of it.
private final class Place {
    let input: NetworkInput
    let bytes: UnsafeMutableRawBufferPointer
    let tensor: OpenVINO.Object
    var isUsed = false

    init(_ input: NetworkInput) throws(OpenVINO.Failure) {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: input.byteCount, alignment: 64)
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        var dimensions = input.tensorShape.map(Int64.init)
        do {
            tensor = try dimensions.withUnsafeMutableBufferPointer { dimensions throws(OpenVINO.Failure) in
                let shape = ov_shape_t(rank: Int64(dimensions.count), dims: dimensions.baseAddress)
                return try OpenVINO.make(freedBy: ov_tensor_free) {
                    ov_tensor_create_from_host_ptr(input.elementType, shape, bytes.baseAddress, &$0)
                }
            }
        } catch {
            bytes.deallocate()
            throw error
        }
        self.bytes = bytes
        self.input = input
    }

    deinit { bytes.deallocate() }
}

extension NetworkInput {
    /// With the batch axis.
    var tensorShape: [Int] { layout == .nchw ? [1, 3, height, width] : [1, height, width, 3] }
    var elementType: ov_element_type_e { element == .float32 ? F32 : U8 }
}
