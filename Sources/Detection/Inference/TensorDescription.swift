import COpenVINO

/// Name, element type and shape of a network's input or output.
struct TensorDescription {
    let name: String
    let element: ov_element_type_e
    /// nil where a dimension is dynamic, and no dimensions at all where even their number is.
    let dimensions: [Int?]
    let isRankDynamic: Bool

    var isDynamic: Bool { isRankDynamic || dimensions.contains(nil) }

    init(port make: (inout OpaquePointer?) -> ov_status_e) throws(OpenVINO.Failure) {
        let port = try OpenVINO.make(freedBy: ov_output_const_port_free, make)

        // Not every tensor has a name.
        var nameText: UnsafeMutablePointer<CChar>?
        if ov_port_get_any_name(port.pointer, &nameText) == OK, let nameText {
            name = String(cString: nameText)
            ov_free(nameText)
        } else {
            name = "(unnamed)"
        }
        var element = ov_element_type_e(0)
        try OpenVINO.check(ov_port_get_element_type(port.pointer, &element))
        self.element = element

        var shape = ov_partial_shape_t()
        try OpenVINO.check(ov_port_get_partial_shape(port.pointer, &shape))
        defer { ov_partial_shape_free(&shape) }
        isRankDynamic = ov_rank_is_dynamic(shape.rank)
        dimensions =
            isRankDynamic
            ? []
            : UnsafeBufferPointer(start: shape.dims, count: Int(shape.rank.max)).map {
                ov_dimension_is_dynamic($0) ? nil : Int($0.max)
            }
    }

    /// Could the tensor have this shape? A dynamic dimension fits everything, and so does a nil in `pattern`.
    func fits(_ pattern: [Int?]) -> Bool {
        if isRankDynamic { return true }
        return dimensions.count == pattern.count
            && zip(dimensions, pattern).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
    }

    var shapeText: String { isRankDynamic ? "[...]" : Self.text(dimensions) }
    var text: String { "\(name) \(Self.name(of: element)) \(shapeText)" }

    static func text(_ shape: [Int?]) -> String {
        "[" + shape.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]"
    }

    static func name(of element: ov_element_type_e) -> String {
        switch element {
        case F32: "float32"
        case F16: "float16"
        case BF16: "bfloat16"
        case U8: "uint8"
        case I8: "int8"
        case I32: "int32"
        case I64: "int64"
        case F64: "float64"
        case STRING: "text"
        default: "of element type \(element.rawValue)"
        }
    }
}
