"""What the tests share: the folder `shared`, a program that judges, and small networks made on the spot."""

import contextlib
import hashlib
import io
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy
import onnx
import onnxruntime
import yaml
from onnx import TensorProto, helper, numpy_helper

import strip
from audit import find_program
from refusal import Refusal

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WAYSIDE_SHARED") or REPOSITORY.parent / "shared")
IMAGES = SHARED / "coco128" / "images"


def built_program():
    """The program that judges: the one WAYSIDE names, else as the tool finds it; None where it isn't built."""
    with contextlib.suppress(Refusal):
        return find_program(os.environ.get("WAYSIDE"))
    return None


PROGRAM = built_program()


class ScratchFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def write_model(self, name, network, labels, layout, **more):
        """A manifest and its network in the scratch folder."""
        (self.folder / f"{name}.onnx").write_bytes(network)
        content = {
            "name": name, "description": "made for a test", "licence": "Apache-2.0", "source": "https://example.org/",
            "file": f"{name}.onnx", "sha256": hashlib.sha256(network).hexdigest(), "task": "detect", "inputs": "picture",
            "input": {"width": 416, "height": 416, "layout": "nchw", "element": "float32", "channels": "bgr", "mean": [0, 0, 0],
                      "deviation": [1, 1, 1], "fit": "letterbox", "padding": 114},
            "output": {"layout": layout, "nms-iou": 0.65}, "classes": labels} | more
        path = self.folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
        return path

    def judge(self, refused):
        """A stand-in for the program, for tests of the tool alone: refuses these labels, allows all others."""
        path = self.folder / "judge"
        path.write_text(f"""#!{sys.executable}
import json, sys
labels = [line.encode().decode("unicode_escape") if "\\\\" in line else line for line in sys.stdin.read().splitlines()]
bad = [label in {refused!r} for label in labels]
for label, no in zip(labels, bad):
    verdict = "excluded" if no else "person" if label == "person" else "generic"
    print(json.dumps({{"label": label, "verdict": verdict, "category": None, "node": None, "reason": "for a test"}}))
print(json.dumps({{"set": "refuse" if any(bad) else "accept", "reasons": []}}))
sys.exit(3 if any(bad) else 0)
""")
        path.chmod(0o755)
        return str(path)

    def run_tool(self, source, target, *options, program=None):
        """(exit status, standard output, standard error) of the tool."""
        arguments = [str(source), str(target), "--keep-generic", *options]
        arguments += ["--wayside", program or PROGRAM]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = strip.main(arguments)
            except SystemExit as end:
                status = end.code
        return status, out.getvalue(), err.getvalue()


def picture(path, size, mean=(0, 0, 0), deviation=(1, 1, 1)):
    """The picture, stretched to size x size: [1, 3, size, size] float32, BGR."""
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-vf", f"scale={size}:{size}", "-f", "rawvideo", "-pix_fmt", "bgr24", "-"],
        capture_output=True, check=True).stdout
    pixels = numpy.frombuffer(raw, numpy.uint8).reshape(size, size, 3).astype(numpy.float32)
    return ((pixels - numpy.float32(mean)) / numpy.float32(deviation)).transpose(2, 0, 1)[None].copy()


def infer(network, values):
    """All outputs of the network (bytes) for one input."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    return session.run(None, {session.get_inputs()[0].name: values})


class GraphMaker:
    """Builds a small network node by node; weights are random but the same each time."""

    def __init__(self, opset=17, **inputs):
        self.opset, self.nodes, self.constants = opset, [], []
        self.inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in inputs.items()]
        self.random = numpy.random.default_rng(7)

    def constant(self, values, name=None):
        name = name or f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(numpy.asarray(values), name))
        return name

    def weights(self, *shape, name=None):
        return self.constant(self.random.standard_normal(shape, numpy.float32), name)

    def node(self, kind, *inputs, outputs=1, **attributes):
        names = [f"{kind.lower()}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=f"{kind}{len(self.nodes)}", **attributes))
        return names[0] if outputs == 1 else names

    def network(self, *outputs):
        """The network's bytes; the outputs get the names output0, output1 and so on, or those given as (tensor, name)."""
        pairs = [pair if isinstance(pair, tuple) else (pair, f"output{i}") for i, pair in enumerate(outputs)]
        renaming = [helper.make_node("Identity", [tensor], [name]) for tensor, name in pairs]
        values = [helper.make_empty_tensor_value_info(name) for _, name in pairs]
        graph = helper.make_graph(self.nodes + renaming, "test", self.inputs, values, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], ir_version=8)
        model = onnx.shape_inference.infer_shapes(model)
        del model.graph.value_info[:]
        return model.SerializeToString()
