"""YOLOX-Nano (Megvii, Apache-2.0) as a torch module without batch normalisation.

The published ONNX file has its normalisation folded into the convolutions, and so has this module: fine-tuning moves the folded
weights. Focus, which only rearranges pixels, is folded too: into one 6x6 convolution of stride 2. Modules are declared in the order
in which they run, so that the file's convolutions can be copied in order.
"""

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

STRIDES = (8, 16, 32)
HEAD_WIDTH = 64


class Convolution(nn.Module):
    """Convolution, bias, SiLU."""

    def __init__(self, inputs, outputs, kernel=1, stride=1, groups=1, padding=None):
        super().__init__()
        padding = (kernel - 1) // 2 if padding is None else padding
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups)

    def forward(self, x):
        return functional.silu(self.conv(x))


def separable(inputs, outputs, stride=1):
    """A 3x3 convolution in each channel, then one across channels."""
    return nn.Sequential(Convolution(inputs, inputs, 3, stride, groups=inputs), Convolution(inputs, outputs))


class Bottleneck(nn.Module):
    def __init__(self, width, shortcut):
        super().__init__()
        self.reduce = Convolution(width, width)
        self.mix = separable(width, width)
        self.shortcut = shortcut

    def forward(self, x):
        y = self.mix(self.reduce(x))
        return x + y if self.shortcut else y


