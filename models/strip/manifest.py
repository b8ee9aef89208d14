"""Reads a Wayside model manifest and writes the stripped model's. Values are kept as they are written, quotes included."""

import hashlib

import yaml

from refusal import Refusal

DESCRIPTION_LIMIT = 500  # bytes, the program's own


class Manifest:
    def __init__(self, path):
        self.path = path
        try:
            # The base loader takes every scalar as text, as the program does: `no` and `12` are names.
            self.root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
            raise Refusal(f"{path} can't be read as a model manifest: {' '.join(str(error).split())}") from error
        self.name = self._text("name")
        self.description = self._text("description")
        self.task = self._text("task")
        self.inputs = self._text("inputs")
        self.sha256 = self._text("sha256").lower()
        self.layout = self._text("layout", self._node("output", yaml.MappingNode))
        self.labels = self._texts("classes")
        self.category_ids = (
            self._texts("category-ids") if self._find("category-ids") else [str(i + 1) for i in range(len(self.labels))])
        if not self.labels or len(self.category_ids) != len(self.labels):
            raise Refusal(f"{path}: classes must name the classes, category-ids have a number for each of them")
        file = self._text("file")
        if "/" in file or not file.endswith(".onnx"):
            raise Refusal(f"{path}: file must be the plain name of an .onnx file, not {file!r}")
        self.network = path.parent / file

    @property
    def stride_count(self):
        return len(self._texts("strides", self._node("output", yaml.MappingNode)))

    def network_bytes(self):
        """The network file, which must be the one that the manifest means."""
        try:
            data = self.network.read_bytes()
        except OSError as error:
            raise Refusal(f"{self.network} can't be read ({error.strerror}); put the network beside its manifest") from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise Refusal(f"{self.network} is not the file of which {self.path} gives the sha256")
        return data

    def stripped(self, name, network, kept):
        """The text of the manifest of a network that answers only the classes `kept` (indices)."""
        note = (f"stripped by models/strip from {self.name} (sha256 {self.sha256[:12]}…): "
                f"{len(self.labels) - len(kept)} of {len(self.labels)} classes cut")
        room = DESCRIPTION_LIMIT - len(note.encode()) - 2
        before = self.description.encode()[:room].decode(errors="ignore")
        self._set("name", name)
        self._set("description", f"{before}; {note}")
        self._set("file", f"{name}.onnx")
        self._set("sha256", hashlib.sha256(network).hexdigest())
        classes = self._node("classes", yaml.SequenceNode)
        classes.value = [classes.value[i] for i in kept]
        self._set_ids([self.category_ids[i] for i in kept])
        return yaml.serialize(self.root, Dumper=yaml.BaseDumper, allow_unicode=True, width=120)

    def _find(self, key, section=None):
        pairs = (section or self.root).value if isinstance(self.root, yaml.MappingNode) else []
        found = [value for name, value in pairs if name.value == key]
        if len(found) > 1:
            raise Refusal(f"{self.path}: key {key!r} stands there twice")
        return found[0] if found else None

    def _node(self, key, kind, section=None):
        node = self._find(key, section)
        if not isinstance(node, kind):
            raise Refusal(f"{self.path}: key {key!r} is missing or is not what a model manifest has there")
        return node

    def _text(self, key, section=None):
        return self._node(key, yaml.ScalarNode, section).value

    def _texts(self, key, section=None):
        items = self._node(key, yaml.SequenceNode, section).value
        if not all(isinstance(item, yaml.ScalarNode) for item in items):
            raise Refusal(f"{self.path}: key {key!r} must be a list of plain values")
        return [item.value for item in items]

    def _set(self, key, text):
        node = self._node(key, yaml.ScalarNode)
        node.value, node.style = text, None

    def _set_ids(self, ids):
        """Written even where they were left out: the classes that stay keep their numbers."""
        items = [yaml.ScalarNode("tag:yaml.org,2002:str", number) for number in ids]
        node = self._find("category-ids")
        if node is None:
            node = yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=True)
            self.root.value.append((yaml.ScalarNode("tag:yaml.org,2002:str", "category-ids"), node))
        node.value = items
