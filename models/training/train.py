"""Trains the detector, in steps that a kill interrupts but doesn't lose: `train.py --data DIR --base yolox_nano.onnx --out DIR`.

Run again with the same --out, it goes on from the last checkpoint. With the same seed, thread count and torch, a run on a CPU repeats
itself; on a GPU nearly.
"""

import argparse
import copy
import math
import os
import time
from pathlib import Path

import numpy
import torch

import dataset
from augment import Augmenter
from boxes import grid
from ignoring import with_ignored
from labels import ANY_VEHICLE, CLASSES, COCO, MOTOR_VEHICLES
from losses import losses
from network import Detector, load_published
from widening import widened

BACKBONE_RATE = 0.3  # of the rate of neck and heads
CLASSIFIER_RATE = 4.0
SIZES = ((0.83, 320), (1.0, 416))  # up to which part of the steps, and the side: the small one learns the same for less
RESEMBLANCE = (2.0, 5.0)  # weight of the distance from the teacher, from the first step to the last: first learn, then remember
TEACHER_SHARE = 1.0  # of the pictures of a batch
EMA_DECAY = 0.998
WARM_UP = 100
FINAL_RATE = 0.05
GRADIENT_LIMIT = 10.0


def size_at(step, steps):
    return next(size for part, size in SIZES if step < part * steps or part == 1.0)


def rate_part(name):
    """A parameter's learning rate as a part of the rate of neck and heads."""
    if name.startswith("backbone"):
        return BACKBONE_RATE
    return CLASSIFIER_RATE if ".classes." in name else 1.0


def learning_rate(step, steps, peak):
    """Linear warm-up, then half a cosine down to FINAL_RATE of the peak."""
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    progress = min((step - WARM_UP) / max(steps - WARM_UP, 1), 1)
    return peak * (FINAL_RATE + (1 - FINAL_RATE) * (1 + math.cos(math.pi * progress)) / 2)


def resemblance(step, steps):
    """The weight of staying with the teacher where no truth lies."""
    first, last = RESEMBLANCE
    return first + (last - first) * min(step / max(steps, 1), 1)


class Run:
    """A training run in a folder: student, teacher, their average, optimiser and the pictures still to come."""

    def __init__(self, options, pictures):
        self.options = options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(options.seed)
        self.teacher = load_published(options.base).to(self.device, memory_format=torch.channels_last).eval().requires_grad_(False)
        self.student = widened(load_published(options.base)).to(self.device, memory_format=torch.channels_last)
        for part in (self.student.backbone.stem, self.student.backbone.stage2, self.student.backbone.stage3):
            part.requires_grad_(False)
        self._hold_rows_without_truth(pictures)
        self.average = copy.deepcopy(self.student).requires_grad_(False)
        self.augmenter = Augmenter(pictures, dataset.sampling_weights(pictures), options.seed)
        self.optimizer = self._optimizer()
        self.step = 0
        self.checkpoint = Path(options.out) / "checkpoint.pt"
        if self.checkpoint.exists():
            self._load()

    def _hold_rows_without_truth(self, pictures):
        """The classes that no picture shows keep their rows of weights."""
        shown = torch.zeros(len(CLASSES), device=self.device)
        shown[sorted({label for p in pictures for label in p.labels.tolist()} - {ANY_VEHICLE} | set(MOTOR_VEHICLES))] = 1
        for head in self.student.heads:
            head.classes.weight.register_hook(lambda gradient: gradient * shown[:, None, None, None])
            head.classes.bias.register_hook(lambda gradient: gradient * shown)

    def _optimizer(self):
        groups = {}
        for name, parameter in self.student.named_parameters():
            if parameter.requires_grad:
                groups.setdefault(rate_part(name), []).append(parameter)
        return torch.optim.AdamW(
            [{"params": parameters, "part": part} for part, parameters in groups.items()], lr=0.0, weight_decay=0.0)

    def advance(self):
        """One step; returns its losses."""
        options = self.options
        for group in self.optimizer.param_groups:
            group["lr"] = group["part"] * learning_rate(self.step, options.steps, options.rate)
        size = size_at(self.step, options.steps)
        samples = [self.augmenter.sample(size) for _ in range(options.batch)]
        pixels = numpy.stack([sample[0] for sample in samples])
        # [batch, size, size, 3] seen as [batch, 3, size, size] is channels_last already.
        images = torch.from_numpy(pixels).to(self.device).permute(0, 3, 1, 2).float()
        targets = [tuple(torch.from_numpy(array) for array in sample[1:]) for sample in samples]
        with torch.no_grad():
            trunk = self.student.backbone.trunk(images)
            taught = self.teacher.from_trunk(trunk[: int(options.batch * TEACHER_SHARE)]).float().cpu()
        outputs = self.student.from_trunk(trunk).float()
        parts = losses(outputs.cpu(), taught, targets, grid(size, size), resemblance(self.step, options.steps))
        self.optimizer.zero_grad(set_to_none=True)
        parts.total().backward()
        torch.nn.utils.clip_grad_norm_(self.student.parameters(), GRADIENT_LIMIT)
        self.optimizer.step()
        self.step += 1
        self._follow()
        return parts

    @torch.no_grad()
    def _follow(self):
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        for mean, value in zip(self.average.parameters(), self.student.parameters()):
            mean.lerp_(value, 1 - decay)

    def save(self):
        state = {
            "step": self.step, "classes": CLASSES, "student": self.student.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(), "random": self.augmenter.random.bit_generator.state,
            "options": vars(self.options),
        }
        self.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.checkpoint.with_suffix(".unfinished")
        torch.save(state, unfinished)
        os.replace(unfinished, self.checkpoint)

    def _load(self):
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        if state["classes"] != CLASSES:
            raise ValueError(f"{self.checkpoint} was trained on other classes; choose another --out")
        self.student.load_state_dict(state["student"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.augmenter.random.bit_generator.state = state["random"]
        self.step = state["step"]


def trained(checkpoint):
    """The averaged detector of a checkpoint."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    detector = Detector(len(state["classes"]))
    detector.load_state_dict(state["average"])
    return detector.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, action="append", help="folder with annotations.json; may be repeated")
    parser.add_argument("--base", required=True, help="the published yolox_nano.onnx")
    parser.add_argument("--out", required=True, help="folder of the checkpoints")
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=60)
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    import cv2
    cv2.setNumThreads(1)
    pictures, _ = dataset.split([picture for folder in options.data for picture in dataset.read(folder)])
    pictures = with_ignored(pictures, options.base, Path(options.out) / "ignored.json")
    run = Run(options, pictures)
    print(f"{len(pictures)} pictures, {len(COCO)} + {len(CLASSES) - len(COCO)} classes, from step {run.step}, on {run.device}", flush=True)
    began, first, sums = time.time(), run.step, numpy.zeros(4)
    while run.step < options.steps:
        parts = run.advance()
        sums += [float(value.detach()) for value in vars(parts).values()]
        if run.step % 20 == 0:
            speed = (run.step - first) * options.batch / (time.time() - began)
            means = " ".join(f"{name} {value / 20:.3f}" for name, value in zip(vars(parts), sums))
            print(f"step {run.step} {means} | {speed:.1f} pictures/s", flush=True)
            sums[:] = 0
        if run.step % options.save_every == 0 or run.step == options.steps:
            run.save()


if __name__ == "__main__":
    main()
