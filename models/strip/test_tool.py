"""The command line, the files, and what the tool does with the answers of the program that judges."""

import hashlib
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from unittest import mock

import yaml

from testing import PROGRAM, GraphMaker, ScratchFolder

LABELS = ["person", "dog", "angry woman", "no", "c\\u0061r\n"]


def small_yolov8(classes):
    make = GraphMaker(x=[1, 8, 4, 4])
    box, scores = (make.node("Conv", "x", make.weights(count, 8, 1, 1)) for count in (4, classes))
    joined = make.node("Concat", box, make.node("Sigmoid", scores), axis=1)
    return make.network(make.node("Reshape", joined, make.constant([1, 4 + classes, 16])))


class Tool(ScratchFolder):
    def setUp(self):
        super().setUp()
        self.source = self.write_model("mixed", small_yolov8(len(LABELS)), LABELS, "yolov8")
        self.target = self.folder / "out.yaml"

    def assert_nothing_written(self):
        self.assertEqual([path.name for path in self.folder.iterdir() if "out" in path.name or "strip" in path.name], [])

    def test_report_and_manifest(self):
        status, out, _ = self.run_tool(self.source, self.target, "--format", "json", program=self.judge(["angry woman"]))
        self.assertEqual(status, 0)
        report = json.loads(out)
        self.assertEqual(report["cut"], [{"index": 2, "label": "angry woman", "verdict": "excluded", "category": None,
                                          "reason": "for a test"}])
        self.assertEqual([weight["after"] for weight in report["weights"]], [[4, 8, 1, 1]])
        manifest = yaml.load(self.target.read_text(), yaml.BaseLoader)
        self.assertEqual(manifest["classes"], ["person", "dog", "no", "c\\u0061r\n"])
        # Without category-ids the classes count from 1; those that stay keep their numbers.
        self.assertEqual(manifest["category-ids"], ["1", "2", "4", "5"])
        self.assertEqual((manifest["name"], manifest["file"]), ("out", "out.onnx"))
        self.assertEqual(manifest["sha256"], hashlib.sha256((self.folder / "out.onnx").read_bytes()).hexdigest())
        self.assertEqual(manifest["sha256"], report["sha256"])

    def test_all_allowed_is_a_copy(self):
        self.assertEqual(self.run_tool(self.source, self.target, program=self.judge([]))[0], 0)
        self.assertEqual((self.folder / "out.onnx").read_bytes(), (self.folder / "mixed.onnx").read_bytes())

    def test_nothing_generic_left(self):
        status, _, message = self.run_tool(self.source, self.target, program=self.judge(LABELS[1:]))
        self.assertEqual(status, 3)
        self.assertIn("nothing would be left", message)
        self.assert_nothing_written()

    def test_answers_that_are_no_verdicts(self):
        line = '{"label": "x", "verdict": "generic"}'
        for script in ("exit 0", "exit 1", "echo no json", f"echo '{line}'", f"for i in 1 2 3 4 5; do echo '{line}'; done; "
                       "echo '{\"set\": \"accept\", \"reasons\": []}'"):
            program = self.folder / "judge"
            program.write_text(f"#!/bin/sh\ncat >/dev/null\n{script}\n")
            program.chmod(0o755)
            with self.subTest(script):
                self.assertEqual(self.run_tool(self.source, self.target, program=str(program))[0], 1)
                self.assert_nothing_written()

    def test_a_set_that_would_be_refused(self):
        """Two classes of one name: each is allowed, the model would not be."""
        script = Path(self.judge([]))
        script.write_text(script.read_text().replace('"refuse" if any(bad)', '"refuse" if labels'))
        status, _, message = self.run_tool(self.source, self.target, program=str(script))
        self.assertEqual((status, "would refuse what is left" in message), (1, True))
        self.assert_nothing_written()

    def test_existing_files_stay(self):
        for name in ("out.yaml", "out.onnx"):
            (self.folder / name).write_text("mine")
            self.assertEqual(self.run_tool(self.source, self.target, program=self.judge([]))[0], 1)
            self.assertEqual((self.folder / name).read_text(), "mine")
            (self.folder / name).unlink()
            self.assert_nothing_written()

    def test_a_failed_write_leaves_nothing(self):
        replace, calls = os.replace, []

        def fail_second(*arguments):
            calls.append(arguments)
            if len(calls) == 2:
                raise OSError(28, "No space left on device")
            replace(*arguments)

        with mock.patch("os.replace", fail_second):
            status, _, message = self.run_tool(self.source, self.target, program=self.judge(["angry woman"]))
        self.assertEqual((status, "No space left" in message), (1, True))
        self.assert_nothing_written()

    def test_wrong_models(self):
        network = small_yolov8(len(LABELS))
        cases = {
            "outputs .* are not those": {"classes": LABELS + ["cat"]},
            "not one that this tool knows": {"output": {"layout": "pose"}},
            "sha256": {"sha256": "0" * 64},
            "can't be read": {"file": "absent.onnx"},
            "plain name": {"file": "../mixed.onnx"},
            "classes": {"classes": {"a": 1}},
            "number for each": {"category-ids": [1]},
        }
        for words, change in cases.items():
            with self.subTest(words):
                source = self.write_model("mixed", network, LABELS, "yolov8", **change)
                status, _, message = self.run_tool(source, self.target, program=self.judge(["angry woman"]))
                self.assertEqual(status, 1)
                self.assertRegex(message, words)
                self.assert_nothing_written()
        self.source.write_bytes(b"\xff[[")
        self.assertEqual(self.run_tool(self.source, self.target, program=self.judge([]))[0], 1)

    def test_command_line(self):
        tool = Path(__file__).with_name("strip.py")
        for arguments, status in ((["--help"], 0), ([], 64), (["a.yaml", "b.yaml"], 64), (["a", "b", "--keep-all"], 64)):
            done = subprocess.run([sys.executable, tool, *arguments], capture_output=True, text=True)
            self.assertEqual(done.returncode, status, done.stderr)
        self.assertEqual(self.run_tool(self.source, self.folder / "Out.yaml", program=self.judge([]))[0], 1)

    @unittest.skipUnless(PROGRAM, "the program is not built")
    def test_the_policy_itself_decides(self):
        """Labels reach the program as they are, control characters and backslashes too."""
        status, out, _ = self.run_tool(self.source, self.target, "--format", "json")
        self.assertEqual(status, 0)
        self.assertEqual(json.loads(out)["kept"], ["person", "dog"])


if __name__ == "__main__":
    unittest.main()
