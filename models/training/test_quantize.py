import unittest

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import quantize
from network import Detector, Exported


class QuantizeTests(unittest.TestCase):
    def test_unsigned_activations_give_the_same_numbers(self):
        import onnxruntime

        nodes = [helper.make_node("QuantizeLinear", ["x", "scale", "point"], ["q"]),
                 helper.make_node("DequantizeLinear", ["q", "scale", "point"], ["y"])]
        values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [5]) for name in "xy"]
        constants = [numpy_helper.from_array(numpy.float32(0.1), "scale"), numpy_helper.from_array(numpy.int8(-100), "point")]
        model = helper.make_model(
            helper.make_graph(nodes, "g", values[:1], values[1:], constants), opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
        x = numpy.array([-9, -2.8, 0, 3.14, 99], numpy.float32)
        signed = onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0]
        changed = quantize.with_unsigned_activations(model)
        onnx.checker.check_model(changed, full_check=True)
        unsigned = onnxruntime.InferenceSession(changed.SerializeToString()).run(None, {"x": x})[0]
        numpy.testing.assert_array_equal(signed, unsigned)
        self.assertEqual(numpy_helper.to_array(changed.graph.initializer[1]).dtype, numpy.uint8)
        with self.assertRaisesRegex(ValueError, "uint8"):
            quantize.with_unsigned_activations(changed)

    def test_silu_depthwise_first_and_last_stay_in_float(self):
        import io

        file = io.BytesIO()
        torch.onnx.export(Exported(Detector(3).eval()), (torch.zeros(1, 3, 64, 64),), file, opset_version=13, dynamo=False)
        model = onnx.load_from_string(file.getvalue())
        kept = set(quantize.kept_in_float(model))
        weights = {t.name: t.dims for t in model.graph.initializer}
        for node in model.graph.node:
            if node.op_type == "Conv":
                outputs, inputs = weights[node.input[1]][:2]
                in_float = inputs in (1, 3) or outputs in (1, 3, 4)
                self.assertEqual(node.name in kept, in_float, node.name)
            self.assertTrue(node.op_type != "Sigmoid" or node.name in kept)
