"""The table: folded names with their codes, and the Swift file that holds it."""

from collections import defaultdict

from table_codes import GENERIC, is_personal, sorted_codes
from folding import fold

# Link.swift's words: they join names, and are none.
LINKS = set(
    "of in on at for from by to under over near behind beside inside through per a the de du la le di do da del des mit con com avec "
    "y e et und и с with without w no not and or n".split())


class Table:
    def __init__(self):
        self.codes = defaultdict(set)
        self.things = set()  # the names that the facts hold for things

    def add(self, name, code):
        key = fold(name)
        if key and not key.isdigit() and key not in LINKS:
            self.codes[key].add(code)

    def get(self, key):
        return self.codes.get(key, frozenset())

    def groups(self):
        """Codes -> names. Names that differ in their spaces alone are one entry, spelt with the most words: `fire fly`, `firefly`.
        Where they mean different things, a person's name wins over WordNet's thing."""
        spelling, groups = {}, defaultdict(list)
        for key in sorted(self.codes, key=lambda k: (-len(k.split()), k)):
            first = spelling.setdefault(key.replace(" ", ""), key)
            if first != key:
                self.codes[first] |= self.codes[key]
                if not {first, key} & self.things and is_personal(self.codes[first]):
                    self.codes[first] -= set(GENERIC + "l")
        for key in spelling.values():
            groups[sorted_codes(self.codes[key])].append(key)
        return groups

    def write(self, path):
        groups = self.groups()
        lines = []
        for codes in sorted(groups):
            line = codes + " "
            for name in sorted(groups[codes]):
                if len(line) + len(name) > 117:
                    lines.append(line.rstrip(","))
                    line = codes + " "
                line += name + ","
            lines.append(line.rstrip(","))
        text = "\n".join("        " + line for line in lines)
        path.write_text(f'''// swift-format-ignore-file
// Made by models/policy/generate.py; models/policy/README.md names the sources and their licences.

/// The taxonomy: a line of codes, a space, and the names that have them, parted by commas.
enum TaxonomyTable {{
    static let text: StaticString = """
{text}
        """
}}
''', encoding="utf-8")
        print(f"{sum(map(len, groups.values()))} names, {len(groups)} kinds, {len(text)} characters")
