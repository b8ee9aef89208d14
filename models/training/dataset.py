"""The labelled pictures: a COCO file whose every picture carries its source, scene, licence and licence certainty."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy

from labels import label_index

# Whole sources that are set aside: another source has the same class, so these show how the network carries over.
VALIDATION_SOURCES = {"bicycle_web", "fox_clip"}
VALIDATION_SHARE = 0.12
SPLIT_SEED = 5


@dataclass
class Picture:
    path: Path
    source: str
    scene: str
    width: int
    height: int
    boxes: numpy.ndarray  # [n, 4] float32, left, top, right, bottom in the picture's pixels
    labels: numpy.ndarray  # [n] class indices, or labels.ANY_VEHICLE
    ignored: numpy.ndarray  # [n, 4] regions where something unlabelled probably is

    _pixels = None

    def pixels(self):
        """BGR, kept in memory once read."""
        if self._pixels is None:
            self._pixels = cv2.imread(str(self.path), cv2.IMREAD_COLOR)
            if self._pixels is None:
                raise ValueError(f"{self.path}: not a picture that OpenCV can read")
        return self._pixels


def read(folder):
    """All pictures of a data folder: `annotations.json` and what it names."""
    folder = Path(folder)
    content = json.loads((folder / "annotations.json").read_text())
    names = {category["id"]: category["name"] for category in content["categories"]}
    found = {image["id"]: ([], []) for image in content["images"]}
    for annotation in content["annotations"]:
        boxes, labels = found[annotation["image_id"]]
        x, y, width, height = annotation["bbox"]
        boxes.append([x, y, x + width, y + height])
        labels.append(label_index(names[annotation["category_id"]]))
    return [
        Picture(
            folder / image["file_name"], image.get("source", folder.name), image.get("scene", image["file_name"]), image["width"], image["height"],
            numpy.array(found[image["id"]][0], numpy.float32).reshape(-1, 4), numpy.array(found[image["id"]][1], numpy.int64),
            numpy.zeros((0, 4), numpy.float32))
        for image in content["images"]
    ]


def split(pictures):
    """Training and validation pictures. A scene lies on one side only; a source of one scene (a fixed camera) is split by picture."""
    scenes = Counter((p.source, p.scene) for p in pictures)
    sources = Counter(source for source, _ in scenes)

    def is_set_aside(picture):
        if picture.source in VALIDATION_SOURCES:
            return True
        key = picture.scene if sources[picture.source] > 1 else picture.path.name
        return int(hashlib.sha256(f"{SPLIT_SEED}{key}".encode()).hexdigest(), 16) % 1000 < VALIDATION_SHARE * 1000

    training = [p for p in pictures if not is_set_aside(p)]
    return training, [p for p in pictures if is_set_aside(p)]


def sampling_weights(pictures):
    """Pictures of rare classes come more often: the root of how much rarer than 200 pictures their rarest class is, at most 3."""
    counts = Counter(label for p in pictures for label in set(p.labels.tolist()))
    weights = [max([(200 / counts[label]) ** 0.5 for label in set(p.labels.tolist())], default=1.0) for p in pictures]
    weights = numpy.clip(numpy.array(weights), 0.7, 3)
    return weights / weights.sum()
