"""Boxes as [..., 4] tensors of left, top, right, bottom in pixels of the network's input, and the grid that predicts them."""

import torch

from network import STRIDES


def grid(height, width, device=None):
    """Of every cell, fine grid first: its column, its row and its stride, as [cells, 3]."""
    cells = []
    for stride in STRIDES:
        rows, columns = torch.meshgrid(
            torch.arange(height // stride, device=device), torch.arange(width // stride, device=device), indexing="ij")
        cells.append(torch.stack([columns.flatten(), rows.flatten(), torch.full_like(rows.flatten(), stride)], 1))
    return torch.cat(cells).float()


def decode(offsets, cells):
    """YOLOX: centre = (offset + cell) * stride, size = exp(offset) * stride."""
    stride = cells[:, 2:]
    centre = (offsets[..., :2] + cells[:, :2]) * stride
    half = offsets[..., 2:4].clamp(max=8).exp() * stride / 2
    return torch.cat([centre - half, centre + half], -1)


def area(boxes):
    return (boxes[..., 2] - boxes[..., 0]).clamp(min=0) * (boxes[..., 3] - boxes[..., 1]).clamp(min=0)


def overlap(a, b):
    """Intersection over union of a and b, broadcast against each other."""
    corner = torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])
    intersection = corner.clamp(min=0).prod(-1)
    return intersection / (area(a) + area(b) - intersection).clamp(min=1e-6)


def pairwise_overlap(a, b):
    """[len(a), len(b)]"""
    return overlap(a[:, None], b[None])


def inside(points, boxes):
    """Whether each point lies in each box: [len(boxes), len(points)]."""
    x, y = points[None, :, 0], points[None, :, 1]
    left, top, right, bottom = (boxes[:, i, None] for i in range(4))
    return (x > left) & (x < right) & (y > top) & (y < bottom)
