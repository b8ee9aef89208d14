"""Spreads a cut of classes from a network's outputs to everything that must shrink with them, then makes it.

A cut says which places of which axis of a tensor go. A node whose operator is understood passes the cut on between the tensors
that it reads and writes, in both directions, so that the network stays consistent wherever the class axis runs, and the
convolution or linear layer that makes the scores loses exactly the weights that made those that go. Nothing is changed before
the cut has settled; a node that isn't understood ends it with a refusal.
"""

from collections import namedtuple

import numpy

import operators
import selection
from network import names_read
from refusal import Refusal

Cut = namedtuple("Cut", "axis places")


class Plan:
    """The cuts of a network's tensors."""

    def __init__(self, network, allow_changed_scores=False):
        self.network = network
        self.allow_changed_scores = allow_changed_scores
        self.notes = []
        self._cuts = {}
        self._waiting = {}  # nodes to look at again, as an ordered set: id -> node

    def cut(self, name):
        return self._cuts.get(name)

    def places(self, name, axis):
        """What goes on this axis of the tensor; a cut of another axis ends it."""
        cut = self._cuts.get(name)
        if cut is None:
            return frozenset()
        if cut.axis != axis:
            raise Refusal(f"the network's tensor {name!r} holds classes on two axes; this tool can't follow that")
        return cut.places

    def add(self, name, axis, places):
        """These places of the tensor's axis go too."""
        before = self.places(name, axis)
        after = before.union(places)
        if after == before:
            return
        if len(after) >= self.network.size(name, axis):
            raise Refusal(f"nothing would be left of the network's tensor {name!r}")
        if name not in self.network.producers and name not in self.network.constants:
            raise Refusal(f"the classes come from {name!r}, which is given to the network; there is no layer to cut")
        self._cuts[name] = Cut(axis, after)
        for node in [*self.network.readers[name], self.network.producers.get(name)]:
            if node is not None:
                self._waiting[id(node)] = node

    def tie(self, *axes):
        """These (tensor, axis) pairs hold the same classes: what goes from one goes from all."""
        places = frozenset().union(*(self.places(name, axis) for name, axis in axes))
        if places:
            for name, axis in axes:
                self.add(name, axis, places)

    def changes_scores(self, why):
        """Ends a cut that would not leave the other classes' scores as they were, unless the user agreed to that."""
        if not self.allow_changed_scores:
            raise Refusal(f"{why}; allow that with --allow-changed-scores")
        if why not in self.notes:
            self.notes.append(why)

    def settle(self):
        while self._waiting:
            _, node = self._waiting.popitem()
            operators.spread(node, self)

    def apply(self):
        """Makes the cut, and returns (name, shape before, shape after) of every weight that shrank."""
        network = self.network
        for node in network.nodes:
            if any(self.cut(name) for name in [*names_read(node), *node.output]):
                operators.rewrite(node, self)
        weights = []
        for name in network.constants:
            if cut := self.cut(name):
                values = network.values(name)
                kept = numpy.delete(values, sorted(cut.places), axis=cut.axis)
                network.set_values(name, numpy.ascontiguousarray(kept))
                weights.append((name, list(values.shape), list(kept.shape)))
        for value in [*network.graph.input, *network.graph.output]:
            if cut := self.cut(value.name):
                value.type.tensor_type.shape.dim[cut.axis].dim_value -= len(cut.places)
        network.remove_unused()
        network.remove_texts()
        operators.check_sizes_read(self)
        return weights


def cut_classes(network, axes, classes, allow_changed_scores=False, softmax_outside=False):
    """Cuts these classes (indices) out of the network. Returns what else changes by it, and the weights that shrank."""
    plan = Plan(network, allow_changed_scores)
    if softmax_outside:
        plan.changes_scores("the \"no object\" class means that a softmax over the classes follows the network, so that the "
                            "scores of those that stay grow when others go")
    wanted = {}
    for head in axes:
        wanted[head.output] = (head.axis, frozenset(head.first + index for index in classes))
        plan.add(head.output, *wanted[head.output])
    selection.seed(plan, axes, classes)
    plan.settle()
    for output in network.outputs:
        if plan.cut(output) != (Cut(*wanted[output]) if output in wanted else None):
            raise Refusal(f"cutting the classes would also cut other values of the network's output {output!r}")
    weights = plan.apply()
    return plan.notes, weights
