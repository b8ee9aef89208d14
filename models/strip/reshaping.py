"""Operators that lay a tensor out anew or take a part of it: Reshape, Flatten, Slice, Gather. See operators.py."""

import numpy

from network import attribute, describe, set_attribute
from refusal import Refusal


def reshape(node, plan):
    source, target = node.input[0], node.output[0]
    for one, other in ((source, target), (target, source)):
        if cut := plan.cut(one):
            axis, places = carried(node, plan, one, other, cut)
            plan.add(other, axis, places)


def carried(node, plan, one, other, cut):
    """The cut of `one` as seen in `other`, which holds the same values in the same order in another shape."""
    # A size that isn't fixed is the batch's; it stays where it is.
    shapes = [[1 if size is None and axis == 0 else size for axis, size in enumerate(plan.network.shape(name))]
              for name in (one, other)]
    if None in shapes[0] + shapes[1] or numpy.prod(shapes[0]) != numpy.prod(shapes[1]):
        raise Refusal(f"{describe(node)} has no fixed shape; export the network with fixed shapes")
    for (first, behind), (other_first, other_behind) in blocks(*shapes):
        if not first <= cut.axis < behind:
            continue
        # Mark what goes in this block's own shape, look at the marks in the other's: they must be whole places of one axis.
        marks = numpy.zeros(shapes[0][first:behind], bool)
        numpy.moveaxis(marks, cut.axis - first, 0)[sorted(cut.places)] = True
        marks = marks.reshape(shapes[1][other_first:other_behind])
        for axis in range(marks.ndim):
            line = numpy.moveaxis(marks, axis, 0).reshape(marks.shape[axis], -1)
            if (line.all(axis=1) == line.any(axis=1)).all():
                return other_first + axis, numpy.flatnonzero(line.any(axis=1)).tolist()
    raise Refusal(f"{describe(node)} mixes the classes with other axes, which this tool can't cut")


def blocks(one, other):
    """The shortest runs of axes of both shapes that hold equally many values: ((first, behind), (first, behind))."""
    i = j = 0
    while i < len(one) and j < len(other):
        first, other_first = i, j
        size, other_size = one[i], other[j]
        i, j = i + 1, j + 1
        while size != other_size:
            if size < other_size:
                size, i = size * one[i], i + 1
            else:
                other_size, j = other_size * other[j], j + 1
        yield (first, i), (other_first, j)


def rewrite_reshape(node, plan):
    network, target = plan.network, node.output[0]
    cut, source_cut = plan.cut(target), plan.cut(node.input[0])
    sizes = [size - len(cut.places) if axis == cut.axis else size for axis, size in enumerate(network.shape(target))]
    written = network.values(node.input[1])
    if written is not None:
        # 0 copies a size of the input, -1 is what remains: both go on unless the input's own cut is what they'd copy.
        for axis, size in enumerate(written.tolist()):
            if size == -1 or (size == 0 and axis not in (cut.axis, source_cut.axis)):
                sizes[axis] = size
    if None in sizes:
        raise Refusal(f"{describe(node)} computes its shape; export the network with fixed shapes")
    network.set_parameter(node, 1, numpy.array(sizes, numpy.int64))


def slicing(node, plan):
    source, target = node.input[0], node.output[0]
    windows = slice_windows(node, plan)
    for one, other in ((source, target), (target, source)):
        if cut := plan.cut(one):
            window = windows.get(cut.axis)
            if window is None:
                plan.add(other, cut.axis, cut.places)
            elif one == source:
                plan.add(target, cut.axis, [place for place, old in enumerate(window) if old in cut.places])
            else:
                plan.add(source, cut.axis, [window[place] for place in cut.places])


def slice_windows(node, plan):
    """axis -> the places of the input that the slice takes, for the axes that have a cut."""
    network, windows = plan.network, {}
    starts, ends, axes, steps = slice_parameters(node, plan)
    for name in (node.input[0], node.output[0]):
        if (cut := plan.cut(name)) and cut.axis in axes:
            at = axes.index(cut.axis)
            size = network.size(node.input[0], cut.axis)
            windows[cut.axis] = range(size)[clamped(starts[at], steps[at]):clamped(ends[at], steps[at]):steps[at]]
    return windows


