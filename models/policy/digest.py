#!/usr/bin/env python3
"""Writes Sources/ClassPolicy/PolicyDigest.swift: a digest of the rules and the table, which `wayside audit` and every output show.
A test compares it with the sources, so that no rule changes unnoticed."""

import hashlib
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "Sources" / "ClassPolicy"
FILE = SOURCES / "PolicyDigest.swift"

digest = hashlib.sha256()
for path in sorted(SOURCES.glob("*.swift"), key=lambda p: p.name.encode()):
    if path != FILE:
        digest.update(path.read_bytes())
value = digest.hexdigest()[:16]
FILE.write_text(f'''// Made by models/policy/digest.py.

/// The first 16 hexadecimal digits of the SHA-256 over the other files of this module, in the order of their names.
enum PolicyDigest {{
    static let value = "{value}"
}}
''')
print(f"policy digest {value}")
