"""Quantises an ONNX detector to int8 after training, with pictures of the training set: `quantize.py --model F --data DIR --out F`.

SiLU's range is lopsided and a depthwise kernel has nine weights: both lose far more in int8 than they gain in time, and so do the last
convolutions, whose outputs are the answer. These stay in float.
"""

import argparse

import cv2
import nncf
import numpy
import onnx
from onnx import numpy_helper

import dataset
from detect import letterboxed, size_for

PICTURES = 300


def kept_in_float(model):
    """The names of the nodes that are not quantised."""
    weights = {tensor.name: tensor.dims for tensor in model.graph.initializer}
    readers = {}
    for node in model.graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node.op_type)
    names = []
    for node in model.graph.node:
        if node.op_type in ("Sigmoid", "Mul", "Concat", "Resize", "MaxPool", "Add"):
            names.append(node.name)
        elif node.op_type == "Conv":
            depthwise = weights[node.input[1]][1] == 1
            first = weights[node.input[1]][1] == 3
            last = "Mul" not in readers.get(node.output[0], [])
            if depthwise or first or last:
                names.append(node.name)
    return names


def calibration(pictures, size, seed):
    chosen = numpy.random.default_rng(seed).permutation(len(pictures))[:PICTURES]
    return [letterboxed(pictures[i].pixels(), size_for(pictures[i], size))[0] for i in chosen]


def quantized(model, inputs):
    return nncf.quantize(
        model, nncf.Dataset(inputs, lambda pixels: {"images": pixels}), subset_size=len(inputs), preset=nncf.QuantizationPreset.MIXED,
        ignored_scope=nncf.IgnoredScope(names=kept_in_float(model)), fast_bias_correction=True)


def with_unsigned_activations(model):
    """The same network with activations as uint8. NNCF writes int8 with a zero point, which OpenVINO 2026.4 computes wrongly on a CPU."""
    points = {node.input[2] for node in model.graph.node if node.op_type == "QuantizeLinear"}
    for tensor in model.graph.initializer:
        if tensor.name in points:
            values = numpy_helper.to_array(tensor)
            if values.dtype != numpy.int8:
                raise ValueError(f"the zero point {tensor.name} is {values.dtype} where int8 is expected")
            tensor.CopyFrom(numpy_helper.from_array((values.astype(int) + 128).astype(numpy.uint8), tensor.name))
    del model.graph.value_info[:]  # of the old types
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True, action="append")
    parser.add_argument("--size", default="416", help="416, 640 or auto, as evaluate.py has it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    pictures, _ = dataset.split([picture for folder in options.data for picture in dataset.read(folder)])
    inputs = calibration(pictures, options.size, options.seed)
    model = with_unsigned_activations(quantized(onnx.load(options.model), inputs))
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, options.out)


if __name__ == "__main__":
    main()
