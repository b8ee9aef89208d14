#!/usr/bin/env python3
"""Writes Sources/ClassPolicy/TaxonomyTable.swift, LatinLetters.swift and UnicodeTable.swift from WordNet, CLDR, Unicode and the lists under facts/.
README.md beside this file says more. `-v` prints where the lists contradict each other."""

import re
import sys
from pathlib import Path

import cldr
import facts_files
import latin_letters
import person_names
import unicode_tables
from table_codes import BRANCHES, EPITHET, EXCLUSIONS, GENERIC, MODIFIERS, PEOPLES, TAXON, is_personal
from folding import fold
from table import Table
from wordnet import WordNet
from wordnet_names import WordNetNames

# Before a thing, an adjective that says more of persons than their trade is said of a person: `psychotic`.
NEVER_DESCRIBING = {"Xd", "Xl", "Xg", "Xn", "Xe", "Xo", "Xx"}
SOURCES = Path(__file__).resolve().parents[2] / "Sources" / "ClassPolicy"


class Builder:
    """Adds the sources one by one, the deciding ones first: our facts, CLDR, WordNet."""

    def __init__(self):
        self.table = Table()
        self.decided = {}  # folded name -> the code that the facts give it; WordNet's thing or person doesn't add to it
        self.wordnet = WordNet()
        self.names = list(WordNetNames(self.wordnet).pairs())
        self.described = {fold(name) for name, code in self.names if code[0] == "X"}
        self.modifiers = facts_files.read("modifiers.txt")
        self.trades = set(map(fold, self.modifiers.pop("trade")))
        self.devices = set(map(fold, self.modifiers.pop("device")))
        self.dropped = {kind: set(map(fold, names)) for kind, names in facts_files.read("dropped.txt").items()}

    def decide(self, name, code, source):
        key = fold(name)
        known = self.decided.get(key)
        if known and known != code and "-v" in sys.argv:
            print(f"{source}: {name}: {code} beside {known}", file=sys.stderr)
        if known and known[0] in "XP" and code in GENERIC:
            return  # what describes a person wins
        self.decided[key] = code
        if code in GENERIC:
            self.table.things.add(key)
        self.table.add(name, code)

    def add_facts(self):
        for file in ("excluded.txt", "excluded_languages.txt"):
            for category, names in facts_files.read(file).items():
                for name in names:
                    self.decide(name, "X" + EXCLUSIONS[category], file)
        for names in facts_files.read("person.txt").values():
            for name in names:
                self.decide(name, "P", "person.txt")
        for file in ("things.txt", "wildlife.txt", "multilingual.txt"):
            for branch, names in facts_files.read(file).items():
                for name in names:
                    if file == "multilingual.txt" and fold(name) in self.described:
                        continue  # `rower`, a bicycle in Polish
                    if branch.startswith("kinds of "):
                        self.table.add(name, "K" + BRANCHES[branch.removeprefix("kinds of ")])
                    else:
                        self.decide(name, BRANCHES[branch], file)
        makes = facts_files.read("car_makes.txt")
        for name in makes["make"] + makes["model"]:
            if name in makes["make"]:
                self.table.add(name, "V")
            if name in makes["make"] and " " not in name:
                self.table.add(name, "M")
            else:
                self.decide(name, "v", "car_makes.txt")
        latin = facts_files.read("latin.txt")
        for kind, code in (("genus", TAXON), ("epithet", EPITHET)):
            for name in latin[kind]:
                self.table.add(name, code)
        for kind, names in self.modifiers.items():
            for name in names:
                self.table.add(name, MODIFIERS[kind])

    def add_cldr(self):
        for code, name in cldr.names():
            key = fold(name)
            taken = key in self.decided or key in self.described or key in self.dropped["generic"]
            if not taken and not re.fullmatch("[a-z]{1,3}", key):
                self.decided[key] = code
                self.table.add(name, code)

    def add_wordnet(self):
        for name, code in self.names:
            key = fold(name)
            if key in self.decided and not self.adds_to(self.decided[key], code):
                continue
            is_described = any(c[0] in "XPD" for c in self.table.get(key))
            if key in self.dropped["generic"] and (code in GENERIC + TAXON or code[0] == "H"):
                code = "N"
                if is_described or key in self.dropped["modifier"]:
                    continue
            elif code in "NJ" and (
                    key in self.dropped["modifier"] or is_described and key not in self.wordnet.mostly_adjectives):
                continue
            self.table.add(name, code)
        for plural, singular in self.wordnet.irregular_plurals():
            for code in list(self.table.get(fold(singular))):
                if fold(plural) not in self.decided and code not in (TAXON, EPITHET):
                    self.table.add(plural, code)

    @staticmethod
    def adds_to(decided, code):
        """Latin names, a second sense, and a place's name go beside what the facts say."""
        return code in (TAXON, EPITHET, "W") or code[0] == "H" and decided[0] == "X" or code[0] == "D" and decided in GENERIC

    def add_trades(self):
        for name in self.trades:
            self.table.add(name, "W")

    def add_person_names(self):
        """A given name that names nothing else of use is a person's; one that does, and a surname that does, only together."""
        for name in person_names.given_names():
            key = fold(name)
            codes = self.table.get(key)
            if key not in self.decided and key not in self.wordnet.used_nouns and codes <= {"S", *"omfb"}:
                self.table.codes[key] -= set("omfb")  # `mike`, a microphone to WordNet
                self.table.add(name, "Xi")
            else:
                self.table.add(name, "G")
        for name in person_names.surnames():
            if self.table.get(fold(name)):
                self.table.add(name, "U")

    def settle(self):
        """One meaning a name."""
        for key, codes in self.table.codes.items():
            if is_personal(codes) and (
                    key in self.decided or key not in self.wordnet.mostly_adjectives or codes & NEVER_DESCRIBING):
                codes -= {"N", "J"}
            branches = sorted((c for c in codes if c in GENERIC), key=GENERIC.index)
            if len(branches) > 1:
                codes -= {b for b in branches if b != self.decided.get(key, branches[0])}
            if key not in self.decided and any(c in PEOPLES for c in codes):
                codes -= {*branches, "Xr"}  # a people before a thing
            if TAXON in codes and not branches and any(c[0] == "X" for c in self.table.get(key.removesuffix("s"))):
                codes.add("Xr")  # `troglodytes` is a genus, and cave dwellers
            if branches:
                codes -= {c for c in codes if c[0] == "H"}
            if not branches or key in self.devices or self.decided.get(key) == "a" and key not in self.trades:
                codes.discard("W")
            if is_personal(codes):
                codes.discard("V")
        for key in [k for k, c in self.table.codes.items() if not c]:
            del self.table.codes[key]
        for key in [k for k, c in self.table.codes.items() if " " in k and c <= {"N", "J"}]:
            if any(c[0] in "XPD" for word in key.split() for c in self.table.get(word)):
                del self.table.codes[key]  # `in-person`


def write_latin_letters(builder):
    scientific, other = {TAXON: set(), EPITHET: set()}, set()
    for key, codes in builder.table.codes.items():
        for word in filter(latin_letters.is_plain, key.split()):
            if not codes & {TAXON, EPITHET}:
                other.add(word)
            elif key == word:
                for code in codes & scientific.keys():
                    scientific[code].add(word)
    other -= scientific[TAXON] | scientific[EPITHET]
    # Romance trades have Latin endings, and are few beside English: they count five times.
    other = sorted(other) + 5 * sorted(person_names.trade_words() - scientific[TAXON] - scientific[EPITHET])
    latin_letters.write(SOURCES / "LatinLetters.swift", sorted(scientific[TAXON]), sorted(scientific[EPITHET]), other)


if __name__ == "__main__":
    builder = Builder()
    builder.add_facts()
    builder.add_cldr()
    builder.add_wordnet()
    builder.add_trades()
    builder.add_person_names()
    builder.settle()
    builder.table.write(SOURCES / "TaxonomyTable.swift")
    write_latin_letters(builder)
    unicode_tables.write(SOURCES / "UnicodeTable.swift")
