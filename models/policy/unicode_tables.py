"""Compact tables of what Swift's standard library doesn't say: decompositions and scripts (Python's unicodedata; Scripts.txt of
the Debian package unicode-data), and the letters that look like ASCII ones (UTS #39, PyPI package confusable-homoglyphs)."""

import json
import re
import unicodedata
from pathlib import Path

from folding import LETTERS, decomposition, is_dropped

SCRIPTS_FILE = Path("/usr/share/unicode/Scripts.txt")
SCRIPTS = {
    "Latin": "l", "Greek": "g", "Cyrillic": "c", "Arabic": "a", "Devanagari": "d", "Han": "h", "Hiragana": "h", "Katakana": "h",
    "Hangul": "h", "Hebrew": "w", "Thai": "t", "Bengali": "b", "Tamil": "m", "Telugu": "u",
}


def decompositions():
    for code in list(range(0x80, 0x3400)) + list(range(0xF900, 0x10000)) + list(range(0x2F800, 0x2FA1E)):
        char = chr(code)
        if 0xD800 <= code <= 0xDFFF or unicodedata.category(char) in ("Cn", "Co", "Cc", "Cf", "Zs"):
            continue
        folded = "".join(
            LETTERS.get(p, p) for l in char.lower() for p in LETTERS.get(l, decomposition(l)) if not is_dropped(p))
        folded = "".join(p.lower() for p in folded)
        if folded != char and (folded or not is_dropped(char)):
            if all(unicodedata.category(c)[0] in "LMNP" or c == " " for c in folded) and '"' not in folded and "\\" not in folded:
                yield code, folded


def script_ranges():
    ranges = []
    for line in open(SCRIPTS_FILE, encoding="utf-8"):
        match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)\s*# (\w[\w&])", line)
        if match and match[3] in SCRIPTS and match[4][0] in "LM":
            start = int(match[1], 16)
            ranges.append([start, int(match[2] or match[1], 16), SCRIPTS[match[3]]])
    ranges.sort()
    merged = []
    for start, end, script in ranges:
        if merged and merged[-1][2] == script and start <= merged[-1][1] + 17:
            merged[-1][1] = end  # the gap is unassigned or holds signs, which are judged before scripts are
        else:
            merged.append([start, end, script])
    return merged


def confusables():
    """Greek, Cyrillic and odd Latin letters -> the ASCII letter they look like."""
    import confusable_homoglyphs
    data = json.load(open(Path(confusable_homoglyphs.__file__).parent / "confusables.json", encoding="utf-8"))
    found = {}
    for char, lookalikes in data.items():
        if len(char) != 1 or ord(char) < 0x80 or ord(char) > 0xFFFF:
            continue
        name = unicodedata.name(char, "")
        if not name.startswith(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")):
            continue
        for entry in lookalikes:
            if re.fullmatch("[A-Za-z]", entry["c"]):
                found[ord(char)] = entry["c"].lower()
                break
    return sorted(found.items())


def rows(pairs):
    line, lines = "", []
    for pair in pairs:
        if len(line) + len(pair) > 115:
            lines.append(line)
            line = ""
        line += (" " if line else "") + pair
    return "\n".join("        " + l for l in lines + [line])


def write(path):
    folds = rows(f"{code:x}={text.replace(' ', '_')}" for code, text in decompositions())
    scripts = rows(f"{start:x}-{end:x}={script}" for start, end, script in script_ranges())
    looks = rows(f"{code:x}={ascii}" for code, ascii in confusables())
    path.write_text(f'''// swift-format-ignore-file
// Made by models/policy/generate.py; models/policy/README.md names the sources and their licences.

/// What the standard library doesn't say of Unicode scalars, as `hexadecimal=value` pairs.
enum UnicodeTable {{
    /// Lower case, compatibility decomposition and the loss of accents in one step; `_` stands for a space.
    static let foldings: StaticString = """
{folds}
        """

    /// Ranges of letters by script: l Latin, g Greek, c Cyrillic, a Arabic, d Devanagari, h East Asian, and others.
    static let scripts: StaticString = """
{scripts}
        """

    /// Letters that look like an ASCII letter (UTS #39).
    static let lookalikes: StaticString = """
{looks}
        """
}}
''', encoding="utf-8")
