import COpenVINO
public import Imaging

/// One picture's place in memory as the network sees it. The network reads ``bytes`` where they lie: nothing is copied.
///
/// A pipeline makes two and hands them to and fro: one is filled while the network runs on the other.
// @unchecked Sendable: the address never changes, and what lies there belongs to one thread at a time. Whoever hands the tensor to
// another thread does so through a queue or a lock, which orders the accesses; so does a pool of buffers in C.
public final class InputTensor: @unchecked Sendable {
    public let networkInput: NetworkInput
    /// ``Imaging/NetworkInput/byteCount`` bytes at a multiple of 64.
    public let bytes: UnsafeMutableRawBufferPointer
    let tensor: OpenVINO.Object

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
        networkInput = input
    }

    deinit { bytes.deallocate() }
}

extension NetworkInput {
    /// With the batch axis.
    var tensorShape: [Int] { layout == .nchw ? [1, 3, height, width] : [1, height, width, 3] }
    var elementType: ov_element_type_e { element == .float32 ? F32 : U8 }
}
