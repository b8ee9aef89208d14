"""How Latin a scientific name looks: the odds of each run of three letters in WordNet's genera and epithets, against all other
names of the table. A word's score is the mean over its runs."""

import math
import re
from collections import Counter

LETTERS = "^abcdefghijklmnopqrstuvwxyz$"
STEPS = 8  # a unit of log odds
MIDDLE = 44
# Printable ASCII without the quotation mark and the backslash.
CHARACTERS = [chr(c) for c in range(35, 127) if chr(c) != "\\"]


def write(path, genera, epithets, others):
    tables = {"genera": odds(genera, others), "epithets": odds(epithets, others)}
    body = "\n".join(
        f"    /// {comment}\n    static let {name}: StaticString = \"\"\"\n{lines(tables[name])}\n        \"\"\"\n"
        for name, comment in (("genera", "Of the first word of a binomial."), ("epithets", "Of the words behind it.")))
    path.write_text(f'''// swift-format-ignore-file
// Made by models/policy/generate.py (latin_letters.py).

/// Log odds, in eighths, that a run of three letters stands in a scientific name rather than in another: one character a run,
/// `{CHARACTERS[MIDDLE]}` for 0, ordered by the first, second and third of `{LETTERS}`. Lines end after 112 characters.
enum LatinLetters {{
{body}}}
''', encoding="utf-8")


def runs(word):
    word = f"^{word}$"
    return [word[i:i + 3] for i in range(len(word) - 2)]


def odds(names, others):
    """28 x 28 x 28 characters. Runs that neither list has are even."""
    inside, outside = (Counter(run for word in words for run in runs(word)) for words in (names, others))
    ratio = outside.total() / inside.total()
    table = []
    for first in LETTERS:
        for second in LETTERS:
            for third in LETTERS:
                run = first + second + third
                value = math.log((inside[run] + 0.5) * ratio / (outside[run] + 0.5 * ratio))
                table.append(max(-MIDDLE, min(MIDDLE, round(value * STEPS))))
    return table


def lines(table):
    text = "".join(CHARACTERS[MIDDLE + value] for value in table)
    return "\n".join("        " + text[i:i + 112] for i in range(0, len(text), 112))


def is_plain(word):
    return re.fullmatch("[a-z]{3,}", word) is not None
