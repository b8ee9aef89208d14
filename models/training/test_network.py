"""The published network is needed for the tests that compare with it: YOLOX_NANO=path, or ../shared/models beside the checkout."""

import math
import os
import tempfile
import unittest
from pathlib import Path

import numpy
import torch

from boxes import decode, grid
from export import export, mixed, shares
from labels import CLASSES, INDEX, NEW
from network import Detector, Exported, load_published
from suppression import suppressed
from widening import widened

BESIDE = Path(__file__).resolve().parents[2].parent / "shared/models/yolox_nano.onnx"
PUBLISHED = Path(os.environ.get("YOLOX_NANO", BESIDE))


class GridTests(unittest.TestCase):
    def test_cells_run_row_by_row_from_the_fine_grid_to_the_coarse(self):
        cells = grid(64, 96)
        self.assertEqual(len(cells), 8 * 12 + 4 * 6 + 2 * 3)
        self.assertEqual([cells[i].tolist() for i in (0, 1, 12, 96, 120)], [[0, 0, 8], [1, 0, 8], [0, 1, 8], [0, 0, 16], [0, 0, 32]])

    def test_a_box_decodes_around_its_cell(self):
        cells = grid(64, 64)
        box = decode(torch.tensor([[0.5, 0.25, 0.0, math.log(2.0)]]), cells[9:10])[0]  # column 1, row 1, stride 8
        torch.testing.assert_close(box, torch.tensor([8.0, 2.0, 16.0, 18.0]))


class SuppressionTests(unittest.TestCase):
    def test_the_better_of_two_alike_stays_and_another_class_is_left_alone(self):
        boxes = torch.tensor([[0.0, 0, 10, 10], [0, 0, 10, 9], [0, 0, 10, 10], [50, 50, 60, 60]])
        stays = suppressed(boxes, torch.tensor([0.5, 0.9, 0.4, 0.1]), torch.tensor([1, 1, 2, 1]), 0.65)
        self.assertEqual(stays.tolist(), [1, 2, 3])


class WideningTests(unittest.TestCase):
    def test_old_classes_answer_as_before_and_new_ones_like_their_relatives(self):
        torch.manual_seed(0)
        narrow = Detector(80).eval()
        picture = torch.rand(1, 3, 64, 64) * 255
        with torch.no_grad():
            before = narrow(picture)
            after = widened(narrow)(picture)
        torch.testing.assert_close(after[..., :85], before)
        relatives = [5 + INDEX[name] for name in NEW["ambulance"]]
        torch.testing.assert_close(after[..., 5 + INDEX["ambulance"]], before[..., relatives].mean(-1))

    def test_a_mixture_lies_between_and_each_part_has_its_share(self):
        one, other = Detector(3), Detector(3)
        for detector, value in ((one, 1.0), (other, 0.0)):
            for parameter in detector.parameters():
                parameter.data.fill_(value)
        found = {name: parameter.unique().tolist() for name, parameter in mixed(one, other, shares("0.25,0.5,0.75")).named_parameters()}
        self.assertEqual(found["heads.0.box_tower.0.0.conv.weight"], [0.25])
        self.assertEqual(found["heads.2.box.bias"] + found["heads.2.objectness.bias"], [0.25, 0.25])
        self.assertEqual(found["heads.1.class_tower.1.1.conv.bias"] + found["heads.1.classes.weight"], [0.5, 0.5])
        self.assertEqual(found["backbone.stage4.0.0.conv.weight"] + found["neck.down4.merge.conv.bias"] + found["heads.0.stem.conv.bias"], [0.75] * 3)


@unittest.skipUnless(PUBLISHED.exists(), f"{PUBLISHED} is not here")
class PublishedNetworkTests(unittest.TestCase):
    def test_the_module_answers_as_the_published_file_does(self):
        import onnxruntime

        picture = torch.rand(1, 3, 416, 416, generator=torch.Generator().manual_seed(1)) * 255
        expected = onnxruntime.InferenceSession(str(PUBLISHED)).run(None, {"images": picture.numpy()})[0]
        with torch.no_grad():
            answered = Exported(load_published(PUBLISHED).eval())(picture).numpy()
        self.assertLess(numpy.abs(answered - expected).max(), 1e-4)

    def test_the_exported_file_answers_as_the_module_does_at_any_size(self):
        import onnxruntime

        detector = widened(load_published(PUBLISHED)).eval()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "network.onnx"
            export(detector, path)
            session = onnxruntime.InferenceSession(str(path))
            for height, width in ((416, 416), (64, 96)):
                picture = torch.rand(1, 3, height, width) * 255
                found = session.run(None, {"images": picture.numpy()})[0]
                with torch.no_grad():
                    expected = Exported(detector)(picture).numpy()
                self.assertEqual(found.shape, (1, len(grid(height, width)), 5 + len(CLASSES)))
                self.assertLess(numpy.abs(found - expected).max(), 1e-3)
