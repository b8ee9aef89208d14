"""Cuts classes out of small networks made here, and compares every value that stays; and shows what is refused."""

import unittest

import numpy
import onnx

from cut import cut_classes
from heads import ClassAxis
from network import Network
from refusal import Refusal
from testing import GraphMaker, ScratchFolder, infer

CUT = [0, 3]  # of six classes


def features(*shape):
    return numpy.random.default_rng(3).standard_normal(shape, numpy.float32)


class Cuts(unittest.TestCase):
    def check(self, network, values, axis, first=0, options=(), classes=CUT, exact=True):
        """Cuts; the outputs that stay must be equal. Returns the outputs before and after and the new model."""
        parsed = Network(network)
        axis %= len(parsed.shape(parsed.outputs[0]))
        _, weights = cut_classes(parsed, [ClassAxis(parsed.outputs[0], axis, first)], classes, *options)
        data = parsed.serialized()
        before, after = infer(network, values), infer(data, values)
        before[0] = numpy.delete(before[0], [first + index for index in classes], axis)
        for old, new in zip(before, after, strict=True):
            self.assertEqual(old.shape, new.shape)
            if exact:
                numpy.testing.assert_allclose(new, old, atol=1e-5)
        self.assertTrue(weights)
        return before, after, onnx.load_model_from_string(data)

    def refused(self, network, words, axis=-1, options=(), classes=CUT, first=0):
        parsed = Network(network)
        axis %= len(parsed.shape(parsed.outputs[0]))
        with self.assertRaisesRegex(Refusal, words):
            cut_classes(parsed, [ClassAxis(parsed.outputs[0], axis, first)], classes, *options)

    def test_linear_layer_and_bias(self):
        for opset in (11, 17):
            make = GraphMaker(opset, x=[1, 20, 8])
            boxes = make.node("Sigmoid", make.node("MatMul", "x", make.weights(8, 4)))
            logits = make.node("Add", make.weights(6), make.node("MatMul", "x", make.weights(8, 6, name="class_weights")))
            _, _, model = self.check(make.network(logits, boxes), features(1, 20, 8), axis=-1)
            shapes = {tensor.name: list(tensor.dims) for tensor in model.graph.initializer}
            self.assertEqual(shapes["class_weights"], [8, 4])

    def test_transposed_weights_and_gemm(self):
        make = GraphMaker(x=[20, 8])
        turned = make.node("Transpose", make.weights(6, 8))
        first = make.node("MatMul", "x", turned)
        second = make.node("Gemm", "x", make.weights(6, 8), make.weights(6), transB=1)
        third = make.node("Gemm", "x", make.weights(8, 6), make.weights(1))
        self.check(make.network(make.node("Sigmoid", make.node("Add", make.node("Mul", first, second), third))),
                   features(20, 8), axis=-1)

    def test_one_layer_shared_by_all_strides(self):
        """The weights shrink once, for both places that use them."""
        make = GraphMaker(x=[1, 8, 4, 4])
        small = make.node("MaxPool", "x", kernel_shape=[2, 2], strides=[2, 2])
        weights, bias = make.weights(6, 8, 1, 1), make.weights(6)
        parts = [make.node("Reshape", make.node("Conv", source, weights, bias), make.constant([1, 6, -1]))
                 for source in ("x", small)]
        scores = make.node("Transpose", make.node("Concat", *parts, axis=2), perm=[0, 2, 1])
        self.check(make.network(scores), features(1, 8, 4, 4), axis=-1)

    def test_yolov5_with_anchors(self):
        """[1, 3 * (5 + C), h, w] -> [1, 3, 5 + C, h, w] -> [1, 3, h, w, 5 + C] -> Split -> Concat -> [1, places, 5 + C]"""
        for opset in (12, 13, 18):
            make, parts = GraphMaker(opset, x=[1, 8, 4, 4]), []
            for size in (1, 2):
                source = make.node("MaxPool", "x", kernel_shape=[size, size], strides=[size, size])
                side = 4 // size
                raw = make.node("Conv", source, make.weights(33, 8, 1, 1), make.weights(33))
                raw = make.node("Reshape", raw, make.constant([0, 3, 11, side, -1]))
                raw = make.node("Sigmoid", make.node("Transpose", raw, perm=[0, 1, 3, 4, 2]))
                sizes = {"split": [2, 2, 7]} if opset < 13 else {}
                xy, wh, rest = make.node("Split", raw, *([] if sizes else [make.constant([2, 2, 7])]), outputs=3, axis=4, **sizes)
                moved = make.node("Mul", make.node("Add", xy, make.weights(1, 3, side, side, 2)), make.constant(numpy.float32(8)))
                joined = make.node("Concat", moved, make.node("Pow", wh, make.constant(numpy.float32(2))), rest, axis=-1)
                parts.append(make.node("Reshape", joined, make.constant([1, -1, 11])))
            self.check(make.network(make.node("Concat", *parts, axis=1)), features(1, 8, 4, 4), axis=-1, first=5)

    def test_yolov8_with_distributions(self):
        """Scores and box distributions share a tensor until a Split; the softmax over distances is none over classes."""
        make = GraphMaker(13, x=[1, 8, 4, 4])
        both = make.node("Concat", make.node("Conv", "x", make.weights(16, 8, 1, 1)),
                         make.node("Conv", "x", make.weights(6, 8, 3, 3), make.weights(6), pads=[1, 1, 1, 1]), axis=1)
        flat = make.node("Reshape", both, make.constant([1, 22, -1]))
        box, scores = make.node("Split", flat, make.constant([16, 6]), outputs=2, axis=1)
        bins = make.node("Transpose", make.node("Reshape", box, make.constant([1, 4, 4, 16])), perm=[0, 2, 1, 3])
        box = make.node("Reshape", make.node("Conv", make.node("Softmax", bins, axis=1), make.weights(1, 4, 1, 1)),
                        make.constant([1, 4, 16]))
        self.check(make.network(make.node("Concat", box, make.node("Sigmoid", scores), axis=1)), features(1, 8, 4, 4),
                   axis=-2, first=4)

    def test_slices_gathers_and_extra_axes(self):
        for opset in (9, 11, 13):
            make = GraphMaker(opset, x=[1, 8, 4, 4])
            raw = make.node("Conv", "x", make.weights(11, 8, 1, 1), make.weights(11))
            raw = make.node("Transpose", make.node("Reshape", raw, make.constant([1, 11, 16])), perm=[0, 2, 1])

            def part(first, behind):
                if opset < 10:
                    return make.node("Slice", raw, axes=[2], starts=[first], ends=[behind])
                return make.node("Slice", raw, *map(make.constant, ([first], [behind], [-1])))

            objectness = make.node("Gather", raw, make.constant(numpy.int64(4)), axis=2)
            axes = ({"axes": [2]}, ()) if opset < 13 else ({}, (make.constant([2]),))
            objectness = make.node("Unsqueeze", objectness, *axes[1], **axes[0])
            scores = make.node("Mul", make.node("Sigmoid", objectness), make.node("Sigmoid", part(5, 2**63 - 1)))
            scores = make.node("Gather", scores, make.constant([5, 4, 3, 2, 1, 0]), axis=-1)
            scores = make.node("Gather", scores, make.constant([5, 4, 3, 2, 1, 0]), axis=-1)
            self.check(make.network(make.node("Concat", part(0, 4), scores, axis=2)), features(1, 8, 4, 4), axis=-1, first=4)

    def test_ssd_style_anchors(self):
        """[1, h, w, A * C] -> [1, h * w * A, C] merges and splits axes in one Reshape."""
        make = GraphMaker(x=[1, 8, 4, 4])
        raw = make.node("Transpose", make.node("Conv", "x", make.weights(18, 8, 1, 1), make.weights(18)), perm=[0, 2, 3, 1])
        self.check(make.network(make.node("Sigmoid", make.node("Reshape", raw, make.constant([1, 48, 6])))),
                   features(1, 8, 4, 4), axis=-1)

    def test_softmax_only_by_consent(self):
        make = GraphMaker(x=[1, 20, 8])
        network = make.network(make.node("Softmax", make.node("MatMul", "x", make.weights(8, 6)), axis=-1))
        self.refused(network, "scores of those that stay grow")
        before, after, _ = self.check(network, features(1, 20, 8), axis=-1, options=[True], exact=False)
        numpy.testing.assert_allclose(after[0], before[0] / before[0].sum(axis=-1, keepdims=True), atol=1e-6)

    def test_queries_chosen_by_class_scores(self):
        """The weights of the head that chooses queries must go too, which may choose others: only by consent."""
        make = GraphMaker(13, x=[1, 20, 8])
        chooser = make.node("Add", make.node("MatMul", "x", make.weights(8, 6, name="chooser")), make.weights(6))
        best = make.node("ReduceMax", chooser, axes=[-1], keepdims=0)
        _, places = make.node("TopK", best, make.constant([5]), outputs=2, axis=1)
        places = make.node("Unsqueeze", places, make.constant([2]))
        places = make.node("Expand", places, make.constant([1, 5, 8]))
        queries = make.node("GatherElements", "x", places, axis=1)
        network = make.network(make.node("Sigmoid", make.node("MatMul", queries, make.weights(8, 6))))
        self.refused(network, "chooses what the network looks at")
        _, _, model = self.check(network, features(1, 20, 8), axis=-1, options=[True], exact=False)
        shapes = {tensor.name: list(tensor.dims) for tensor in model.graph.initializer}
        self.assertEqual(shapes["chooser"], [8, 4])

    def test_queries_chosen_by_one_class(self):
        """The class that chooses stays, and with it the choice; where it is to go, nothing can be cut."""
        make = GraphMaker(13, x=[1, 20, 8])
        chooser = make.node("MatMul", "x", make.weights(8, 6, name="chooser"))
        _, places = make.node("TopK", make.node("Gather", chooser, make.constant(numpy.int64(2)), axis=2), make.constant([5]),
                              outputs=2, axis=1)
        places = make.node("Expand", make.node("Unsqueeze", places, make.constant([2])), make.constant([1, 5, 8]))
        queries = make.node("GatherElements", "x", places, axis=1)
        network = make.network(make.node("MatMul", queries, make.weights(8, 6)))
        _, _, model = self.check(network, features(1, 20, 8), axis=-1)
        shapes = {tensor.name: list(tensor.dims) for tensor in model.graph.initializer}
        self.assertEqual(shapes["chooser"], [8, 4])
        self.refused(network, "a class that is to go", classes=[2])

    def test_nothing_names_the_cut_classes_any_more(self):
        make = GraphMaker(x=[1, 20, 8])
        model = onnx.load_model_from_string(make.network(make.node("MatMul", "x", make.weights(8, 6))))
        onnx.helper.set_model_props(model, {"names": "{0: 'angry woman'}"})
        model.doc_string = model.graph.doc_string = model.graph.node[0].doc_string = "angry woman"
        _, _, stripped = self.check(model.SerializeToString(), features(1, 20, 8), axis=-1)
        self.assertNotIn(b"angry", stripped.SerializeToString())

    def test_constants_listed_as_inputs(self):
        make = GraphMaker(x=[1, 20, 8])
        make.inputs.append(onnx.helper.make_tensor_value_info("w", onnx.TensorProto.FLOAT, [8, 6]))
        network = make.network(make.node("MatMul", "x", make.weights(8, 6, name="w")))
        _, _, model = self.check(network, features(1, 20, 8), axis=-1)
        self.assertEqual([d.dim_value for d in model.graph.input[1].type.tensor_type.shape.dim], [8, 4])

    def test_what_is_not_understood_is_refused(self):
        def conv(make, channels=6, **attributes):
            return make.node("Conv", "x", make.weights(channels, 8 // attributes.get("group", 1), 1, 1), **attributes)

        def later_layer(make):
            scores = conv(make)
            return make.node("Concat", scores, make.node("Conv", scores, make.weights(6, 6, 1, 1)), axis=1)

        cases = {
            "in groups": lambda make: conv(make, group=2),
            "as features": later_layer,
            "TopK .* can't cut": lambda make: make.node("TopK", conv(make), make.constant([6]), outputs=2, axis=1)[0],
            "given to the network": lambda make: make.node("Slice", "x", *map(make.constant, ([0], [6], [1]))),
            "mixes the classes": lambda make: make.node("Reshape", conv(make, 3), make.constant([1, 6, 2, 4])),
            "at intervals": lambda make: make.node(
                "Concat", make.node("Slice", conv(make), *map(make.constant, ([5], [-9], [1], [-1]))), axis=1),
        }
        for words, build in cases.items():
            with self.subTest(words):
                make = GraphMaker(x=[1, 8, 4, 4])
                self.refused(make.network(build(make)), words, axis=1)

    def test_other_outputs_stay_whole(self):
        make = GraphMaker(x=[1, 8, 4, 4])
        scores = make.node("Conv", "x", make.weights(6, 8, 1, 1))
        self.refused(make.network(scores, make.node("Sigmoid", scores)), "would also cut other values", axis=1)

    def test_all_classes(self):
        make = GraphMaker(x=[1, 20, 8])
        self.refused(make.network(make.node("MatMul", "x", make.weights(8, 6))), "nothing would be left", classes=range(6))

    def test_not_onnx(self):
        for data in (b"", b"\x00" * 40, b"no network at all"):
            with self.assertRaisesRegex(Refusal, "can't be used as ONNX"):
                Network(data)


class DETR(ScratchFolder):
    LABELS = ["car", "angry woman", "dog", "person", "elderly man", "bus"]

    def model(self, extra):
        """Queries [1, 20, 8] -> logits [1, 20, 6 (+ 1)] and boxes [1, 20, 4]."""
        make = GraphMaker(images=[1, 3, 16, 16])
        grid = make.node("Conv", "images", make.weights(8, 3, 4, 4), make.weights(8), strides=[4, 4])
        memory = make.node("Transpose", make.node("Reshape", grid, make.constant([1, 8, 16])), perm=[0, 2, 1])
        queries = make.weights(1, 20, 8)
        attention = make.node("Softmax", make.node("MatMul", queries, make.node("Transpose", memory, perm=[0, 2, 1])), axis=-1)
        hidden = make.node("Add", queries, make.node("MatMul", attention, memory))
        logits = make.node("Add", make.node("MatMul", hidden, make.weights(8, 6 + extra)), make.weights(6 + extra))
        boxes = make.node("Sigmoid", make.node("MatMul", make.node("Relu", make.node("MatMul", hidden, make.weights(8, 8))),
                                               make.weights(8, 4)))
        return make.network((logits, "pred_logits"), (boxes, "pred_boxes"))

    def test_with_and_without_a_class_for_no_object(self):
        for extra in (0, 1):
            network = self.model(extra)
            source = self.write_model(f"detr{extra}", network, self.LABELS, "detr")
            judge = self.judge(["angry woman", "elderly man"])
            target = self.folder / f"out{extra}.yaml"
            if extra:
                status, _, message = self.run_tool(source, target, program=judge)
                self.assertEqual((status, "no object" in message), (1, True))
            status, report, message = self.run_tool(source, target, *["--allow-changed-scores"] * extra, program=judge)
            self.assertEqual((status, message), (0, ""))
            picture = features(1, 3, 16, 16)
            before, after = infer(network, picture), infer(target.with_suffix(".onnx").read_bytes(), picture)
            numpy.testing.assert_allclose(after[0], numpy.delete(before[0], [1, 4], axis=-1), atol=1e-5)
            numpy.testing.assert_allclose(after[1], before[1], atol=1e-5)
            self.assertIn(f"[8, {6 + extra}] -> [8, {4 + extra}]", report)


if __name__ == "__main__":
    unittest.main()
