"""SimOTA (YOLOX, arXiv:2107.08430, section 2.2): which cells shall predict which truth.

Every truth takes the k cells that are cheapest for it, where cost = classification loss + 3 * IoU loss and k is the sum of its ten
best overlaps; a cell that two truths want goes to the one for which it is cheaper.
"""

import torch
from torch.nn import functional

from boxes import inside, pairwise_overlap
from labels import ANY_VEHICLE, MOTOR_VEHICLES

RADIUS = 2.5  # strides around a truth's centre
CANDIDATES = 10
OUTSIDE = 1e5


@torch.no_grad()
def assign(truths, labels, boxes, logits, cells):
    """
    truths [n, 4] and labels [n]; predicted boxes [cells, 4] and logits [cells, 1 + classes] (objectness first); cells of the grid.
    Returns, of each assigned cell: its index, its truth's index, its overlap with the truth.
    """
    none = torch.zeros(0, dtype=torch.long)
    if len(truths) == 0:
        return none, none, torch.zeros(0)
    centres = (cells[:, :2] + 0.5) * cells[:, 2:]
    middle = (truths[:, :2] + truths[:, 2:]) / 2
    within_box = inside(centres, truths)
    within_radius = ((centres[None] - middle[:, None]).abs() < RADIUS * cells[None, :, 2:]).all(-1)
    candidates = (within_box | within_radius).any(0).nonzero().squeeze(1)
    if len(candidates) == 0:
        return none, none, torch.zeros(0)
    overlaps = pairwise_overlap(truths, boxes[candidates])
    cost = class_cost(labels, logits[candidates]) - 3 * torch.log(overlaps + 1e-8)
    cost = cost + OUTSIDE * ~(within_box & within_radius)[:, candidates]
    chosen = _cheapest(cost, overlaps)
    cell, truth = chosen.t().nonzero(as_tuple=True)
    return candidates[cell], truth, overlaps[truth, cell]


def class_cost(labels, logits):
    """Binary cross-entropy of sqrt(class * objectness) against each truth's class: [truths, cells]."""
    logits = logits.float()
    probability = (functional.logsigmoid(logits[:, 1:]) / 2 + functional.logsigmoid(logits[:, :1]) / 2).exp()
    probability = probability.clamp(1e-6, 1 - 1e-6)
    absent = -torch.log1p(-probability)
    present = -torch.log(probability)
    columns = []
    for label in labels.tolist():
        if label == ANY_VEHICLE:  # as if it were the vehicle that the cell likes best
            label = torch.tensor(MOTOR_VEHICLES)[probability[:, MOTOR_VEHICLES].argmax(1)]
            rows = torch.arange(len(logits))
            columns.append(absent.sum(1) - absent[rows, label] + present[rows, label])
        else:
            columns.append(absent.sum(1) - absent[:, label] + present[:, label])
    return torch.stack(columns)


def _cheapest(cost, overlaps):
    """The chosen pairs, [truths, cells] of bool, at most one truth a cell."""
    best = overlaps.topk(min(CANDIDATES, overlaps.shape[1]), 1).values
    counts = best.sum(1).int().clamp(min=1)
    order = cost.argsort(1)
    rank = torch.empty_like(order).scatter_(1, order, torch.arange(cost.shape[1]).expand_as(order).contiguous())
    chosen = rank < counts[:, None]
    contested = chosen.sum(0) > 1
    if contested.any():
        winner = cost[:, contested].argmin(0)
        chosen[:, contested] = False
        chosen[winner, contested] = True
    return chosen
