"""Prints evaluate.py's results as Markdown tables, a column each: `table.py "base=base.json" "int8=int8.json"` (JSON lines)."""

import json
import sys
from pathlib import Path


def read(arguments):
    """Columns by title: a file's name and the size that it was measured at."""
    columns = {}
    for argument in arguments:
        title, path = argument.split("=", 1)
        for line in Path(path).read_text().splitlines():
            result = json.loads(line)
            size = "416/640" if result["size"] == "auto" else result["size"]
            columns[f"{title}, {size}"] = result
    return columns


def table(heading, columns):
    """columns: {title: {row: value}}"""
    rows = list(dict.fromkeys(row for values in columns.values() for row in values))
    lines = [f"| {heading} | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns)]
    for row in rows:
        lines.append(f"| {row} | " + " | ".join(text(values.get(row)) for values in columns.values()) + " |")
    return "\n".join(lines)


def text(value):
    return "" if value is None else f"{value:.3f}".replace("0.", ".", 1) if isinstance(value, float) and value < 1 else str(value)


def plain(part):
    return {row: value for row, value in part.items() if not isinstance(value, dict)}


def tables(columns):
    """The headline figures, the classes and the sources."""
    headline = {title: {f"{name}: {row}": value for name, part in (("validation", "validation"), ("COCO", "coco"))
                        for row, value in plain(result[part]).items()} for title, result in columns.items()}
    return {
        "headline": table("", headline),
        "classes": table("class", {title: result["validation"]["classes"] for title, result in columns.items()}),
        "sources": table("source", {title: result["validation"]["sources"] for title, result in columns.items()}),
    }


if __name__ == "__main__":
    print("\n\n".join(tables(read(sys.argv[1:])).values()))
