"""What WordNet says of names: (name, code) pairs."""

import re

from table_codes import EPITHET, GENERIC, TAXON
from folding import fold
from wordnet import LEXICOGRAPHER_FILES

WORN = ("clothing:noun.artifact", "footwear:noun.artifact", "headdress:noun.artifact", "jewelry:noun.artifact",
        "handwear:noun.artifact", "cosmetic:noun.artifact", "adornment:noun.artifact")
# Subtrees of persons, the telling ones first; all others are roles.
PERSONS = (("inhabitant", "Dn"), ("religious person", "Xl"), ("unfortunate", "Xd"), ("homosexual", "Xo"), ("juvenile", "Xy"),
           ("female", "Xg"), ("male", "Xg"))
RELIGIOUS = r"relig|church|christ|islam|jew|buddh|hindu|faith"
# Adjectives that no sense-tagged text of WordNet has, and no class name needs.
RARE = r"(un|non|in|im|anti|over|under|pre|post|super|hyper|inter|intra|counter|self|.{13,})|.*(less|able|ible|istic|ological)$"
LATIN_ENDING = r"(us|a|um|is|e|i|ae|ii|orum|arum|ensis|ense|oides|or|ns|x|on|os)$"
TRADE = r"^\w+(ist|ian|ster|eer|man)$"
SHORT_NAMES = ("ox", "ai")


class WordNetNames:
    def __init__(self, wordnet):
        self.wordnet = wordnet
        self.worn = wordnet.subtree(*WORN)
        self.vehicles = wordnet.subtree("vehicle:noun.artifact")
        self.structures = wordnet.subtree("structure:noun.artifact")
        self.weather = wordnet.subtree("atmospheric phenomenon:noun.phenomenon", "geological phenomenon:noun.phenomenon",
                                       "optical phenomenon:noun.phenomenon", "light:noun.phenomenon", "fire:noun.event")
        self.hominids = wordnet.subtree("hominid:noun.animal")
        self.persons = [(wordnet.subtree(name + ":noun.person"), code) for name, code in PERSONS]
        self.genera = {l.removeprefix("genus ") for l in wordnet.noun_senses if l.startswith("genus ")}

    def pairs(self):
        yield from self.nouns()
        yield from self.adjectives()
        for synset in self.wordnet.nouns.values():
            yield from self.languages_and_epithets(synset)

    def nouns(self):
        """Where the senses of a lemma differ, the most frequent one that is a thing, a person or a place says what it is."""
        for lemma, offsets in self.wordnet.noun_senses.items():
            if lemma.startswith("genus "):
                yield lemma.removeprefix("genus "), TAXON
                continue
            if len(fold(lemma).replace(" ", "")) < 3 and lemma not in SHORT_NAMES:
                continue
            codes = [code for code in (self.sense(offset, lemma) for offset in offsets) if code]
            if not codes:
                if lemma.isalpha() and lemma in self.wordnet.used_nouns:
                    yield lemma, "N"
                continue
            yield lemma, codes[0]
            if self.is_doer(lemma, codes):
                yield lemma, "W"
            if codes[0][0] in "XD":
                yield from ((lemma, "H" + code) for code in [c for c in codes if c in GENERIC][:1])
            elif "Dp" in codes:
                yield lemma, "Dp"

    def is_doer(self, lemma, codes):
        """Whether a thing's name is also, or could be, the name of whoever does something: `cleaner`, `polisher`."""
        things = {code for code in codes if code in GENERIC}
        is_person = any(code[0] == "X" for code in codes)
        if not things & set("ofm") and not (is_person and things):
            return False
        if re.match(TRADE, lemma):
            return is_person
        verb = re.sub(r"(er|or)$", "", lemma)
        return verb != lemma and not self.wordnet.verbs.isdisjoint({verb, verb + "e", verb[:-1]})

    def sense(self, offset, lemma):
        """The code of one sense; None where it is neither a thing nor a person nor a place."""
        synset = self.wordnet.nouns[offset]
        lemma = next(l for l in synset.lemmas if l.lower() == lemma)
        file = LEXICOGRAPHER_FILES[synset.file].removeprefix("noun.")
        if file == "person" or offset in self.hominids:
            # People's own names are left out: unknown, so refused; and `fox`, `crane` and `moss` are no surnames here.
            return None if synset.is_instance else self.person(offset, lemma)
        if file in ("location", "object") and (synset.is_instance or lemma[0].isupper()):
            return "Dp"
        if file == "body":
            return "Xh" if " " not in lemma else None
        if file == "artifact":
            return ("g" if offset in self.worn else "v" if offset in self.vehicles else
                    "b" if offset in self.structures else "o")
        if file == "animal" and lemma.endswith(("idae", "inae", "iformes")) or file == "plant" and lemma.endswith(("aceae", "ales")):
            return TAXON
        if file in ("phenomenon", "event"):
            return "b" if offset in self.weather else None
        return {"feeling": "Xx", "animal": "a", "plant": "p", "food": "f", "substance": "m", "object": "b",
                "location": "b"}.get(file)

    def person(self, offset, lemma):
        for subtree, code in self.persons:
            if offset in subtree:
                is_people = lemma[0].isupper() and not re.search(r"(man|woman|girl|boy|person|stater|soldier)$", lemma)
                return "Xn" if code == "Dn" and not is_people else code
        return "Xr"

    def adjectives(self):
        for synset in self.wordnet.adjectives.values():
            for lemma in synset.lemmas:
                if lemma[0].isupper():
                    yield lemma, "Dl" if re.search(RELIGIOUS, synset.gloss.lower()) else "Dn"
                elif len(lemma) > 2 and lemma.replace("-", "").isalpha() and (
                        lemma in self.wordnet.used_adjectives or not re.match(RARE, lemma)):
                    yield lemma, "J"

    def languages_and_epithets(self, synset):
        file = LEXICOGRAPHER_FILES[synset.file]
        for lemma in synset.lemmas:
            if file == "noun.communication" and re.fullmatch(r"\w[^A-Z ]+", lemma) and lemma[0].isupper():
                yield lemma, "Dn"
            if file in ("noun.animal", "noun.plant") and re.fullmatch(r"[A-Z][a-z]+ [a-z]{4,}", lemma):
                genus, epithet = lemma.split()
                if genus.lower() in self.genera and re.search(LATIN_ENDING, epithet):
                    yield epithet, EPITHET
