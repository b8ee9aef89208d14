"""Ignored regions: where the base network, at 640, sees something that the truths don't name."""

import json
from pathlib import Path

import cv2
import numpy
import torch

from boxes import decode, grid, pairwise_overlap
from network import load_published
from suppression import suppressed

SIZE = 640
LEAST_SCORE = 0.2
OWN = 0.3  # what overlaps a truth by more than this is that truth


def with_ignored(pictures, base, cache):
    """The same pictures with ignored regions, from the cache file where there is one."""
    cache = Path(cache)
    if cache.exists():
        regions = json.loads(cache.read_text())
    else:
        teacher = load_published(base).eval().to(memory_format=torch.channels_last)
        regions = {str(p.path): regions_of(p, teacher).tolist() for p in pictures}
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(regions))
    for picture in pictures:
        picture.ignored = numpy.array(regions[str(picture.path)], numpy.float32).reshape(-1, 4)
    return pictures


@torch.no_grad()
def regions_of(picture, teacher):
    scale = SIZE / max(picture.width, picture.height)
    height, width = (-(-int(side * scale) // 32) * 32 for side in (picture.height, picture.width))
    pixels = numpy.full((height, width, 3), 114, numpy.uint8)
    scaled = cv2.resize(picture.pixels(), (int(picture.width * scale), int(picture.height * scale)))
    pixels[: scaled.shape[0], : scaled.shape[1]] = scaled
    output = teacher(torch.from_numpy(pixels[None]).permute(0, 3, 1, 2).float())[0]
    boxes = decode(output[:, :4], grid(height, width))
    scores = output[:, 4].sigmoid() * output[:, 5:].sigmoid().amax(1)
    found = scores > LEAST_SCORE
    boxes, scores = boxes[found], scores[found]
    boxes = boxes[suppressed(boxes, scores, torch.zeros(len(boxes), dtype=torch.long), 0.65)] / scale
    if len(boxes) == 0 or len(picture.boxes) == 0:
        return boxes.numpy()
    return boxes[pairwise_overlap(boxes, torch.from_numpy(picture.boxes)).amax(1) < OWN].numpy()
