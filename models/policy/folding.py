"""The canonical form of a name, as Sources/ClassPolicy/LabelForm.swift makes it: table keys and labels must meet."""

import re
import unicodedata

# Latin letters that have no decomposition.
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
# Compatibility decompositions that an honest class list may hold; styled letters (mathematical, circled, raised) are not among them.
HONEST = ("<wide>", "<narrow>", "<compat>", "<initial>", "<medial>", "<final>", "<isolated>")


def decomposition(char: str) -> str:
    """Canonical and honest compatibility decomposition, in full. Hangul stays whole."""
    if 0xAC00 <= ord(char) <= 0xD7A3:
        return char
    fields = unicodedata.decomposition(char).split()
    if not fields:
        return char
    if fields[0].startswith("<"):
        if fields[0] not in HONEST:
            return char
        fields = fields[1:]
    return "".join(decomposition(chr(int(f, 16))) for f in fields)


def is_dropped(char: str) -> bool:
    """Accents, and the vowel points of Arabic and Hebrew; not the signs that Indic and Japanese words are spelt with."""
    ccc = unicodedata.combining(char)
    return ccc >= 200 or 10 <= ccc <= 35


def fold(text: str) -> str:
    """Lower case without accents, words parted by single spaces, apostrophes dropped: the key of the table."""
    out = []
    for char in text.lower():
        for part in LETTERS.get(char, decomposition(char)):
            if not is_dropped(part):
                out.append(LETTERS.get(part, part))
    folded = "".join(out).replace("’", "'").replace("'", "").replace("&", " and ")
    return re.sub(r"[\s\-_./,;:|()\u2010-\u2015・،、·]+", " ", folded).strip()
