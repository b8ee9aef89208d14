"""Runs an ONNX detector through OpenVINO, in float, on one thread, as the program does: letterbox, decode, threshold, suppression."""

import cv2
import numpy
import openvino
import torch

from boxes import decode, grid
from suppression import suppressed

LEAST_SCORE = 0.01
OVERLAP = 0.65
CANDIDATES = 1000
MOST = 300
LARGE_SIDE = 600  # a picture with a longer side than this is looked at in 640


def size_for(picture, size):
    """The side of the network's input: a number of pixels, or "auto" for 416 or 640 by the picture's size."""
    if size != "auto":
        return int(size)
    return 640 if max(picture.width, picture.height) >= LARGE_SIDE else 416


def letterboxed(pixels, size):
    """[1, 3, size, size] float32 BGR with the picture at the top left, and the scale that it got."""
    height, width = pixels.shape[:2]
    scale = size / max(height, width)
    canvas = numpy.full((size, size, 3), 114, numpy.uint8)
    scaled = cv2.resize(pixels, (int(width * scale), int(height * scale)), interpolation=cv2.INTER_LINEAR)
    canvas[: scaled.shape[0], : scaled.shape[1]] = scaled
    return canvas.transpose(2, 0, 1)[None].astype(numpy.float32), scale


class OpenVINODetector:
    def __init__(self, path):
        self.core = openvino.Core()
        self.core.set_property("CPU", {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": 1})
        self.path, self.compiled, self.cells = path, {}, {}

    def _network(self, size):
        if size not in self.compiled:
            model = self.core.read_model(self.path)
            model.reshape([1, 3, size, size])
            self.compiled[size] = self.core.compile_model(model, "CPU")
            self.cells[size] = grid(size, size)
        return self.compiled[size], self.cells[size]

    def __call__(self, picture, size):
        """Boxes [n, 4] in the picture's pixels, scores [n] and classes [n], best first."""
        side = size_for(picture, size)
        network, cells = self._network(side)
        pixels, scale = letterboxed(picture.pixels(), side)
        output = torch.from_numpy(network(pixels)[0][0])
        return (values.numpy() for values in detections(output, cells, scale))


def detections(output, cells, scale):
    """Of every cell its best class, as the program takes it."""
    scores, classes = (output[:, 4:5] * output[:, 5:]).max(1)
    found = (scores > LEAST_SCORE).nonzero().squeeze(1)
    found = found[scores[found].argsort(descending=True, stable=True)][:CANDIDATES]
    boxes, scores, classes = decode(output[found, :4], cells[found]) / scale, scores[found], classes[found]
    stays = suppressed(boxes, scores, classes, OVERLAP)[:MOST]
    return boxes[stays], scores[stays], classes[stays]
