import unittest

import torch

from assignment import assign
from boxes import grid
from labels import ANY_VEHICLE, INDEX

CAR, LION = INDEX["car"], INDEX["lion"]


def predictions(cells, classes=93):
    """Each cell predicts a box of 4 strides around its centre, and nothing in it."""
    centre = (cells[:, :2] + 0.5) * cells[:, 2:]
    half = cells[:, 2:] * 2
    return torch.cat([centre - half, centre + half], 1), torch.full((len(cells), 1 + classes), -4.0)


class AssignmentTests(unittest.TestCase):
    def setUp(self):
        self.cells = grid(128, 128)
        self.boxes, self.logits = predictions(self.cells)

    def assign(self, truths, labels):
        return assign(torch.tensor(truths), torch.tensor(labels), self.boxes, self.logits, self.cells)

    def test_a_truth_gets_cells_around_its_centre_whose_boxes_fit(self):
        cell, truth, overlap = self.assign([[40.0, 40.0, 72.0, 72.0]], [CAR])
        self.assertGreater(len(cell), 0)
        self.assertEqual(set(truth.tolist()), {0})
        centres = (self.cells[cell, :2] + 0.5) * self.cells[cell, 2:]
        self.assertTrue(((centres - 56).abs() < 2.5 * self.cells[cell, 2:]).all())
        self.assertEqual(self.cells[cell[overlap.argmax()], 2].item(), 8)

    def test_no_cell_serves_two_truths(self):
        cell, truth, _ = self.assign([[40.0, 40.0, 72.0, 72.0], [44.0, 44.0, 76.0, 76.0]], [CAR, LION])
        self.assertEqual(len(cell), len(set(cell.tolist())))
        self.assertEqual(set(truth.tolist()), {0, 1})

    def test_a_truth_smaller_than_a_cell_is_not_lost(self):
        cell, _, _ = self.assign([[57.0, 57.0, 60.0, 61.0]], [CAR])
        self.assertGreater(len(cell), 0)

    def test_a_picture_without_truths_assigns_nothing(self):
        cell, truth, overlap = assign(torch.zeros(0, 4), torch.zeros(0, dtype=torch.long), self.boxes, self.logits, self.cells)
        self.assertEqual((len(cell), len(truth), len(overlap)), (0, 0, 0))

    def test_of_two_truths_in_one_place_each_gets_the_cells_that_know_it(self):
        self.logits[:, 0] = 3
        self.logits[0::2, 1 + CAR] = 3
        self.logits[1::2, 1 + LION] = 3
        cell, truth, _ = self.assign([[40.0, 40.0, 72.0, 72.0]] * 2, [CAR, LION])
        self.assertEqual(set(truth.tolist()), {0, 1})
        self.assertEqual((cell % 2).tolist(), truth.tolist())

    def test_any_vehicle_costs_as_much_as_the_vehicle_that_the_cell_likes_best(self):
        truths = [[40.0, 40.0, 72.0, 72.0]]
        self.logits[:, 0] = 3
        self.logits[:, 1 + CAR] = 3
        as_car, as_any = self.assign(truths, [CAR]), self.assign(truths, [ANY_VEHICLE])
        self.assertEqual(as_car[0].tolist(), as_any[0].tolist())
