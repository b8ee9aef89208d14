"""Names of things in many languages: the short names that Unicode CLDR (Debian package unicode-cldr-core) gives to emoji,
sorted into branches by the groups of emoji-test.txt (Debian package unicode-data). People, smileys, symbols and flags are left out."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ANNOTATIONS = Path("/usr/share/unicode/cldr/common/annotations")
EMOJI_TEST = Path("/usr/share/unicode/emoji/emoji-test.txt")
LANGUAGES = "en de fr es it pt nl ru pl cs sv tr ar hi zh ja ko".split()
BRANCH_OF_SUBGROUP = {
    "animal-mammal": "a", "animal-bird": "a", "animal-amphibian": "a", "animal-reptile": "a", "animal-marine": "a",
    "animal-bug": "a", "plant-flower": "p", "plant-other": "p", "food-fruit": "f", "food-vegetable": "f",
    "food-prepared": "f", "food-asian": "f", "food-marine": "a", "food-sweet": "f", "drink": "f", "dishware": "o",
    "place-geographic": "b", "place-building": "b", "place-religious": "b", "place-other": "b",
    "transport-ground": "v", "transport-water": "v", "transport-air": "v", "hotel": "o", "time": "o",
    "sky & weather": "b", "event": "o", "award-medal": "o", "sport": "o", "game": "o", "arts & crafts": "o",
    "clothing": "g", "sound": "o", "music": "o", "musical-instrument": "o", "phone": "o", "computer": "o",
    "light & video": "o", "book-paper": "o", "money": "o", "mail": "o", "writing": "o", "office": "o", "lock": "o",
    "tool": "o", "science": "o", "medical": "o", "household": "o", "other-object": "o",
}
# Emoji of these groups that show faces, figures or people's things.
LEFT_OUT = re.compile(
    r"\bface\b|moai|crown$|lipstick|no-evil monkey|person|people|family|military|army|mask|dress$|kimono|sari|bikini|nesting|women|man.s|"
    r"woman|japanese|headscarf|turban|wedding|medical symbol|identification|coffin|anatomical|lungs|drop of blood|placard", re.I)


def emoji_branches():
    group = ""
    for line in open(EMOJI_TEST, encoding="utf-8"):
        if line.startswith("# subgroup:"):
            group = line.split(":")[1].strip()
        elif "; fully-qualified" in line and group in BRANCH_OF_SUBGROUP:
            emoji, name = re.search(r"# (\S+) E[\d.]+ (.*)", line).groups()
            if not LEFT_OUT.search(name) or BRANCH_OF_SUBGROUP[group] == "a" and "face" in name:
                yield emoji.replace("\ufe0f", ""), BRANCH_OF_SUBGROUP[group]


def names():
    """Pairs of a branch code and a name, in all languages."""
    branches = dict(emoji_branches())
    for language in LANGUAGES:
        root = ElementTree.parse(ANNOTATIONS / f"{language}.xml")
        for annotation in root.iter("annotation"):
            code = branches.get(annotation.get("cp", "").replace("\ufe0f", ""))
            if annotation.get("type") == "tts" and code and annotation.text:
                yield code, annotation.text
