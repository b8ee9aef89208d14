#!/usr/bin/env python3
"""Makes an allowed model out of a mixed one: cuts every class that Wayside's policy refuses out of the network."""

import argparse
import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from pathlib import Path

try:
    from audit import ALLOWED, find_program, verdicts
    from cut import cut_classes
    from heads import class_axes
    from manifest import Manifest
    from network import Network
    from refusal import NothingLeft, Refusal
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed; run: python3 -m pip install -r models/strip/requirements.txt")

EXAMPLES = """examples:
  python3 models/strip/strip.py mixed.yaml generic.yaml --keep-generic
  python3 models/strip/strip.py mixed.yaml generic.yaml --keep-generic --format json > report.json
  wayside models check generic.yaml

IN.yaml is a Wayside model manifest with its ONNX network beside it. OUT.yaml and OUT.onnx are new files.

exit status:
  0   OUT is written, and the policy accepts its classes
  1   the model can't be stripped, or something failed; nothing is written
  3   nothing generic is left; nothing is written
  64  the command line is not understood
"""


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(64, f"{self.prog}: {message}; see --help\n")


def main(arguments=None):
    options = parse(arguments)
    try:
        report = strip(options)
    except Refusal as refusal:
        print(f"{options.IN}: {refusal}; nothing was written", file=sys.stderr)
        return refusal.status
    print(json.dumps(report, ensure_ascii=False) if options.format == "json" else text(report))
    return 0


def parse(arguments):
    parser = Parser(
        prog="strip.py", description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("IN", type=Path, help="manifest of the mixed model")
    parser.add_argument("OUT", type=Path, help="manifest to write, its network beside it")
    parser.add_argument("--keep-generic", action="store_true", required=True,
                        help="keep what the policy allows (generic things and a bare person); there is no other choice")
    parser.add_argument("--allow-changed-scores", action="store_true",
                        help="strip heads whose other classes' scores change by it (softmax, selection of queries) too")
    parser.add_argument("--wayside", metavar="PROGRAM", help="the built program (default: on PATH, else .build/release/wayside)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the report (default: text)")
    return parser.parse_args(arguments)


def strip(options):
    source, target = Manifest(options.IN), options.OUT
    check_target(target)
    program = find_program(options.wayside)
    lines, _ = verdicts(program, source.labels, source.task, source.inputs)
    kept = [index for index, line in enumerate(lines) if line["verdict"] in ALLOWED]
    cut = [index for index in range(len(lines)) if index not in set(kept)]
    if not any(line["verdict"] == "generic" for line in lines):
        raise NothingLeft(f"none of its {len(lines)} classes is generic, so that nothing would be left to detect")
    _, objections = verdicts(program, [source.labels[index] for index in kept], source.task, source.inputs)
    if objections:
        raise Refusal(f"the policy would refuse what is left too: {'; '.join(objections)}")

    data, notes, weights = source.network_bytes(), [], []
    if cut:
        network = Network(data)
        axes, softmax_outside = class_axes(source, network)
        notes, weights = cut_classes(network, axes, cut, options.allow_changed_scores, softmax_outside)
        data = network.serialized()
    manifest = source.stripped(target.stem, data, kept)
    write_both(target.with_suffix(".onnx"), data, target, manifest.encode())
    return {
        "input": str(options.IN), "output": str(target), "network": str(target.with_suffix(".onnx")),
        "sha256": hashlib.sha256(data).hexdigest(),
        "kept": [source.labels[index] for index in kept],
        "cut": [{"index": index} | {key: lines[index].get(key) for key in ("label", "verdict", "category", "reason")}
                for index in cut],
        "weights": [{"name": name, "before": before, "after": after} for name, before, after in weights],
        "notes": notes,
    }


def check_target(target):
    if not re.fullmatch(r"[a-z0-9_][a-z0-9._-]*\.yaml", target.name):
        raise Refusal(f"{target.name!r} can't be a manifest's name; take small letters, digits, '.', '_', '-', then .yaml")
    for path in (target, target.with_suffix(".onnx")):
        if os.path.lexists(path):
            raise Refusal(f"{path} exists already; remove it or choose another name")
    if not target.parent.is_dir():
        raise Refusal(f"{target.parent} is not a folder")


def write_both(network, data, manifest, text):
    """Both files under their names, or neither. The manifest comes last: without it the network is no model."""
    temporary = []
    try:
        for path, content in ((network, data), (manifest, text)):
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".strip-", delete=False) as file:
                temporary.append(file.name)
                os.fchmod(file.fileno(), 0o644)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary[0], network)
        try:
            os.replace(temporary[1], manifest)
        except OSError:
            network.unlink()
            raise
    except OSError as error:
        raise Refusal(f"{manifest} can't be written: {error.strerror}") from error
    finally:
        for name in temporary:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)


def text(report):
    lines = [f"{report['output']}: {len(report['kept'])} classes kept, {len(report['cut'])} cut"]
    lines += [f"  cut {item['index']:4} {item['label']!r}: {item['verdict']}, {item['reason']}" for item in report["cut"]]
    lines += [f"  weights {item['name']}: {item['before']} -> {item['after']}" for item in report["weights"]]
    lines += [f"  note: {note}" for note in report["notes"]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
