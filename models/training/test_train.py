import unittest

import train


class ScheduleTests(unittest.TestCase):
    def test_the_rate_rises_then_falls_to_its_part(self):
        rates = [train.learning_rate(step, 1000, 1.0) for step in range(1000)]
        peak = rates.index(max(rates))
        self.assertTrue(train.WARM_UP - 1 <= peak <= train.WARM_UP)
        self.assertEqual(rates[peak:], sorted(rates[peak:], reverse=True))
        self.assertAlmostEqual(train.learning_rate(1000, 1000, 1.0), train.FINAL_RATE)

    def test_small_pictures_come_first_and_the_last_are_as_the_program_sees_them(self):
        sizes = [train.size_at(step, 100) for step in range(100)]
        self.assertEqual(sizes, sorted(sizes))
        self.assertEqual((sizes[0], sizes[-1], train.size_at(100, 100)), (320, 416, 416))
