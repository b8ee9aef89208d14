"""The policy's verdicts. They come from the built program: this tool has no label list of its own."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from refusal import Refusal

ALLOWED = ("generic", "person")


def find_program(path=None):
    """The built program: the path given, else `wayside` on PATH, else the repository's release build."""
    built = Path(__file__).resolve().parents[2] / ".build" / "release" / "wayside"
    found = path or shutil.which("wayside") or built
    if not os.access(found, os.X_OK) or Path(found).is_dir():
        raise Refusal(f"{found} is not a program that can be run; build it with `make build` or name it with --wayside")
    return str(found)


def verdicts(program, labels, task, inputs):
    """One verdict a label, in order, and the reasons for which the labels as a whole are refused (none: accepted)."""
    lines = _ask(program, labels, task, inputs)
    whole = lines.pop() if lines else {}
    if len(lines) != len(labels) or whole.get("set") not in ("accept", "refuse"):
        raise Refusal(f"{program} answered for {len(lines)} of {len(labels)} labels; is it the wayside of this version?")
    for label, line in zip(labels, lines):
        if line.get("label") != label or not isinstance(line.get("verdict"), str):
            raise Refusal(f"{program} answered for another label than {label!r}; is it the wayside of this version?")
    return lines, [] if whole["set"] == "accept" else whole.get("reasons") or ["without a reason"]


def _ask(program, labels, task, inputs):
    command = [program, "audit", "--labels", "-", "--format", "json", "--label-set", "--task", task, "--inputs", inputs]
    text = "".join(_escaped(label) + "\n" for label in labels)
    try:
        answer = subprocess.run(command, input=text.encode(), capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refusal(f"{program} could not be asked: {error}") from error
    # 0: all allowed, 3: some refused. Anything else is no verdict.
    if answer.returncode not in (0, 3):
        raise Refusal(f"{program} audit failed: {answer.stderr.decode(errors='replace').strip() or answer.returncode}")
    try:
        return [json.loads(line) for line in answer.stdout.decode().splitlines()]
    except ValueError as error:
        raise Refusal(f"{program} audit did not answer in JSON lines: {error}") from error


def _escaped(label):
    """One line that `wayside audit` decodes to exactly this label."""
    return "".join(c if c.isprintable() and c != "\\" else _escape(c) for c in label)


def _escape(character):
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i:i + 2].hex()}" for i in range(0, len(units), 2))