def clamped(bound, step):
    """ONNX writes "to the very end" as a number beyond all sizes, backwards as one below them."""
    return None if bound < -(1 << 31) + 1 and step < 0 else bound


def slice_parameters(node, plan):
    network = plan.network
    if network.opset < 10:
        starts, ends, axes = (attribute(node, name) for name in ("starts", "ends", "axes"))
        steps = None
    else:
        given = [network.integers(name) if name else None for name in node.input[1:]]
        starts, ends, axes, steps = (given + [None, None])[:4]
    rank = len(network.shape(node.input[0]))
    axes = [axis % rank for axis in (axes or range(len(starts)))]
    return list(starts), list(ends), axes, list(steps or [1] * len(starts))


def rewrite_slice(node, plan):
    network, source = plan.network, node.input[0]
    starts, ends, axes, steps = slice_parameters(node, plan)
    for axis, window in slice_windows(node, plan).items():
        gone = plan.places(source, axis)
        renumbered = {old: new for new, old in enumerate(p for p in range(network.size(source, axis)) if p not in gone)}
        taken = [renumbered[place] for place in window if place in renumbered]
        at = axes.index(axis)
        if steps[at] < 1 or taken != list(range(taken[0], taken[-1] + 1, steps[at])):
            raise Refusal(f"{describe(node)} takes classes at intervals, which this tool can't cut")
        starts[at], ends[at] = taken[0], taken[-1] + 1
    if network.opset < 10:
        set_attribute(node, "starts", starts)
        set_attribute(node, "ends", ends)
        return
    kind = network.values(node.input[1]).dtype
    network.set_parameter(node, 1, numpy.array(starts, kind))
    network.set_parameter(node, 2, numpy.array(ends, kind))


def gathering(node, plan):
    """Picks places of one axis; the axes of the list of places stand in its stead."""
    source, target = node.input[0], node.output[0]
    axis, picked = gathered(node, plan)
    added = picked.ndim - 1
    if cut := plan.cut(source):
        if cut.axis != axis:
            plan.add(target, cut.axis + (added if cut.axis > axis else 0), cut.places)
        elif picked.ndim == 1:
            plan.add(target, axis, [place for place, old in enumerate(picked.tolist()) if old in cut.places])
        elif cut.places.intersection(picked.reshape(-1).tolist()):
            raise Refusal(f"{describe(node)} reads the score of a class that is to go, which this tool can't cut")
    if cut := plan.cut(target):
        if cut.axis < axis or cut.axis > axis + added:
            plan.add(source, cut.axis - (added if cut.axis > axis else 0), cut.places)
        elif picked.ndim == 1:
            plan.add(source, axis, [int(picked[place]) for place in cut.places])
        else:
            raise Refusal(f"{describe(node)} lays the classes out anew, which this tool can't cut")


def gathered(node, plan):
    shape = plan.network.shape(node.input[0])
    axis = attribute(node, "axis", 0) % len(shape)
    picked = plan.network.values(node.input[1])
    if picked is None:
        raise Refusal(f"{describe(node)} picks among class scores by computed places, which this tool can't cut")
    return axis, numpy.where(picked < 0, picked + (shape[axis] or 0), picked)


def rewrite_gather(node, plan):
    axis, picked = gathered(node, plan)
    if plan.cut(node.input[0]) is None or plan.cut(node.input[0]).axis != axis:
        return
    gone = plan.places(node.input[0], axis)
    kept = [place - sum(g < place for g in gone) for place in picked.reshape(-1).tolist() if place not in gone]
    shape = picked.shape if picked.ndim != 1 else (-1,)
    plan.network.set_parameter(node, 1, numpy.array(kept, picked.dtype).reshape(shape))


SPREAD = {"Reshape": reshape, "Flatten": reshape, "Slice": slicing, "Gather": gathering}
REWRITE = {"Reshape": rewrite_reshape, "Slice": rewrite_slice, "Gather": rewrite_gather}
