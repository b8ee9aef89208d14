import json
import tempfile
import unittest
from pathlib import Path

import numpy

import dataset
from labels import ANY_VEHICLE, INDEX


def folder_of(directory, images):
    """images: (source, scene, [(label, x, y, width, height)])"""
    content = {"images": [], "annotations": [], "categories": []}
    numbers = {}
    for index, (source, scene, boxes) in enumerate(images):
        content["images"].append({"id": index, "file_name": f"{index}.jpg", "source": source, "scene": scene, "width": 100, "height": 80})
        for label, *box in boxes:
            number = numbers.setdefault(label, len(numbers) + 1)
            content["annotations"].append({"id": len(content["annotations"]), "image_id": index, "category_id": number, "bbox": box})
    content["categories"] = [{"id": number, "name": label} for label, number in numbers.items()]
    (Path(directory) / "annotations.json").write_text(json.dumps(content))
    return directory


class DatasetTests(unittest.TestCase):
    def read(self, images):
        with tempfile.TemporaryDirectory() as directory:
            return dataset.read(folder_of(directory, images))

    def test_boxes_become_corners_and_labels_class_indices(self):
        picture, empty = self.read([("a", "s", [("car", 10, 20, 30, 40), ("vehicle", 0, 0, 5, 5)]), ("a", "s", [])])
        self.assertEqual(picture.boxes.tolist(), [[10, 20, 40, 60], [0, 0, 5, 5]])
        self.assertEqual(picture.labels.tolist(), [INDEX["car"], ANY_VEHICLE])
        self.assertEqual(empty.boxes.shape, (0, 4))

    def test_an_unknown_label_is_refused(self):
        with self.assertRaisesRegex(ValueError, "unicorn"):
            self.read([("a", "s", [("unicorn", 0, 0, 5, 5)])])

    def test_a_scene_lies_on_one_side_of_the_split(self):
        pictures = self.read([("clips", f"scene {n % 40}", []) for n in range(400)] + [("fixed", "the camera", []) for _ in range(300)])
        training, validation = dataset.split(pictures)
        self.assertEqual(len(training) + len(validation), len(pictures))
        scenes = [{p.scene for p in part if p.source == "clips"} for part in (training, validation)]
        self.assertTrue(scenes[0] and scenes[1] and not scenes[0] & scenes[1])
        self.assertGreater(sum(p.source == "fixed" for p in validation), 10)
        self.assertGreater(sum(p.source == "fixed" for p in training), 200)

    def test_whole_sources_are_set_aside(self):
        training, _ = dataset.split(self.read([("fox_clip", f"{n}", [("fox", 0, 0, 9, 9)]) for n in range(9)] + [("a", "s", [])]))
        self.assertEqual({p.source for p in training} & dataset.VALIDATION_SOURCES, set())

    def test_rare_classes_come_more_often_within_bounds(self):
        pictures = self.read([("a", f"{n}", [("car", 0, 0, 9, 9)]) for n in range(300)] + [("a", "x", [("deer", 0, 0, 9, 9)])])
        weights = dataset.sampling_weights(pictures)
        self.assertAlmostEqual(weights.sum(), 1)
        self.assertGreater(weights[-1], weights[0])
        self.assertLessEqual(weights.max() / weights.min(), 3 / 0.7 + 1e-9)


class EvaluationTests(unittest.TestCase):
    def test_precision_of_a_perfect_a_half_and_a_blind_detector(self):
        from evaluate import average_precision

        box, far = numpy.array([[10.0, 10, 50, 50]], numpy.float32), numpy.array([[60.0, 60, 90, 90]], numpy.float32)
        truths = [(box, numpy.array([2])), (box, numpy.array([2]))]
        right, wrong = (box, numpy.array([0.9]), numpy.array([2])), (far, numpy.array([0.8]), numpy.array([2]))
        self.assertAlmostEqual(average_precision(truths, [right, right])[2], 1.0)
        self.assertAlmostEqual(average_precision(truths, [right, wrong])[2], 51 / 101)
        self.assertAlmostEqual(average_precision(truths, [wrong, wrong])[2], 0.0)

    def test_a_group_counts_one_thing_once_whatever_its_class(self):
        from evaluate import grouped
        from labels import VEHICLES

        box = numpy.array([[10.0, 10, 50, 50]], numpy.float32)
        truths = [(box, numpy.array([ANY_VEHICLE]))]
        found = [(numpy.repeat(box, 3, 0), numpy.array([0.9, 0.8, 0.7], numpy.float32), numpy.array([INDEX["car"], INDEX["truck"], 0]))]
        (new_boxes, new_labels), = grouped(VEHICLES, truths, found)[0]
        (boxes, scores, labels), = grouped(VEHICLES, truths, found)[1]
        self.assertEqual((len(new_boxes), new_labels.tolist(), len(boxes), labels.tolist()), (1, [0], 1, [0]))