class CrossStage(nn.Module):
    """Cross-stage partial block: half of the channels go through the bottlenecks, half past them."""

    def __init__(self, inputs, outputs, depth, shortcut=True):
        super().__init__()
        self.through = Convolution(inputs, outputs // 2)
        self.past = Convolution(inputs, outputs // 2)
        self.bottlenecks = nn.Sequential(*[Bottleneck(outputs // 2, shortcut) for _ in range(depth)])
        self.merge = Convolution(outputs, outputs)

    def forward(self, x):
        return self.merge(torch.cat([self.bottlenecks(self.through(x)), self.past(x)], 1))


class PyramidPooling(nn.Module):
    """Maxima over 5x5, 9x9 and 13x13, the larger ones as maxima of the smaller."""

    def __init__(self, width):
        super().__init__()
        self.reduce = Convolution(width, width // 2)
        self.merge = Convolution(width * 2, width)

    def forward(self, x):
        x = self.reduce(x)
        pooled = [x]
        for _ in range(3):
            pooled.append(functional.max_pool2d(pooled[-1], 5, 1, 2))
        return self.merge(torch.cat(pooled, 1))


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Convolution(3, 16, 6, 2, padding=2)
        self.stage2 = nn.Sequential(separable(16, 32, 2), CrossStage(32, 32, 1))
        self.stage3 = nn.Sequential(separable(32, 64, 2), CrossStage(64, 64, 3))
        self.stage4 = nn.Sequential(separable(64, 128, 2), CrossStage(128, 128, 3))
        self.stage5 = nn.Sequential(separable(128, 256, 2), PyramidPooling(256), CrossStage(256, 256, 1, shortcut=False))

    def trunk(self, x):
        """The fine grid's features. Kept as they are in training, so that teacher and student share them."""
        return self.stage3(self.stage2(self.stem(x)))

    def forward(self, c3):
        c4 = self.stage4(c3)
        return c3, c4, self.stage5(c4)


class Neck(nn.Module):
    """Path aggregation: coarse features down to the fine grid, then up again."""

    def __init__(self):
        super().__init__()
        self.lateral5 = Convolution(256, 128)
        self.down4 = CrossStage(256, 128, 1, shortcut=False)
        self.lateral4 = Convolution(128, 64)
        self.down3 = CrossStage(128, 64, 1, shortcut=False)
        self.step3 = separable(64, 64, 2)
        self.up4 = CrossStage(128, 128, 1, shortcut=False)
        self.step4 = separable(128, 128, 2)
        self.up5 = CrossStage(256, 256, 1, shortcut=False)

    def forward(self, c3, c4, c5):
        lateral5 = self.lateral5(c5)
        lateral4 = self.lateral4(self.down4(torch.cat([_doubled(lateral5), c4], 1)))
        p3 = self.down3(torch.cat([_doubled(lateral4), c3], 1))
        p4 = self.up4(torch.cat([self.step3(p3), lateral4], 1))
        return p3, p4, self.up5(torch.cat([self.step4(p4), lateral5], 1))


class Head(nn.Module):
    """Of one grid: class logits, box and objectness of every cell, as [batch, 5 + classes, rows, columns]."""

    def __init__(self, inputs, classes):
        super().__init__()
        self.stem = Convolution(inputs, HEAD_WIDTH)
        self.class_tower = nn.Sequential(separable(HEAD_WIDTH, HEAD_WIDTH), separable(HEAD_WIDTH, HEAD_WIDTH))
        self.classes = nn.Conv2d(HEAD_WIDTH, classes, 1)
        self.box_tower = nn.Sequential(separable(HEAD_WIDTH, HEAD_WIDTH), separable(HEAD_WIDTH, HEAD_WIDTH))
        self.box = nn.Conv2d(HEAD_WIDTH, 4, 1)
        self.objectness = nn.Conv2d(HEAD_WIDTH, 1, 1)

    def forward(self, x):
        x = self.stem(x)
        classes = self.classes(self.class_tower(x))
        tower = self.box_tower(x)
        return torch.cat([self.box(tower), self.objectness(tower), classes], 1)


class Detector(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.backbone = Backbone()
        self.neck = Neck()
        self.heads = nn.ModuleList([Head(width, classes) for width in (64, 128, 256)])

    def from_trunk(self, x):
        """Logits [batch, cells, 5 + classes] (box offsets, objectness, classes), fine grid first, rows before columns."""
        maps = [head(level) for head, level in zip(self.heads, self.neck(*self.backbone(x)))]
        return torch.cat([m.flatten(2) for m in maps], 2).transpose(1, 2)

    def forward(self, x):
        return self.from_trunk(self.backbone.trunk(x))


class Exported(nn.Module):
    """What the shipped file computes: YOLOX's own output, [batch, cells, 5 + classes] with sigmoids applied."""

    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, images):
        maps = self.detector.neck(*self.detector.backbone(self.detector.backbone.trunk(images)))
        rows = []
        for head, level in zip(self.detector.heads, maps):
            box, scores = head(level).split([4, head.classes.out_channels + 1], 1)
            rows.append(torch.cat([box, scores.sigmoid()], 1).flatten(2))
        return torch.cat(rows, 2).transpose(1, 2)


def _doubled(x):
    return functional.interpolate(x, scale_factor=2, mode="nearest")


def load_published(path):
    """The detector with the weights of the published ONNX file, copied convolution by convolution."""
    graph = onnx.load(path).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    nodes = [n for n in graph.node if n.op_type == "Conv"]
    classes = next(len(tensors[n.input[1]]) for n in nodes if "cls_preds" in n.input[1])
    detector = Detector(classes)
    layers = [m for m in detector.modules() if isinstance(m, nn.Conv2d)]
    if len(layers) != len(nodes):
        raise ValueError(f"{path} has {len(nodes)} convolutions where YOLOX-Nano has {len(layers)}")
    for layer, node in zip(layers, nodes):
        weight, bias = (tensors[name] for name in node.input[1:3])
        if layer is detector.backbone.stem.conv:
            weight = unfocused(weight)
        if weight.shape != tuple(layer.weight.shape):
            raise ValueError(f"{path}: {node.input[1]} is {weight.shape} where YOLOX-Nano has {tuple(layer.weight.shape)}")
        layer.weight.data = torch.from_numpy(weight.copy())
        layer.bias.data = torch.from_numpy(bias.copy())
    return detector


def unfocused(weight):
    """The 6x6 kernel [out, 3, 6, 6] that equals Focus (top left, bottom left, top right, bottom right) and the kernel [out, 12, 3, 3]."""
    patches = weight.reshape(len(weight), 4, 3, 3, 3)
    kernel = numpy.zeros((len(weight), 3, 6, 6), weight.dtype)
    for patch, (dy, dx) in enumerate([(0, 0), (1, 0), (0, 1), (1, 1)]):
        kernel[:, :, dy::2, dx::2] = patches[:, patch]
    return kernel
