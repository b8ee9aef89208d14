"""How each ONNX operator passes a cut on, and which of its parameters follow.

`SPREAD[op](node, plan)` reads the cuts of the node's tensors and adds those that follow from them; it may run many times, until
nothing changes. `REWRITE[op](node, plan)` runs once, when all cuts are known, and corrects indices and sizes kept in the node.
"""

import numpy

import reshaping
import selection
from network import attribute, describe, names_read, set_attribute
from refusal import Refusal

ELEMENTWISE = (
    "Abs Add And Cast Ceil Clip Div Dropout Elu Equal Erf Exp Floor Greater GreaterOrEqual HardSigmoid HardSwish Identity "
    "LeakyRelu Less LessOrEqual Log Max Min Mish Mul Neg Not Pow Reciprocal Relu Round Selu Sigmoid Softplus Sqrt Sub Tanh Where"
).split()


def spread(node, plan):
    rule = SPREAD.get(node.op_type) if node.domain in ("", "ai.onnx") else None
    if rule is None:
        raise Refusal(f"the class scores pass through {describe(node)}, which this tool can't cut")
    rule(node, plan)


def rewrite(node, plan):
    if node.op_type in REWRITE:
        REWRITE[node.op_type](node, plan)


def rank(plan, name):
    return len(plan.network.shape(name))


def axis_of(node, plan, default, name=None):
    """The node's axis attribute, counted from the front of its input (or of the tensor named)."""
    axis = attribute(node, "axis", default)
    return axis if axis >= 0 else axis + rank(plan, name or node.input[0])


def refuse_cut_input(node, plan, name):
    if plan.cut(name):
        raise Refusal(f"{describe(node)} reads the class scores as features, so that a cut would change the other classes")


# What makes scores out of features: here the weights go.


def convolution(node, plan):
    refuse_cut_input(node, plan, node.input[0])
    if attribute(node, "group", 1) != 1:
        raise Refusal(f"{describe(node)} makes class scores in groups, which this tool can't cut")
    plan.tie((node.output[0], 1), (node.input[1], 0), *((bias, 0) for bias in node.input[2:]))


def gemm(node, plan):
    refuse_cut_input(node, plan, node.input[0])
    bias = node.input[2] if len(node.input) > 2 else ""
    shape = plan.network.shape(bias) if bias else ()
    plan.tie((node.output[0], 1), (node.input[1], 0 if attribute(node, "transB", 0) else 1),
             *([(bias, len(shape) - 1)] if shape and shape[-1] != 1 else []))


def matrix_product(node, plan):
    refuse_cut_input(node, plan, node.input[0])
    weights, output = node.input[1], node.output[0]
    if rank(plan, weights) < 2 or rank(plan, node.input[0]) < 2:
        raise Refusal(f"{describe(node)} multiplies with a vector, which this tool can't cut")
    if plan.places(weights, rank(plan, weights) - 1) or plan.places(output, rank(plan, output) - 1):
        plan.tie((output, rank(plan, output) - 1), (weights, rank(plan, weights) - 1))


# What leaves each score as it is, or changes it by itself.


def elementwise(node, plan):
    """Shapes are aligned at their last axes; a tensor that has none or one place there serves all classes."""
    full = rank(plan, node.output[0])
    tensors = [name for name in [*node.input, *node.output] if name]
    for name in tensors:
        if cut := plan.cut(name):
            axis = cut.axis + full - rank(plan, name)
            for other in tensors:
                own = axis - full + rank(plan, other)
                if own >= 0 and plan.network.size(other, own) != 1:
                    plan.add(other, own, cut.places)


def softmax(node, plan):
    axis = axis_of(node, plan, -1 if plan.network.opset >= 13 else 1)
    cut = plan.cut(node.output[0]) or plan.cut(node.input[0])
    # Before version 13 it was taken over all axes from this one on.
    if cut.axis == axis or (plan.network.opset < 13 and cut.axis > axis):
        plan.changes_scores(
            f"{describe(node)} is taken over the classes, so that the scores of those that stay grow when others go")
    plan.tie((node.output[0], cut.axis), (node.input[0], cut.axis))


# What moves scores about.


def concatenation(node, plan):
    tie_parts(plan, node.output[0], node.input, axis_of(node, plan, 0, node.output[0]))


