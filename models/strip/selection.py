"""Networks that choose their queries by class scores of their own (two-stage DETR, RT-DETR).

Such a network has one more linear layer with a channel a class; its greatest score, or that of one class, decides which places
become queries. No output leads back to it, so the cut starts there too.
"""

from network import attribute, describe
from refusal import Refusal

CHOOSERS = ("TopK", "ArgMax")
KEEPS_ORDER = ("Flatten", "Identity", "Reshape", "Sigmoid", "Squeeze")


def seed(plan, axes, classes):
    """Starts the cut at every tensor of class scores of which the greatest, or one, leads to a choice."""
    network = plan.network
    counts = {network.size(head.output, head.axis) - head.first for head in axes}
    for node in network.nodes:
        shape = network.shapes.get(node.input[0]) if node.input else None
        if not shape:
            continue
        if node.op_type in CHOOSERS and shape[-1] in counts:
            raise Refusal(f"{describe(node)} chooses among class scores, which this tool can't cut")
        axis = removed_axis(node, plan)
        if axis is not None and shape[axis] in counts and leads_to_choice(network, node):
            plan.add(node.input[0], axis, classes)


def removed_axis(node, plan):
    """The one axis of which the node keeps the greatest value or a given one, or None."""
    rank = len(plan.network.shape(node.input[0]))
    if node.op_type == "Gather":
        picked = plan.network.values(node.input[1])
        return attribute(node, "axis", 0) % rank if picked is not None and picked.ndim == 0 else None
    if node.op_type != "ReduceMax":
        return None
    axes = attribute(node, "axes")
    if axes is None and len(node.input) > 1 and node.input[1]:
        axes = plan.network.integers(node.input[1])
    return axes[0] % rank if axes and len(axes) == 1 else None


def leads_to_choice(network, node):
    """Whether a chooser reads the node's values, perhaps through operators that keep their order."""
    for reader in network.readers[node.output[0]]:
        if reader.input and reader.input[0] == node.output[0]:
            if reader.op_type in CHOOSERS or (reader.op_type in KEEPS_ORDER and leads_to_choice(network, reader)):
                return True
    return False


def maximum(node, plan):
    cut = plan.cut(node.input[0])
    if cut is None or cut.axis != removed_axis(node, plan):
        raise Refusal(f"{describe(node)} takes a maximum over other axes than the classes, which this tool can't cut")
    plan.changes_scores(f"{describe(node)} chooses what the network looks at by the greatest of all class scores, so that "
                        "without some classes it may look elsewhere")
