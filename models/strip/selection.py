"""Networks that choose their queries by class scores of their own (two-stage DETR, RT-DETR).

Such a network has one more linear layer with a channel a class, whose greatest score decides which places become queries. No output
leads back to it, so the cut starts there too; the choice, and with it the scores, may then change.
"""

from network import attribute, describe
from refusal import Refusal

CHOOSERS = ("TopK", "ArgMax")


def seed(plan, axes, classes):
    """Starts the cut at every maximum over the classes by which something is chosen."""
    network = plan.network
    sizes = {network.size(head.output, head.axis) - head.first for head in axes}
    for node in network.nodes:
        if node.op_type == "ReduceMax":
            name, axis = node.input[0], reduced_axis(node, plan)
            if axis is not None and network.shape(name)[axis] in sizes and leads_to_choice(network, node):
                plan.add(name, axis, classes)
        elif node.op_type in CHOOSERS and network.shapes.get(node.input[0], (None,))[-1] in sizes:
            raise Refusal(f"{describe(node)} chooses among class scores, which this tool can't cut")


def leads_to_choice(network, node):
    """Whether a chooser reads the node's values, perhaps through operators that keep their order."""
    for reader in network.readers[node.output[0]]:
        if reader.op_type in CHOOSERS:
            return True
        if reader.op_type in ("Sigmoid", "Identity", "Squeeze", "Reshape", "Flatten") and leads_to_choice(network, reader):
            return True
    return False


def maximum(node, plan):
    axis, cut = reduced_axis(node, plan), plan.cut(node.input[0])
    if cut is None or cut.axis != axis:
        raise Refusal(f"{describe(node)} takes a maximum over other axes than the classes, which this tool can't cut")
    plan.changes_scores(f"{describe(node)} chooses what the network looks at by the greatest of all class scores, so that "
                        "without some classes it may look elsewhere")


def reduced_axis(node, plan):
    """The one axis over which the maximum is taken, or None."""
    axes = attribute(node, "axes")
    if axes is None and len(node.input) > 1 and node.input[1]:
        axes = plan.network.integers(node.input[1])
    rank = len(plan.network.shape(node.input[0]))
    return axes[0] % rank if axes and len(axes) == 1 else None
