import COpenVINO

/// One float32 output of the network where the runtime holds it. A borrowed view.
package struct OutputTensor {
    package var values: UnsafeBufferPointer<Float>

    package init(values: UnsafeBufferPointer<Float>) { self.values = values }

    init(_ tensor: OpenVINO.Object) throws(OpenVINO.Failure) {
        var count = 0
        try OpenVINO.check(ov_tensor_get_size(tensor.pointer, &count))
        var data: UnsafeMutableRawPointer?
        try OpenVINO.check(ov_tensor_data(tensor.pointer, &data))
        values = UnsafeBufferPointer(start: data?.assumingMemoryBound(to: Float.self), count: data == nil ? 0 : count)
    }
}
