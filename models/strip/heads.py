"""Where each output layout holds its class scores. Sources/Detection/Models/OutputLayout.swift describes the layouts."""

from collections import namedtuple

from refusal import Refusal

ClassAxis = namedtuple("ClassAxis", "output axis first")
"""The output tensor, the axis on which its classes lie, and the place of class 0 there."""

SINGLE = {"yolox": (-1, 5), "yolov5": (-1, 5), "yolov8": (-2, 4), "fastestdet": (-3, 5)}


def class_axes(manifest, network):
    """Where the classes lie, and whether the decoder outside the network takes a softmax over them."""
    layout, count, outputs = manifest.layout, len(manifest.labels), network.outputs
    if layout in SINGLE:
        axis, first = SINGLE[layout]
        _expect(len(outputs) == 1, manifest, network)
        return [_axis(manifest, network, outputs[0], axis, first, first + count)], False
    if layout == "gfl":
        strides = manifest.stride_count
        _expect(len(outputs) == 2 * strides, manifest, network)
        return [_axis(manifest, network, output, -1, 0, count) for output in outputs[:strides]], False
    if layout == "detr":
        return _detr(manifest, network)
    if layout == "nms-in-graph":
        raise Refusal("the network suppresses boxes in its graph, which mixes the classes; strip it before that step is added")
    raise Refusal(f"output.layout {layout!r} is not one that this tool knows ({', '.join(SINGLE)}, gfl, detr)")


def _detr(manifest, network):
    """Two outputs, in either order: boxes [1, queries, 4] and class logits, with or without a last "no object" class."""
    count, outputs = len(manifest.labels), network.outputs
    _expect(len(outputs) == 2, manifest, network)
    sizes = [network.size(output, len(network.shape(output)) - 1) for output in outputs]
    scores = [i for i in (0, 1) if sizes[i] in (count, count + 1) and sizes[1 - i] == 4]
    if len(scores) == 2:  # three or four classes: only the names tell boxes from logits
        scores = [i for i in scores if "box" in outputs[1 - i].lower() and "box" not in outputs[i].lower()]
    _expect(len(scores) == 1, manifest, network)
    chosen = scores[0]
    return [_axis(manifest, network, outputs[chosen], -1, 0, sizes[chosen])], sizes[chosen] == count + 1


def _axis(manifest, network, output, axis, first, size):
    rank = len(network.shape(output))
    _expect(rank + axis >= 0 and network.size(output, rank + axis) == size, manifest, network)
    return ClassAxis(output, rank + axis, first)


def _expect(condition, manifest, network):
    if not condition:
        found = ", ".join(f"{output} {list(network.shape(output))}" for output in network.outputs)
        raise Refusal(f"the network's outputs ({found}) are not those of a {manifest.layout} network with "
                      f"{len(manifest.labels)} classes; correct output or classes in {manifest.path.name}")
