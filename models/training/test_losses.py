import unittest

import torch

from boxes import grid, inside
from labels import ANY_VEHICLE, CLASSES, INDEX
from losses import class_loss, losses

CELLS = grid(96, 96)
NONE = torch.zeros(0, 4), torch.zeros(0, dtype=torch.long), torch.zeros(0, 4)
NOBODY = torch.zeros(0, len(CELLS), 85)


def logits(*likes):
    values = torch.full((1, len(CLASSES)), -6.0)
    for name in likes:
        values[0, INDEX[name]] = 6.0
    return values


class ClassLossTests(unittest.TestCase):
    def loss(self, values, label):
        return class_loss(values, torch.tensor([label]), torch.ones(1)).item()

    def test_one_vehicle_is_enough_where_the_kind_is_unknown(self):
        for name in ("car", "bus", "truck", "ambulance"):
            self.assertLess(self.loss(logits(name), ANY_VEHICLE), 0.5)
        self.assertGreater(self.loss(logits(), ANY_VEHICLE), 3)

    def test_another_class_in_its_place_costs(self):
        self.assertGreater(self.loss(logits("kite"), ANY_VEHICLE), 6)
        self.assertGreater(self.loss(logits("dog"), INDEX["fox"]), self.loss(logits("fox"), INDEX["fox"]) + 6)

    def test_a_sure_vehicle_leaves_the_loss_finite(self):
        values = logits().fill_(-80.0).requires_grad_()
        loss = class_loss(values, torch.tensor([ANY_VEHICLE]), torch.ones(1))
        loss.backward()
        self.assertTrue(loss.isfinite() and values.grad.isfinite().all())


class LossTests(unittest.TestCase):
    def outputs(self):
        values = torch.zeros(1, len(CELLS), 5 + len(CLASSES))
        values[..., 4:] = -5
        return values.requires_grad_()

    def test_without_truth_objectness_alone_is_taught(self):
        outputs = self.outputs()
        parts = losses(outputs, NOBODY, [NONE], CELLS, 2.0)
        self.assertGreater(parts.objectness.item(), 0)
        self.assertEqual(parts.box.item() + parts.classes.item() + parts.teacher.item(), 0)

    def test_an_ignored_region_teaches_nothing(self):
        outputs, region = self.outputs(), torch.tensor([[0.0, 0.0, 48.0, 96.0]])
        losses(outputs, NOBODY, [(*NONE[:2], region)], CELLS, 2.0).total().backward()
        held = inside((CELLS[:, :2] + 0.5) * CELLS[:, 2:], region)[0]
        self.assertEqual(outputs.grad[0, held].abs().sum().item(), 0)
        self.assertGreater(outputs.grad[0, ~held].abs().sum().item(), 0)

    def test_what_the_teacher_sees_outside_the_truths_is_kept(self):
        teacher = torch.full((1, len(CELLS), 85), -9.0)
        teacher[0, 20, :4], teacher[0, 20, 4], teacher[0, 20, 5 + INDEX["dog"]] = 0, 4, 4
        outputs = self.outputs()
        losses(outputs, teacher, [NONE], CELLS, 2.0).total().backward()
        self.assertLess(outputs.grad[0, 20, 4].item(), 0)  # a step against the gradient raises it
        self.assertLess(outputs.grad[0, 20, 5 + INDEX["dog"]].item(), 0)
        self.assertGreater(outputs.grad[0, 20, 5 + INDEX["fox"]].item(), 0)
        self.assertGreater(outputs.grad[0, 21, 4].item(), 0)

    def test_inside_a_truth_the_teacher_is_not_asked(self):
        teacher = torch.full((1, len(CELLS), 85), -9.0)
        teacher[..., 4], teacher[..., 5 + INDEX["dog"]] = 4, 4
        truth = torch.tensor([[0.0, 0.0, 96.0, 96.0]]), torch.tensor([INDEX["fox"]]), torch.zeros(0, 4)
        self.assertEqual(losses(self.outputs(), teacher, [truth], CELLS, 2.0).teacher.item(), 0)
