"""What training minimises: YOLOX's loss on the truths, and staying with the base network (the teacher) everywhere else.

The pictures name few of the things that they show. A cell outside the truths therefore isn't taught "nothing here": it is taught what
the base network answers on the same pixels, objectness, classes and box. Its logits are matched in every such cell, also where it sees
nothing: what the network knows of things that our pictures don't show is kept by that. In ignored regions objectness is the
teacher's or isn't taught at all.
"""

from dataclasses import dataclass

import torch
from torch.nn import functional

from assignment import assign
from boxes import decode, inside, overlap
from labels import ANY_VEHICLE, COCO, MOTOR_VEHICLES

BOX_WEIGHT = 5.0
NOVELTY = 2.5  # weight of the classes of truths that the base network doesn't know: cars are twenty times as many
TEACHER_SCORE = 0.05  # the teacher's classes and boxes count where its score is above


@dataclass
class Losses:
    box: torch.Tensor
    objectness: torch.Tensor
    classes: torch.Tensor
    teacher: torch.Tensor

    def total(self):
        return self.box + self.objectness + self.classes + self.teacher


def losses(outputs, teacher, targets, cells, resemblance_weight):
    """
    `resemblance_weight` is that of the distance from the teacher's outputs over all free cells.

    outputs [batch, cells, 5 + classes], logits; teacher the same with fewer classes, of the first pictures, of all or of none;
    targets a list of (boxes, labels, ignored).
    """
    centres = (cells[:, :2] + 0.5) * cells[:, 2:]
    sums = {"box": 0.0, "objectness": 0.0, "classes": 0.0, "teacher": 0.0}
    resemblance = 0.0
    count = 0.0
    for index, (output, (truths, labels, ignored)) in enumerate(zip(outputs.unbind(), targets)):
        boxes, logits = decode(output[:, :4], cells), output[:, 4:]
        cell, truth, iou = assign(truths, labels, boxes.detach(), logits.detach(), cells)
        count += len(cell)
        wanted = torch.zeros(len(cells))
        weight = torch.ones(len(cells))
        if index < len(teacher):
            with torch.no_grad():
                free = ~inside(centres, truths).any(0)
                free[cell] = False
                wanted[free] = teacher[index, free, 4].sigmoid()
            part, share = _teacher_loss(output, boxes, teacher[index], free, cells)
            sums["teacher"] = sums["teacher"] + part
            resemblance = resemblance + _distance(output, teacher[index], free)
            count += share
        elif len(ignored):
            weight[inside(centres, ignored).any(0)] = 0
        wanted[cell], weight[cell] = 1, 1
        objectness = functional.binary_cross_entropy_with_logits(logits[:, 0], wanted, reduction="none")
        sums["objectness"] = sums["objectness"] + (objectness * weight).sum()
        if len(cell):
            matched = overlap(boxes[cell], truths[truth])
            sums["box"] = sums["box"] + BOX_WEIGHT * (1 - matched**2).sum()
            sums["classes"] = sums["classes"] + class_loss(logits[cell, 1:], labels[truth], iou)
    parts = Losses(**{name: torch.as_tensor(value) / max(count, 1) for name, value in sums.items()})
    if len(teacher):
        parts.teacher = parts.teacher + resemblance_weight * resemblance / len(teacher)
    return parts


def class_loss(logits, labels, iou):
    """Binary cross-entropy of all classes against the label's, whose target is the overlap; one vehicle is enough for ANY_VEHICLE."""
    any_vehicle = labels == ANY_VEHICLE
    named = ~any_vehicle
    target = torch.zeros_like(logits)
    target[named.nonzero().squeeze(1), labels[named]] = iou[named]
    each = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    each = each * torch.where(labels >= len(COCO), NOVELTY, 1.0)[:, None]
    if not any_vehicle.any():
        return each.sum()
    vehicle = torch.zeros(logits.shape[1], dtype=torch.bool)
    vehicle[MOTOR_VEHICLES] = True
    each = each * ~(any_vehicle[:, None] & vehicle[None])
    log_absent = -functional.softplus(logits[any_vehicle][:, vehicle]).sum(1)
    log_present = torch.log((-torch.expm1(log_absent)).clamp(min=1e-6))
    some = -(iou[any_vehicle] * log_present + (1 - iou[any_vehicle]) * log_absent)
    return each.sum() + some.sum()


def _teacher_loss(output, boxes, teacher, free, cells):
    """Classes and boxes against the teacher's, weighted by its score, and the sum of these weights."""
    known = teacher.shape[1] - 5
    with torch.no_grad():
        score = teacher[:, 4].sigmoid() * teacher[:, 5:].sigmoid().amax(1)
        chosen = (free & (score > TEACHER_SCORE)).nonzero().squeeze(1)
        weight = score[chosen]
        target = functional.pad(teacher[chosen, 5:].sigmoid(), (0, output.shape[1] - 5 - known))
        wanted = decode(teacher[chosen, :4], cells[chosen])
    if len(chosen) == 0:
        return output.sum() * 0, 0.0
    classes = functional.binary_cross_entropy_with_logits(output[chosen, 5:], target, reduction="none").sum(1)
    distance = 1 - overlap(boxes[chosen], wanted)
    return (weight * (classes + BOX_WEIGHT * distance)).sum(), weight.sum().item()


def _distance(output, teacher, free):
    """Mean squared distance of the logits and box offsets that both have, in the free cells."""
    if not free.any():
        return output.sum() * 0
    return functional.mse_loss(output[free, : teacher.shape[1]], teacher[free])
