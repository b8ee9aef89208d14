"""Non-maximum suppression, as the program does it: a box goes if one of the same class and of a higher score overlaps it too much."""

import torch

from boxes import pairwise_overlap


def suppressed(boxes, scores, classes, threshold):
    """The indices of the boxes that stay, best first."""
    order = scores.argsort(descending=True, stable=True)
    boxes, classes = boxes[order], classes[order]
    rivals = (pairwise_overlap(boxes, boxes) > threshold) & (classes[:, None] == classes[None])
    stays = torch.ones(len(order), dtype=torch.bool)
    for index in range(len(order)):
        if stays[index]:
            stays[index + 1 :] &= ~rivals[index, index + 1 :]
    return order[stays]
