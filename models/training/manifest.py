"""Writes the YAML manifest that Wayside reads beside a network file."""

import hashlib
from pathlib import Path

from labels import CATEGORY_IDS, CLASSES
from network import STRIDES

TEMPLATE = """\
name: {name}
description: {description}
licence: Apache-2.0
source: made by models/training of Wayside, see models/README.md
file: {file}
sha256: {sha256}
task: detect
inputs: picture
input:
  width: {size}
  height: {size}
  layout: nchw
  element: float32
  channels: bgr
  mean: [0, 0, 0]
  deviation: [1, 1, 1]
  fit: letterbox
  padding: 114
  large: {{width: {large}, height: {large}, from: {large_from}}}
output:
  layout: yolox
  strides: [{strides}]
  nms-iou: 0.65
classes:
{classes}
category-ids:
{numbers}
"""


def manifest(network, name, description, size, large, large_from):
    """The manifest's text for a network file that is run at two sizes; pictures with a side of `large_from` get the large one."""
    rows = [CATEGORY_IDS[i : i + 20] for i in range(0, len(CATEGORY_IDS), 20)]
    numbers = ",\n   ".join(", ".join(map(str, row)) for row in rows)
    network = Path(network)
    return TEMPLATE.format(
        name=name, description=description, file=network.name, sha256=hashlib.sha256(network.read_bytes()).hexdigest(), size=size, large=large,
        large_from=large_from,
        strides=", ".join(map(str, STRIDES)), classes="\n".join(f"  - {label}" for label in CLASSES), numbers=f"  [{numbers}]")
