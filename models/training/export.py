"""Writes a detector as ONNX whose picture may have any size that is a multiple of 32: [1, 3, height, width] in, [1, cells, 5 + classes] out."""

import argparse
from pathlib import Path

import onnx
import torch

from labels import CLASSES
from network import Exported, load_published
from train import trained


def export(detector, path, size=None):
    """`size` fixes the picture's side; without it height and width are left open."""
    picture = torch.zeros(1, 3, size or 416, size or 416)
    axes = None if size else {"images": {2: "height", 3: "width"}, "output": {1: "cells"}}
    torch.onnx.export(
        Exported(detector.eval()), (picture,), str(path), input_names=["images"], output_names=["output"], dynamic_axes=axes,
        opset_version=13, dynamo=False)
    model = onnx.load(path)
    for node in model.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def shares(text):
    """Of box and objectness towers, of class towers, of all before them: "0.5,0.6,0.9"."""
    box, classes, rest = map(float, text.split(","))
    return lambda name: box if ".box" in name or ".objectness" in name else classes if ".class" in name else rest


@torch.no_grad()
def mixed(tuned, base, share):
    """Weights between two detectors of one shape: of each parameter `share(name)` of the tuned one's, the rest of the base's."""
    values = base.state_dict()
    tuned.load_state_dict({name: values[name].lerp(value, share(name)) for name, value in tuned.state_dict().items()})
    return tuned


def shift(text):
    """By how much a class's log odds are changed: "ambulance=-1"."""
    name, amount = text.split("=")
    return CLASSES.index(name), float(amount)


@torch.no_grad()
def shifted(detector, shifts):
    """The odds of classes corrected for how often training showed them; what is alike either way goes to the other class then."""
    for index, amount in shifts:
        for head in detector.heads:
            head.classes.bias[index] += amount
    return detector


def main():
    from widening import widened

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="the published yolox_nano.onnx")
    parser.add_argument("--checkpoint", help="of train.py; without it the base network itself is written")
    parser.add_argument("--shares", type=shares, default="1,1,1", help=shares.__doc__ + " The rest is the base network's weights.")
    parser.add_argument("--shift", type=shift, action="append", default=[], help=shift.__doc__ + " May be repeated.")
    parser.add_argument("--size", type=int, help="fix the picture's side; without it height and width are left open")
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    detector = load_published(options.base)
    if options.checkpoint:
        detector = shifted(mixed(trained(options.checkpoint), widened(detector), options.shares), options.shift)
    export(detector, options.out, options.size)


if __name__ == "__main__":
    main()
