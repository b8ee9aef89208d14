"""Reads the lists of facts under facts/: `key: word, word, ...`, where `#` starts a comment line and a key may come back."""

from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).parent / "facts"


def read(name: str) -> dict[str, list[str]]:
    lists = defaultdict(list)
    for number, line in enumerate(open(FOLDER / name, encoding="utf-8"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, colon, words = line.partition(":")
        if not colon:
            raise SystemExit(f"{name}:{number}: no colon")
        lists[key.strip()] += [w.strip() for w in words.split(",") if w.strip()]
    return lists
