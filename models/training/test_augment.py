import unittest
from pathlib import Path

import numpy

from augment import PADDING, Augmenter, Canvas
from dataset import Picture


def picture(width=100, height=80, box=(20, 10, 60, 50), label=2):
    """Dark, with the truth painted bright: where the box goes, the paint must go."""
    made = Picture(Path("none"), "made", "made", width, height, numpy.array([box], numpy.float32).reshape(-1, 4),
                   numpy.array([label] if box else [], numpy.int64), numpy.zeros((0, 4), numpy.float32))
    pixels = numpy.zeros((height, width, 3), numpy.uint8)
    if box:
        pixels[box[1]:box[3], box[0]:box[2]] = 255
    made._pixels = pixels
    return made


def painted(pixels):
    rows, columns = numpy.nonzero((pixels > 128).all(2))
    return numpy.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1])


class CanvasTests(unittest.TestCase):
    def test_boxes_follow_the_pixels(self):
        for scale, offset in ((1.0, (0, 0)), (2.0, (7, 30)), (0.6, (100, 50)), (2.0, (-30, -10))):
            canvas = Canvas(256)
            canvas.place(picture(), scale, offset, (0, 0, 256, 256))
            for flip in (False, True):
                if flip:
                    canvas.flip()
                pixels, boxes, labels, _ = canvas.result()
                self.assertLess(numpy.abs(painted(pixels) - boxes[0]).max(), 1.6, (scale, offset, flip))
                self.assertEqual(labels.tolist(), [2])

    def test_what_a_window_cuts_is_clipped_and_a_sliver_is_ignored(self):
        canvas = Canvas(256)
        canvas.place(picture(), 1.0, (0, 0), (0, 0, 40, 256))
        self.assertEqual(canvas.result()[1].tolist(), [[20, 10, 40, 50]])
        canvas = Canvas(256)
        canvas.place(picture(), 1.0, (0, 0), (0, 0, 26, 256))
        _, boxes, _, ignored = canvas.result()
        self.assertEqual((len(boxes), ignored.tolist()), (0, [[20, 10, 26, 50]]))

    def test_a_truth_too_small_to_see_is_ignored(self):
        canvas = Canvas(256)
        canvas.place(picture(box=(20, 10, 24, 50)), 0.5, (0, 0), (0, 0, 256, 256))
        _, boxes, _, ignored = canvas.result()
        self.assertEqual((len(boxes), len(ignored)), (0, 1))

    def test_outside_the_pictures_is_padding(self):
        self.assertTrue((Canvas(64).result()[0] == PADDING).all())


class AugmenterTests(unittest.TestCase):
    def test_boxes_lie_in_the_picture_and_the_same_seed_gives_the_same_samples(self):
        pictures = [picture(), picture(300, 200, (50, 50, 250, 150), 3), picture(box=())]
        samples = [[made.sample(160) for _ in range(40)] for made in (Augmenter(pictures, None, 5), Augmenter(pictures, None, 5))]
        for (pixels, boxes, labels, ignored), again in zip(*samples):
            self.assertEqual(pixels.shape, (160, 160, 3))
            self.assertEqual(len(boxes), len(labels))
            for box in [*boxes, *ignored]:
                self.assertTrue((box >= 0).all() and (box <= 160).all() and (box[2:] > box[:2]).all())
            self.assertTrue((pixels == again[0]).all())
