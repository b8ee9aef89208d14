#!/usr/bin/env python3
"""Writes Sources/ClassPolicy/TaxonomyTable.swift and UnicodeTable.swift. README.md beside this file says from what.

A table entry is a folded name with codes, the first of which says what the name alone is:
  a animal, p plant, f food, v vehicle, r road, s traffic sign, o object, g worn, m material, b place     generic
  l Latin genus or family, L Latin epithet
  P bare person
  X? describes a person (the letter is the category's, EXCLUSIONS below)
  D? a people's or place's name: e, n, l as above, p for a place
  M stands before any generic noun, S before a species, A sex or age of animals, B before things that are not worn,
  C has a sex of its own (plugs, ferns), R stands behind a species in Romance languages
  F shows a person (photos, dolls)
  K? names kinds of the branch, though alone it is a person
  H? a second sense: the branch of a name whose first sense is a person, for lists of one thing's names
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

import cldr
import facts_files
import unicode_tables
from folding import fold
from wordnet import LEXICOGRAPHER_FILES, WordNet

SOURCES = Path(__file__).resolve().parents[2] / "Sources" / "ClassPolicy"
BRANCHES = {
    "animal": "a", "plant": "p", "food": "f", "vehicle": "v", "road": "r", "sign": "s", "object": "o", "worn": "g",
    "material": "m", "place": "b",
}
EXCLUSIONS = {
    "gender": "g", "age-group": "y", "ethnicity": "e", "nationality": "n", "religion": "l", "skin": "s",
    "hair, face and body": "h", "expression": "x", "disability": "d", "build": "b", "orientation": "o", "role": "r",
    "identity": "i", "gait": "t", "clothing on a person": "c",
}
MODIFIERS = {"romance": "R", "neutral": "M", "species": "S", "animal": "A", "audience": "B", "connector": "C", "figure": "F"}
GENERIC = "apfvrsogmbl"
# The order in which an entry's codes stand. The first decides what the bare name is.
LINKS = set("of in on at for from by to under over near behind beside inside through per a the de du la le di do da del des mit con "
            "com avec y e et und и с with without w no not and or n".split())
ORDER = ["P"] + list(GENERIC[:-1]) + ["X", "D", "l", "A", "L", "M", "S", "B", "C", "F", "R", "K", "H"]


class Table:
    def __init__(self):
        self.codes = defaultdict(set)
        self.things = set()  # keys that the facts hold for things

    def add(self, name, code):
        key = fold(name)
        if key and not key.isdigit() and key not in LINKS:
            self.codes[key].add(code)

    def lines(self):
        """Groups of names with the same codes."""
        groups = defaultdict(list)
        joined = {}
        for key in sorted(self.codes, key=lambda k: (-len(k.split()), k)):
            together = key.replace(" ", "")
            if together in joined:  # `fire fly` beside `firefly`: one entry with the codes of both, and a person's win
                codes = self.codes[joined[together]] | self.codes[key]
                if joined[together] not in self.things and key not in self.things and any(c[0] in "XP" for c in codes):
                    codes -= set(GENERIC)
                self.codes[joined[together]] = codes
            else:
                joined[together] = key
        for key in joined.values():
            groups["".join(sorted(self.codes[key], key=lambda c: (ORDER.index(c[0]), c)))].append(key)
        return groups


def wordnet_codes(wordnet, facts_excluded):
    """(name, code) pairs of WordNet. Where the senses of a lemma differ, the most frequent decisive one says what it is."""
    worn = wordnet.subtree("clothing:noun.artifact", "footwear:noun.artifact", "headdress:noun.artifact",
                           "jewelry:noun.artifact", "handwear:noun.artifact", "cosmetic:noun.artifact",
                           "adornment:noun.artifact")
    vehicle = wordnet.subtree("vehicle:noun.artifact")
    structure = wordnet.subtree("structure:noun.artifact")
    hominid = wordnet.subtree("hominid:noun.animal")
    hominid |= {o for o in hominid} | set(wordnet.subtree("homo:noun.animal") if "homo" in wordnet.noun_senses else ())
    person = [
        (wordnet.subtree("inhabitant:noun.person"), "Dn"), (wordnet.subtree("religious person:noun.person"), "Xl"),
        (wordnet.subtree("unfortunate:noun.person"), "Xd"), (wordnet.subtree("homosexual:noun.person"), "Xo"),
        (wordnet.subtree("juvenile:noun.person"), "Xy"), (wordnet.subtree("female:noun.person"), "Xg"),
        (wordnet.subtree("male:noun.person"), "Xg"),
    ]

    def sense_code(synset, lemma):
        file = LEXICOGRAPHER_FILES[synset.file]
        if file == "noun.person" or synset.offset in hominid:
            if synset.is_instance:
                return "Xi"
            for subtree, code in person:
                if synset.offset in subtree:
                    if code == "Dn" and not lemma[:1].isupper():
                        return "Xn"
                    if code == "Dn" and re.search(r"(man|woman|girl|boy|person|stater|soldier)$", lemma):
                        return "Xn"
                    return code
            return "Xr"
        if file in ("noun.location", "noun.object") and (synset.is_instance or lemma[:1].isupper()):
            return "Dp"
        if file == "noun.body":
            return "Xh" if " " not in lemma else None
        if file == "noun.feeling":
            return "Xx"
        if file == "noun.animal":
            return "l" if lemma.startswith("genus ") or lemma.endswith(("idae", "inae", "iformes")) else "a"
        if file == "noun.plant":
            return "l" if lemma.startswith("genus ") or lemma.endswith(("aceae", "ales")) else "p"
        if file == "noun.food":
            return "f"
        if file == "noun.artifact":
            return "g" if synset.offset in worn else "v" if synset.offset in vehicle else (
                "b" if synset.offset in structure else "o")
        if file in ("noun.substance",):
            return "m"
        if file in ("noun.object", "noun.phenomenon", "noun.location"):
            return "b"
        return None

    for lemma_lower, offsets in wordnet.noun_senses.items():
        if len(fold(lemma_lower).replace(" ", "")) < 3 and lemma_lower not in ("ox", "ai"):
            continue
        first = None
        codes = []
        for offset in offsets:
            synset = wordnet.nouns[offset]
            lemma = next(l for l in synset.lemmas if l.lower() == lemma_lower)
            code = sense_code(synset, lemma)
            if code is None:
                continue
            if code == "Xi":
                continue  # people's names are unknown, and `fox`, `crane` and `moss` are no names here
            codes.append(code)
            if first is None:
                first = code
        name = lemma_lower.removeprefix("genus ")
        if lemma_lower.startswith("genus "):
            yield name, "l"
            continue
        if first is None:
            single = " " not in lemma_lower and lemma_lower.isalpha()
            if single and lemma_lower in wordnet.used_nouns:
                yield name, "M"
            continue
        if first[0] in "XD":
            yield name, first
            for code in codes:
                if code in GENERIC and code != "l":
                    yield name, "H" + code
                    break
        else:
            yield name, first
            for code in codes:
                if code == "Dp":
                    yield name, code

    for synset in wordnet.adjectives.values():
        for lemma in synset.lemmas:
            if lemma[:1].isupper():
                religious = re.search(r"relig|church|christ|islam|jew|buddh|hindu|faith", synset.gloss.lower())
                yield lemma, "Dl" if religious else "Dn"
            elif len(lemma) > 2 and lemma.replace("-", "").isalpha() and (lemma in wordnet.used_adjectives or not re.match(RARE, lemma)):
                yield lemma, "M"
    for offset, synset in wordnet.nouns.items():
        file = LEXICOGRAPHER_FILES[synset.file]
        for lemma in synset.lemmas:
            if file == "noun.communication" and lemma[:1].isupper() and " " not in lemma and lemma[1:].islower():
                yield lemma, "Dn"  # languages, for the most part
            if file in ("noun.animal", "noun.plant") and re.fullmatch(r"[A-Z][a-z]+( [a-z]+){1,2}", lemma):
                genus, *epithets = lemma.split()
                if len(epithets) == 1 and len(epithets[0]) > 3 and re.search(LATIN_ENDING, epithets[0]) \
                        and genus.lower() in wordnet_genera(wordnet):
                    yield epithets[0], "L"


# Adjectives that no sense-tagged text of WordNet has, and no class name needs.
RARE = r"(un|non|in|im|anti|over|under|pre|post|super|hyper|inter|intra|counter|self|.{13,})|.*(less|able|ible|istic|ological)$"
LATIN_ENDING = r"(us|a|um|is|e|i|ae|ii|orum|arum|ensis|ense|oides|or|ns|x|on|os)$"
_genera = set()


def wordnet_genera(wordnet):
    if not _genera:
        _genera.update(l.removeprefix("genus ") for l in wordnet.noun_senses if l.startswith("genus "))
    return _genera


def build():
    wordnet = WordNet()
    excluded = facts_files.read("excluded.txt")
    modifiers = facts_files.read("modifiers.txt")
    table = Table()
    decided = {}  # folded name -> what the facts say it is; WordNet doesn't add to it

    def decide(name, code, source):
        key = fold(name)
        if key in decided and decided[key] != code and "-v" in sys.argv:
            print(f"{source}: {name}: {code} beside {decided[key]}", file=sys.stderr)
        if key in decided and decided[key][0] in "XDP" and code[0] in GENERIC:
            return  # what describes a person wins
        decided[key] = code
        if code[0] in GENERIC:
            table.things.add(key)
        table.add(name, code)

    for category, names in excluded.items():
        for name in names:
            decide(name, "X" + EXCLUSIONS[category], "excluded.txt")
    for category, names in facts_files.read("excluded_languages.txt").items():
        for name in names:
            decide(name, "X" + EXCLUSIONS[category], "excluded_languages.txt")
    for names in facts_files.read("person.txt").values():
        for name in names:
            decide(name, "P", "person.txt")
    described = {fold(name) for name, code in wordnet_codes(wordnet, excluded) if code[0] == "X"}
    for file in ("things.txt", "wildlife.txt", "multilingual.txt"):
        for branch, names in facts_files.read(file).items():
            for name in names:
                if file == "multilingual.txt" and fold(name) in described:
                    continue  # `rower`, a bicycle in Polish
                if branch.startswith("kinds of "):
                    table.add(name, "K" + BRANCHES[branch.removeprefix("kinds of ")])
                else:
                    decide(name, BRANCHES[branch], file)
    for kind, names in facts_files.read("car_makes.txt").items():
        for name in names:
            if kind == "make" and " " not in name:
                table.add(name, "M")
            else:
                decide(name, "v", "car_makes.txt")
    for name in facts_files.read("latin.txt").get("genus", []):
        table.add(name, "l")
    for name in facts_files.read("latin.txt").get("epithet", []):
        table.add(name, "L")
    for kind, names in modifiers.items():
        for name in names:
            table.add(name, MODIFIERS[kind])
    dropped = {kind: {fold(n) for n in names} for kind, names in facts_files.read("dropped.txt").items()}
    for code, names in cldr.names():
        for name in names:
            key = fold(name)
            if key not in decided and key not in described and not re.fullmatch("[a-z]{1,3}", key) and (
                    key not in dropped["generic"]):
                decided[key] = code
                table.add(name, code)
    for name, code in wordnet_codes(wordnet, excluded):
        key = fold(name)
        if key in decided and not (code in "lL" or code[0] == "H" and decided[key][0] == "X" or (code[0] == "D" and decided[key][0] in GENERIC + "D")):
            continue
        if key in dropped["generic"] and (code in GENERIC or code[0] == "H"):
            if not any(c[0] in "XDP" for c in table.codes.get(key, ())) and key not in dropped["modifier"]:
                table.add(name, "M")
            continue
        if code == "M" and (key in dropped["modifier"] or key not in wordnet.mostly_adjectives and any(
                c[0] in "XDP" for c in table.codes.get(key, ()))):
            continue
        table.add(name, code)
    for plural, singular in wordnet.irregular_plurals():
        for code in table.codes.get(fold(singular), set()).copy():
            if fold(plural) not in decided and code[0] not in "lL":
                table.add(plural, code)
    # A name that means a person and nothing that stands before nouns: WordNet's adjectives don't make it a modifier.
    stated = {fold(n) for names in modifiers.values() for n in names}
    for key, codes in table.codes.items():
        if any(c[0] in "XP" for c in codes) and key not in stated and (
                key in decided or key not in wordnet.mostly_adjectives):
            codes -= {"M"}
        branches = [c for c in codes if c in GENERIC and c != "l"]
        if len(branches) > 1:  # the facts' branch, else the first in GENERIC's order
            keep = decided.get(key, sorted(branches, key=GENERIC.index)[0])
            codes -= {b for b in branches if b != keep}
        if key not in decided and any(c[:2] in ("Dn", "De", "Dl") for c in codes):
            codes -= set(branches)  # a people before a thing
        if key not in decided and any(c[:2] in ("Dn", "De", "Dl") for c in codes):
            codes -= {"Xr"}
        if codes & {"l"} and not branches and any(c[0] == "X" for c in table.codes.get(key.removesuffix("s"), ())):
            codes.add("Xr")  # `troglodytes` is a genus, and cave dwellers
        if branches:
            codes -= {c for c in codes if c[0] == "H"}
    for key in [k for k, codes in table.codes.items() if " " in k and codes == {"M"} and k not in stated]:
        if any(c[0] in "XPD" for word in key.split() for c in table.codes.get(word, ())):
            del table.codes[key]  # `in-person`
    return table


def write_table(table):
    groups = table.lines()
    lines = []
    for codes in sorted(groups):
        line = codes
        for name in sorted(groups[codes]):
            if len(line) + len(name) > 116:
                lines.append(line)
                line = codes
            line += ("," if line != codes else " ") + name
        lines.append(line)
    text = "\n".join("        " + line for line in lines)
    (SOURCES / "TaxonomyTable.swift").write_text(f'''// swift-format-ignore-file
// Made by models/policy/generate.py; models/policy/README.md names the sources and their licences.

/// The taxonomy: a line of codes, a space, and the names that have them, parted by commas.
enum TaxonomyTable {{
    static let text: StaticString = """
{text}
        """
}}
''', encoding="utf-8")
    names = sum(len(g) for g in groups.values())
    print(f"{names} names, {len(groups)} kinds, {len(text)} characters")


if __name__ == "__main__":
    write_table(build())
    unicode_tables.write(SOURCES / "UnicodeTable.swift")
