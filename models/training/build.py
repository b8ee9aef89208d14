"""From pictures and the base network to the shipped files: `make model` calls this.

Trains (or goes on training), mixes the weights with the base network's, writes ONNX, quantises, measures float and int8, and writes
models/wayside-nano.onnx with its manifest. What a step has made lies in the work folder; a step whose result lies there isn't repeated.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from manifest import manifest

HERE = Path(__file__).resolve().parent
SHARES = "0.7,0.7,1"  # see export.py; chosen so that COCO pictures keep nine tenths of their mean AP
SHIFT = "ambulance=-2"  # every fifteenth picture shows one, no road does: a white lorry was one before
DESCRIPTION = "Wayside's own, from YOLOX-Nano, with 13 more classes and better at small vehicles"


def run(script, *arguments):
    subprocess.run([sys.executable, "-W", "ignore", HERE / script, *map(str, arguments)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path, help="folder with annotations.json and the pictures that it names")
    parser.add_argument("--base", required=True, type=Path, help="the published yolox_nano.onnx")
    parser.add_argument("--coco", type=Path, help="folder with COCO pictures, to measure what was forgotten")
    parser.add_argument("--work", required=True, type=Path, help="folder for checkpoints and what lies between")
    parser.add_argument("--out", default=HERE.parent, type=Path)
    parser.add_argument("--steps", default="7000")
    parser.add_argument("--threads", default="1")
    options = parser.parse_args()

    data = ("--data", options.data)
    base = ("--base", options.base)
    network, small = options.work / "float.onnx", options.work / "int8.onnx"
    run("train.py", *data, *base, "--out", options.work, "--steps", options.steps, "--threads", options.threads)
    run("export.py", *base, "--checkpoint", options.work / "checkpoint.pt", "--shares", SHARES, "--shift", SHIFT, "--out", network)
    run("quantize.py", *data, "--model", network, "--out", small)
    coco = ("--coco", options.coco) if options.coco else ()
    run("evaluate.py", *data, *coco, "--model", network, small, "--size", "416", "auto")

    shipped = options.out / "wayside-nano.onnx"
    shutil.copyfile(small, shipped)
    text = manifest(shipped, shipped.stem, DESCRIPTION, size=416, large=640, large_from=600)
    (options.out / "wayside-nano.yaml").write_text(text)


if __name__ == "__main__":
    main()
