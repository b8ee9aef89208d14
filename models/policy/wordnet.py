"""Reads Princeton WordNet's database files (Debian package wordnet-base)."""

from collections import defaultdict
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
LEXICOGRAPHER_FILES = (
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition "
    "noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person "
    "noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state "
    "noun.substance noun.time verb.body").split()


class Synset:
    def __init__(self, fields, gloss):
        self.offset = fields[0]
        self.file = int(fields[1])
        count = int(fields[3], 16)
        self.lemmas = [word.split("(")[0].replace("_", " ") for word in fields[4:4 + 2 * count:2]]
        pointers = fields[5 + 2 * count:]
        self.parents, self.is_instance = [], False
        for i in range(0, 4 * int(fields[4 + 2 * count]), 4):
            if pointers[i] in ("@", "@i"):
                self.parents.append(pointers[i + 1])
                self.is_instance |= pointers[i] == "@i"
        self.gloss = gloss


class WordNet:
    def __init__(self):
        self.nouns = self._synsets("noun")
        self.adjectives = self._synsets("adj")
        self.noun_senses = self._index("noun")
        self.verbs = set(self._index("verb"))
        self.used_nouns = self._used("noun")
        self.used_adjectives = self._used("adj")
        self.mostly_adjectives = self._mostly_adjectives()
        self.children = defaultdict(list)
        for synset in self.nouns.values():
            for parent in synset.parents:
                self.children[parent].append(synset.offset)

    def _synsets(self, part):
        synsets = {}
        for line in open(FOLDER / f"data.{part}", encoding="utf-8"):
            if line.startswith(" "):
                continue
            data, _, gloss = line.partition(" | ")
            synset = Synset(data.split(), gloss.strip())
            synsets[synset.offset] = synset
        return synsets

    def _index(self, part):
        """lemma -> its synset offsets, the most frequent sense first"""
        senses = {}
        for line in open(FOLDER / f"index.{part}", encoding="utf-8"):
            if line.startswith(" "):
                continue
            fields = line.split()
            senses[fields[0].replace("_", " ")] = fields[-int(fields[2]):]
        return senses

    def _used(self, part):
        """The lemmas that occur in WordNet's sense-tagged texts."""
        used = set()
        for line in open(FOLDER / f"index.{part}", encoding="utf-8"):
            if not line.startswith(" "):
                fields = line.split()
                if int(fields[-int(fields[2]) - 1]) > 0:
                    used.add(fields[0].replace("_", " "))
        return used

    def _mostly_adjectives(self):
        """Lemmas that the sense-tagged texts use as adjectives more than as nouns."""
        counts = defaultdict(lambda: [0, 0])
        for line in open(FOLDER / "cntlist.rev", encoding="utf-8"):
            sense, _, count = line.split()
            lemma, _, rest = sense.partition("%")
            if rest[0] in "135":
                counts[lemma.replace("_", " ")][0 if rest[0] == "1" else 1] += int(count)
        return {lemma for lemma, (noun, adjective) in counts.items() if adjective > noun}

    def subtree(self, *names):
        """Offsets under the synsets whose first lemmas are given as `first lemma:lexicographer file`."""
        roots = []
        for name in names:
            lemma, file = name.split(":")
            number = LEXICOGRAPHER_FILES.index(file)
            found = [o for o in self.noun_senses[lemma] if self.nouns[o].file == number]
            if not found:
                raise SystemExit(f"WordNet has no {name}")
            roots.append(found[0])
        seen, stack = set(), roots
        while stack:
            offset = stack.pop()
            if offset not in seen:
                seen.add(offset)
                stack.extend(self.children[offset])
        return seen

    def irregular_plurals(self):
        for line in open(FOLDER / "noun.exc", encoding="utf-8"):
            plural, *singulars = line.replace("_", " ").split() if "_" not in line else [
                part.replace("_", " ") for part in line.split()]
            for singular in singulars:
                yield plural, singular