def split(node, plan):
    tie_parts(plan, node.input[0], node.output, axis_of(node, plan, 0))


def tie_parts(plan, whole, parts, axis):
    """The parts lie behind one another on this axis of the whole."""
    cuts = [cut for cut in map(plan.cut, [whole, *parts]) if cut]
    across = next((cut.axis for cut in cuts if cut.axis != axis), None)
    if across is not None:
        plan.tie(*((name, across) for name in [whole, *parts]))
        return
    first = 0
    for part in parts:
        behind = first + plan.network.size(part, axis)
        plan.add(whole, axis, {place + first for place in plan.places(part, axis)})
        plan.add(part, axis, {place - first for place in plan.places(whole, axis) if first <= place < behind})
        first = behind


def rewrite_split(node, plan):
    axis, network = axis_of(node, plan, 0), plan.network
    if plan.cut(node.input[0]).axis != axis:
        return
    sizes = [network.size(name, axis) - len(plan.places(name, axis)) for name in node.output]
    set_attribute(node, "num_outputs", None)
    if network.opset < 13:
        set_attribute(node, "split", sizes)
        return
    if len(node.input) < 2:
        node.input.append("")
    network.set_parameter(node, 1, numpy.array(sizes, numpy.int64))


def transposition(node, plan):
    count = rank(plan, node.input[0])
    order = attribute(node, "perm", list(reversed(range(count))))
    tie_axes(node, plan, order)


def squeezed(node, plan):
    shape = plan.network.shape(node.input[0])
    gone = axes_parameter(node, plan, len(shape))
    if gone is None:
        gone = [axis for axis, size in enumerate(shape) if size == 1]
    tie_axes(node, plan, [axis for axis in range(len(shape)) if axis not in gone])


def unsqueezed(node, plan):
    count = rank(plan, node.output[0])
    new = axes_parameter(node, plan, count)
    old = iter(range(count))
    tie_axes(node, plan, [None if axis in new else next(old) for axis in range(count)])


def axes_parameter(node, plan, count):
    axes = attribute(node, "axes")
    if axes is None and len(node.input) > 1:
        axes = plan.network.integers(node.input[1])
    return None if axes is None else [axis % count for axis in axes]


def tie_axes(node, plan, sources):
    """`sources[k]` is the input axis that the output's axis k holds, or None."""
    pairs = [(target, source) for target, source in enumerate(sources) if source is not None]
    for name, side in ((node.output[0], 0), (node.input[0], 1)):
        if cut := plan.cut(name):
            pair = next((pair for pair in pairs if pair[side] == cut.axis), None)
            if pair is None:
                raise Refusal(f"{describe(node)} adds or removes the axis of the classes, which this tool can't cut")
            plan.tie((node.output[0], pair[0]), (node.input[0], pair[1]))


def size_reading(node, plan):
    """Whether the size that is read matters shows only when unused nodes are gone: check_sizes_read."""


def check_sizes_read(plan):
    """What reads a shrunk tensor's size must not read it on the axis that shrank: it may be a size of anything."""
    nodes = [node for node in plan.network.nodes if node.op_type == "Shape" and plan.cut(node.input[0])]
    for node in nodes:
        for reader in plan.network.nodes:
            if node.output[0] in names_read(reader) and not _reads_other_axes(reader, plan, plan.cut(node.input[0]).axis):
                raise Refusal(f"{describe(reader)} computes with the number of classes; simplify the network first")


def _reads_other_axes(reader, plan, axis):
    picked = plan.network.values(reader.input[1]) if reader.op_type == "Gather" else None
    return picked is not None and axis not in picked.reshape(-1) and (picked >= 0).all()


SPREAD = {
    **dict.fromkeys(ELEMENTWISE, elementwise),
    "Conv": convolution,
    "Gemm": gemm,
    "MatMul": matrix_product,
    "Softmax": softmax,
    "LogSoftmax": softmax,
    "Concat": concatenation,
    "Split": split,
    "Transpose": transposition,
    "Squeeze": squeezed,
    "Unsqueeze": unsqueezed,
    "Shape": size_reading,
    "ReduceMax": selection.maximum,
    **reshaping.SPREAD,
}

REWRITE = {"Split": rewrite_split, **reshaping.REWRITE}
