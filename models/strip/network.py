"""An ONNX graph as a cut needs to see it: shapes, constants, who makes a tensor and who reads it."""

from collections import defaultdict

import onnx
from onnx import helper, numpy_helper

from refusal import Refusal


class Network:
    def __init__(self, data):
        self.model = onnx.ModelProto()
        try:
            self.model.ParseFromString(data)
            if any(t.data_location == onnx.TensorProto.EXTERNAL for t in self.model.graph.initializer):
                raise ValueError("it keeps weights in files of their own; save it as one file first")
            onnx.checker.check_model(self.model)
            inferred = onnx.shape_inference.infer_shapes(self.model, data_prop=True).graph
        except Exception as error:  # protobuf, checker and inference errors share no base class
            raise Refusal(f"the network can't be used as ONNX: {' '.join(str(error).split())[:300]}") from error
        self.graph = self.model.graph
        self.opset = next((o.version for o in self.model.opset_import if o.domain in ("", "ai.onnx")), 1)
        self.outputs = [output.name for output in self.graph.output]
        self.remove_unused()
        self._index(inferred)
        self.new_parameters = 0

    def _index(self, inferred):
        self.constants = {tensor.name: tensor for tensor in self.graph.initializer}
        self.producers, self.readers = {}, defaultdict(list)
        for node in self.nodes:
            if node.op_type == "Constant" and attribute(node, "value") is not None:
                self.constants[node.output[0]] = next(a for a in node.attribute if a.name == "value").t
            else:
                self.producers.update(dict.fromkeys(node.output, node))
            for name in names_read(node):
                self.readers[name].append(node)
        self.shapes = {}
        for value in [*inferred.value_info, *inferred.input, *inferred.output]:
            kind = value.type.tensor_type
            if kind.HasField("shape"):
                self.shapes[value.name] = tuple(d.dim_value if d.HasField("dim_value") else None for d in kind.shape.dim)
        self.shapes.update((name, tuple(tensor.dims)) for name, tensor in self.constants.items())

    def shape(self, name):
        if name not in self.shapes:
            raise Refusal(f"the shape of the network's tensor {name!r} can't be inferred; export it with fixed shapes")
        return self.shapes[name]

    def size(self, name, axis):
        size = self.shape(name)[axis]
        if size is None:
            raise Refusal(f"axis {axis} of the network's tensor {name!r} has no fixed size; export it with fixed shapes")
        return size

    def values(self, name):
        """A constant's values as an array, or None where it is computed."""
        return numpy_helper.to_array(self.constants[name]) if name in self.constants else None

    def integers(self, name):
        array = self.values(name)
        if array is None:
            raise Refusal(f"the network computes {name!r} where a constant is expected; simplify it first")
        return [int(value) for value in array.reshape(-1)]

    def set_values(self, name, array):
        self.constants[name].CopyFrom(numpy_helper.from_array(array, self.constants[name].name))

    def set_parameter(self, node, index, array):
        """Gives one node its own constant: exporters share equal ones between nodes that have nothing to do with each other."""
        taken = self.constants.keys() | self.producers.keys() | self.readers.keys()
        while (name := f"strip_parameter_{self.new_parameters}") in taken:
            self.new_parameters += 1
        tensor = self.graph.initializer.add()
        tensor.CopyFrom(numpy_helper.from_array(array, name))
        self.constants[name] = tensor
        self.model.ir_version = max(self.model.ir_version, 4)  # from 4 on, constants need not be listed as inputs
        node.input[index] = name

    def remove_unused(self):
        """Removes the nodes and weights that no output needs."""
        graph, needed, nodes = self.graph, set(self.outputs), []
        for node in reversed(graph.node):
            if needed.intersection(node.output):
                nodes.append(node)
                needed.update(names_read(node))
        constants = {tensor.name for tensor in graph.initializer}
        _keep(graph.node, reversed(nodes))
        _keep(graph.initializer, [tensor for tensor in graph.initializer if tensor.name in needed])
        _keep(graph.input, [value for value in graph.input if value.name in needed or value.name not in constants])
        self.nodes = list(graph.node)

    def remove_texts(self):
        """Removes what describes the network as it was: shapes, and every text that might still name what was cut."""
        del self.graph.value_info[:], self.graph.quantization_annotation[:]
        del self.graph.metadata_props[:], self.model.metadata_props[:]
        for item in [self.model, self.graph, *self.graph.input, *self.graph.output, *self.graph.node, *self.graph.initializer]:
            item.doc_string = ""
        for node in self.graph.node:
            del node.metadata_props[:]

    def serialized(self):
        onnx.checker.check_model(self.model, full_check=True)
        return self.model.SerializeToString(deterministic=True)


def names_read(node):
    """The tensors that a node reads, those that its subgraphs take from outside among them."""
    names = {name for name in node.input if name}
    for attribute in node.attribute:
        for graph in [attribute.g] if attribute.type == onnx.AttributeProto.GRAPH else attribute.graphs:
            for inner in graph.node:
                names |= names_read(inner)
            names.update(output.name for output in graph.output)
    return names


def describe(node):
    return f"{node.op_type} {node.name or node.output[0]!r}"


def attribute(node, name, default=None):
    found = next((a for a in node.attribute if a.name == name), None)
    return default if found is None else helper.get_attribute_value(found)


def set_attribute(node, name, value):
    _keep(node.attribute, [a for a in node.attribute if a.name != name])
    if value is not None:
        node.attribute.append(helper.make_attribute(name, value))


def _keep(field, items):
    copies = [type(item).FromString(item.SerializeToString()) for item in items]
    del field[:]
    field.extend(copies)
