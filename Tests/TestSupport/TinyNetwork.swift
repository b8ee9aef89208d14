public import Foundation

/// An ONNX file of a few hundred bytes whose outputs are whatever a test wants, whatever the picture: for networks that nobody
/// publishes. Only the fields of onnx.proto that such a file needs are written.
public struct TinyNetwork {
    public struct Tensor: Sendable {
        public var name: String
        public var shape: [Int]
        public var values: [Float]
        /// The axis whose size only a run would tell: the values are repeated along it as often as a computed number says.
        public var openAxis: Int?

        public init(name: String, shape: [Int], values: [Float], openAxis: Int? = nil) {
            self.name = name
            self.shape = shape
            self.values = values
            self.openAxis = openAxis
        }
    }

    /// A further input, such as a text.
    public struct Input: Sendable {
        public var name: String
        public var shape: [Int?]
        public var element: Element

        public init(name: String, shape: [Int?], element: Element) {
            self.name = name
            self.shape = shape
            self.element = element
        }
    }

    /// Numbers of onnx.proto's TensorProto.DataType.
    public enum Element: UInt64, Sendable { case float32 = 1, uint8 = 2, int64 = 7, bool = 9 }

    /// nil for a dynamic dimension.
    public var inputShape: [Int?]
    public var element: Element
    public var otherInputs: [Input]
    public var outputs: [Tensor]

    public init(
        inputShape: [Int?] = [1, 3, 32, 32], element: Element = .float32, otherInputs: [Input] = [], outputs: [Tensor]
    ) {
        self.inputShape = inputShape
        self.element = element
        self.otherInputs = otherInputs
        self.outputs = outputs
    }

    public var bytes: Data {
        var graph = Data()
        // 0 * max(of every input), so that all count for something, and a constant added for each output.
        let inputs = [Input(name: "picture", shape: inputShape, element: element)] + otherInputs
        for input in inputs {
            graph.appendField(1, bytes: Self.node("Cast", [input.name], input.name + "_number", ("to", 1)))
            graph.appendField(
                1, bytes: Self.node("ReduceMax", [input.name + "_number"], input.name + "_max", ("keepdims", 0)))
        }
        graph.appendField(1, bytes: Self.node("Sum", inputs.map { $0.name + "_max" }, "sum"))
        graph.appendField(1, bytes: Self.node("Mul", ["sum", "zero"], "nothing"))
        for output in outputs {
            var value = output.name + "_value"
            if let axis = output.openAxis {
                // Compress keeps the places where a computed value is true.
                let kept = output.name + "_kept"
                graph.appendField(1, bytes: Self.node("Add", [output.name + "_mask", "nothing"], kept + "_number"))
                graph.appendField(
                    1, bytes: Self.node("Cast", [kept + "_number"], kept, ("to", Element.bool.rawValue)))
                graph.appendField(
                    1, bytes: Self.node("Compress", [value, kept], output.name + "_open", ("axis", UInt64(axis))))
                value = output.name + "_open"
            }
            graph.appendField(1, bytes: Self.node("Add", [value, "nothing"], output.name))
        }
        graph.appendField(2, text: "tiny")
        for tensor in outputs.map({ Tensor(name: $0.name + "_value", shape: $0.shape, values: $0.values) })
            + outputs.compactMap({ output in
                output.openAxis.map { axis in
                    Tensor(
                        name: output.name + "_mask", shape: [output.shape[axis]],
                        values: [Float](repeating: 1, count: output.shape[axis]))
                }
            })
            + [Tensor(name: "zero", shape: [], values: [0])]
        {
            var constant = Data()
            for dimension in tensor.shape { constant.appendField(1, number: UInt64(dimension)) }
            constant.appendField(2, number: Element.float32.rawValue)
            constant.appendField(8, text: tensor.name)
            constant.appendField(9, bytes: tensor.values.withUnsafeBytes { Data($0) })
            graph.appendField(5, bytes: constant)
        }
        for input in inputs { graph.appendField(11, bytes: Self.value(input.name, input.shape, input.element)) }
        for output in outputs {
            var shape: [Int?] = output.shape
            if let axis = output.openAxis { shape[axis] = nil }
            graph.appendField(12, bytes: Self.value(output.name, shape, .float32))
        }

        var operatorSet = Data()
        operatorSet.appendField(2, number: 13)
        var model = Data()
        model.appendField(1, number: 8)
        model.appendField(7, bytes: graph)
        model.appendField(8, bytes: operatorSet)
        return model
    }

    private static func node(
        _ type: String, _ inputs: [String], _ output: String, _ attribute: (name: String, value: UInt64)? = nil
    ) -> Data {
        var node = Data()
        for input in inputs { node.appendField(1, text: input) }
        node.appendField(2, text: output)
        node.appendField(4, text: type)
        if let attribute {
            var field = Data()
            field.appendField(1, text: attribute.name)
            field.appendField(3, number: attribute.value)
            field.appendField(20, number: 2)  // INT
            node.appendField(5, bytes: field)
        }
        return node
    }

    private static func value(_ name: String, _ shape: [Int?], _ element: Element) -> Data {
        var dimensions = Data()
        for dimension in shape {
            var field = Data()
            if let dimension {
                field.appendField(1, number: UInt64(dimension))
            } else {
                field.appendField(2, text: "n")
            }
            dimensions.appendField(1, bytes: field)
        }
        var tensor = Data()
        tensor.appendField(1, number: element.rawValue)
        tensor.appendField(2, bytes: dimensions)
        var type = Data()
        type.appendField(1, bytes: tensor)
        var value = Data()
        value.appendField(1, text: name)
        value.appendField(2, bytes: type)
        return value
    }
}

/// Protocol Buffers' wire format: variable-length numbers and length-delimited bytes.
extension Data {
    fileprivate mutating func appendField(_ field: UInt64, number: UInt64) {
        append(variableLength: field << 3)
        append(variableLength: number)
    }

    fileprivate mutating func appendField(_ field: UInt64, bytes: Data) {
        append(variableLength: field << 3 | 2)
        append(variableLength: UInt64(bytes.count))
        append(bytes)
    }

    fileprivate mutating func appendField(_ field: UInt64, text: String) { appendField(field, bytes: Data(text.utf8)) }

    private mutating func append(variableLength number: UInt64) {
        var rest = number
        while rest > 127 {
            append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
