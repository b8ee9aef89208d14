import unittest

from labels import ANIMALS, ANY_VEHICLE, CATEGORY_IDS, CLASSES, COCO, INDEX, MOTOR_VEHICLES, NEW, VEHICLES, label_index


class LabelTests(unittest.TestCase):
    def test_classes_are_cocos_and_ours_without_doubles(self):
        self.assertEqual(len(COCO), 80)
        self.assertEqual(len(set(CLASSES)), 80 + len(NEW))
        self.assertEqual((INDEX["person"], INDEX["car"], INDEX["toothbrush"], INDEX["ambulance"]), (0, 2, 79, 80))

    def test_category_ids_are_cocos_sparse_ones_then_new_ones(self):
        numbers = dict(zip(CLASSES, CATEGORY_IDS))
        self.assertEqual(len(set(CATEGORY_IDS)), len(CLASSES))
        self.assertEqual([numbers[n] for n in ("person", "stop sign", "toothbrush", "ambulance")], [1, 13, 90, 91])

    def test_relatives_and_groups_name_real_classes(self):
        for relatives in NEW.values():
            self.assertTrue(set(relatives) <= set(COCO))
        self.assertTrue(set(VEHICLES) | set(ANIMALS) <= set(CLASSES))
        self.assertTrue({CLASSES[i] for i in MOTOR_VEHICLES} <= set(VEHICLES))

    def test_labels_of_annotation_files(self):
        self.assertEqual(label_index("rhino"), INDEX["rhino"])
        self.assertEqual(label_index("pottedplant"), INDEX["potted plant"])
        self.assertEqual(label_index("vehicle"), ANY_VEHICLE)
        with self.assertRaisesRegex(ValueError, "'unicorn'"):
            label_index("unicorn")

    def test_a_person_has_one_class_and_no_description(self):
        about_people = [name for name in CLASSES if {"person", "man", "woman", "boy", "girl", "child", "face"} & set(name.split())]
        self.assertEqual(about_people, ["person"])
