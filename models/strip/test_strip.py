"""Strips real models and shows that they detect the rest exactly as before.

    python3 -m unittest discover -s models/strip

Needs requirements-test.txt, ffmpeg, the built program (WAYSIDE names it where it is elsewhere), and the models and pictures of the
folder `shared` beside the checkout (or where WAYSIDE_SHARED says). What is absent is skipped.
"""

import json
import subprocess
import unittest

import numpy
import onnx
import yaml
from onnx import numpy_helper

from testing import IMAGES, PROGRAM, REPOSITORY, SHARED, GraphMaker, ScratchFolder, infer, picture

MIXED = {2: "elderly man", 16: "angry woman"}  # car and dog, under names that the policy refuses
KEPT = [index for index in range(80) if index not in MIXED]
IMAGENET = {"mean": [103.53, 116.28, 123.675], "deviation": [57.375, 57.12, 58.395]}


@unittest.skipUnless(PROGRAM and IMAGES.is_dir(), "the built program or the folder `shared` is absent")
class RealModels(ScratchFolder):
    def test_yolox(self):
        self.check("yolox-nano", "yolox_nano.onnx", 416, axis=-1, first=5)

    def test_yolov5_layout(self):
        self.check("yolox-nano", "derived/yolox_nano_v5layout.onnx", 416, axis=-1, first=5, layout="yolov5")

    def test_yolov8_layout(self):
        self.check("yolox-nano", "derived/yolox_nano_v8layout.onnx", 416, axis=-2, first=4, layout="yolov8",
                   picture_options={"deviation": (255, 255, 255)})

    def test_picodet(self):
        self.check("picodet-s-416", "picodet_s_416_coco.onnx", 416, axis=-1, score_outputs=4, picture_options=IMAGENET)

    def test_nanodet(self):
        self.check("nanodet-m-416", "nanodet_m_416.onnx", 416, axis=-1, score_outputs=3, picture_options=IMAGENET)

    def test_fastestdet_is_refused_for_its_softmax(self):
        source, _ = self.mixed("fastestdet-352", "fastestdet_352.onnx")
        status, _, message = self.run_tool(source, self.folder / "out.yaml")
        self.assertEqual(status, 1)
        self.assertIn("Softmax", message)
        self.assertFalse((self.folder / "out.yaml").exists() or (self.folder / "out.onnx").exists())

    def test_fastestdet_with_changed_scores(self):
        """The scores that stay are those from before, divided by their sum: what is left of a softmax."""
        def renormalised(output):
            return numpy.concatenate([output[:, :5], output[:, 5:] / output[:, 5:].sum(axis=1, keepdims=True)], axis=1)
        self.check("fastestdet-352", "fastestdet_352.onnx", 352, axis=-3, first=5, options=["--allow-changed-scores"],
                   picture_options={"deviation": (255, 255, 255)}, expected=renormalised)

    def test_nms_in_the_graph_is_refused(self):
        source, _ = self.mixed("yolox-nano", "derived/yolox_nano_nms.onnx", layout="nms-in-graph")
        status, _, message = self.run_tool(source, self.folder / "out.yaml")
        self.assertEqual(status, 1)
        self.assertIn("before that step is added", message)

    def test_stripped_model_in_the_program(self):
        """The program's detections on ten pictures with cars or dogs, before and after."""
        source, _ = self.mixed("yolox-nano", "yolox_nano.onnx")
        self.assertEqual(self.run_tool(source, self.folder / "out.yaml")[0], 0)
        before, _ = self.mixed("yolox-nano", "yolox_nano.onnx", labels={}, name="whole")
        names = pictures_with({3, 18}, 10)
        one, other = self.detections(before, names), self.detections(self.folder / "out.yaml", names)
        gone = extra = 0
        for name in names:
            cut = [item for item in one[name] if item["class"] in ("car", "dog")]
            new = [item for item in other[name] if item not in one[name]]
            self.assertEqual([i for i in one[name] if i not in cut], [i for i in other[name] if i not in new], name)
            # The decoder takes the best class of each place: where that one is cut, the second best may show.
            for item in new:
                self.assertTrue(any(overlap(item["box"], old["box"]) > 0.5 for old in cut), (name, item))
            gone, extra = gone + len(cut), extra + len(new)
        self.assertGreater(gone, 5)
        print(f"\n{len(names)} pictures: {sum(map(len, one.values())) - gone} detections the same, "
              f"{gone} of cut classes gone, {extra} second-best classes in their places")

    def test_detr_in_the_program(self):
        """No public DETR is small enough to be had: a network of the same build, with random weights, mixed and stripped."""
        labels = ["car", "elderly man", "dog", "bus", "angry woman", "horse"]
        allowed = {"elderly man": "person", "angry woman": "cat"}
        network, names = small_detr(len(labels)), pictures_with({3, 18}, 3)
        options = {"output": {"layout": "detr", "activation": "sigmoid"}, "input": {
            "width": 32, "height": 32, "layout": "nchw", "element": "float32", "channels": "rgb", "mean": [0, 0, 0],
            "deviation": [255, 255, 255], "fit": "stretch"}}
        source = self.write_model("mixed", network, labels, "detr", **options)
        self.assertEqual(subprocess.run([PROGRAM, "models", "check", source], capture_output=True).returncode, 3)
        whole = self.write_model("whole", network, [allowed.get(label, label) for label in labels], "detr", **options)
        self.assertEqual(self.run_tool(source, self.folder / "out.yaml")[0], 0)
        one, other = self.detections(whole, names), self.detections(self.folder / "out.yaml", names)
        for name in names:
            kept = [item for item in one[name] if item["class"] not in allowed.values()]
            self.assertGreater(len(kept), 3)
            self.assertLess(len(kept), len(one[name]))
            for item in kept:
                self.assertIn(item, other[name])

    def mixed(self, manifest, network, layout=None, labels=None, name="mixed"):
        """A shared model whose manifest calls some classes what a mixed model would."""
        content = yaml.safe_load((REPOSITORY / "models" / f"{manifest}.yaml").read_text())
        for index, label in (MIXED if labels is None else labels).items():
            content["classes"][index] = label
        output = {"layout": layout} if layout == "nms-in-graph" else {"layout": layout, "nms-iou": 0.65}
        path = self.write_model(name, (SHARED / "models" / network).read_bytes(), content["classes"], layout,
                                input=content["input"], output=output if layout else content["output"],
                                **{"category-ids": content["category-ids"]})
        return path, content

    def check(self, manifest, network, size, axis, first=0, layout=None, score_outputs=1, options=(), picture_options=None,
              expected=lambda output: output):
        source, content = self.mixed(manifest, network, layout)
        status, report, message = self.run_tool(source, self.folder / "out.yaml", "--format", "json", *options)
        self.assertEqual((status, message), (0, ""))
        report = json.loads(report)
        self.assertEqual([item["label"] for item in report["cut"]], list(MIXED.values()))
        before, after = ((self.folder / name).read_bytes() for name in ("mixed.onnx", "out.onnx"))
        self.check_manifest(content)
        self.check_weights(before, after, report)
        worst, compared = 0.0, 0
        for path in sorted(IMAGES.glob("*.jpg"))[:5]:
            values = picture(path, size, **(picture_options or {}))
            for index, (old, new) in enumerate(zip(infer(before, values), infer(after, values), strict=True)):
                if index < score_outputs:
                    old = expected(numpy.delete(old, [first + place for place in MIXED], axis))
                self.assertEqual(old.shape, new.shape)
                self.assertGreater(numpy.abs(old).max(), 0.01)
                worst, compared = max(worst, float(numpy.abs(old - new).max())), compared + old.size
        print(f"\n{network}: {compared} values compared, greatest difference {worst:.1e}")
        self.assertLessEqual(worst, 1e-5)
        checked = subprocess.run([PROGRAM, "models", "check", self.folder / "out.yaml"], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def check_manifest(self, content):
        stripped = yaml.safe_load((self.folder / "out.yaml").read_text())
        self.assertEqual(stripped["classes"], [content["classes"][index] for index in KEPT])
        self.assertEqual(stripped["category-ids"], [content["category-ids"][index] for index in KEPT])
        self.assertIn("stripped by models/strip from mixed", stripped["description"])

    def check_weights(self, before, after, report):
        """The channels of the cut classes are nowhere in the new file."""
        self.assertLess(len(after), len(before))
        self.assertTrue(report["weights"])
        constants = {tensor.name: tensor for tensor in onnx.load_model_from_string(before).graph.initializer}
        for weight in report["weights"]:
            self.assertEqual(weight["before"][0] - weight["after"][0], len(MIXED))
            tensor = constants.get(weight["name"])
            if tensor is not None and len(weight["before"]) > 1:
                rows = [row.tobytes() for row in numpy_helper.to_array(tensor)]
                self.assertFalse(any(rows[place] in after for place in MIXED), weight["name"])
                self.assertTrue(rows[0] in after)

    def detections(self, manifest, names):
        command = [PROGRAM, "detect", *(IMAGES / name for name in names), "--model", manifest, "--precision", "float32",
                   "--format", "json"]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        return {json.loads(line)["file"].split("/")[-1]: json.loads(line)["detections"] for line in lines}


def small_detr(classes):
    """A picture [1, 3, 32, 32] -> queries -> logits [1, 40, classes] and boxes [1, 40, 4]."""
    make = GraphMaker(images=[1, 3, 32, 32])
    grid = make.node("Conv", "images", make.weights(8, 3, 8, 8), make.weights(8), strides=[8, 8])
    memory = make.node("Transpose", make.node("Reshape", grid, make.constant([1, 8, 16])), perm=[0, 2, 1])
    queries = make.weights(1, 40, 8)
    attention = make.node("Softmax", make.node("MatMul", queries, make.node("Transpose", memory, perm=[0, 2, 1])), axis=-1)
    hidden = make.node("Add", queries, make.node("Tanh", make.node("MatMul", attention, memory)))
    logits = make.node("Add", make.node("MatMul", hidden, make.weights(8, classes)), make.weights(classes))
    boxes = make.node("Sigmoid", make.node("MatMul", hidden, make.weights(8, 4)))
    return make.network((logits, "pred_logits"), (boxes, "pred_boxes"))


def pictures_with(categories, count):
    content = json.loads((SHARED / "coco128" / "annotations.json").read_text())
    wanted = {item["image_id"] for item in content["annotations"] if item["category_id"] in categories}
    return sorted(item["file_name"].split("/")[-1] for item in content["images"] if item["id"] in wanted)[:count]


def overlap(one, other):
    """Intersection over union of two [x, y, width, height]."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    shared = max(width, 0) * max(height, 0)
    return shared / (one[2] * one[3] + other[2] * other[3] - shared)


if __name__ == "__main__":
    unittest.main()
