import COpenVINO

/// One output of the network where the runtime holds it. A borrowed view.
package struct OutputTensor {
    /// Of a float32 output.
    package var values: UnsafeBufferPointer<Float>
    /// Of a uint8 output.
    var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    package init(values: UnsafeBufferPointer<Float>) { self.values = values }

    init(_ tensor: OpenVINO.Object) throws(OpenVINO.Failure) {
        var count = 0
        try OpenVINO.check(ov_tensor_get_size(tensor.pointer, &count))
        var data: UnsafeMutableRawPointer?
        try OpenVINO.check(ov_tensor_data(tensor.pointer, &data))
        var element = ov_element_type_e(0)
        try OpenVINO.check(ov_tensor_get_element_type(tensor.pointer, &element))
        if element == U8 {
            values = UnsafeBufferPointer(start: nil, count: 0)
            bytes = UnsafeBufferPointer(
                start: data?.assumingMemoryBound(to: UInt8.self), count: data == nil ? 0 : count)
        } else {
            // Nothing else gets past NetworkStructure.
            values = UnsafeBufferPointer(
                start: data?.assumingMemoryBound(to: Float.self), count: data == nil ? 0 : count)
        }
    }
}
