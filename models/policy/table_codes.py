"""The codes of the table's entries. Sources/ClassPolicy/TaxonomyEntry.swift reads them.

The first code says what a name is when it stands alone:
  P bare person
  a animal, p plant, f food, v vehicle, r road, s traffic sign, o object, g worn, m material, b place   a generic thing
  X? describes a person; the letter is the category's in EXCLUSIONS
  D? a people's or a place's name: n, e, l as above, p for a place
  l Latin genus, family or order
and beside what it may stand:
  A sex or age of animals   L Latin epithet   M before any generic noun   N, J likewise, but only WordNet says so, of a noun or an adjective
  S before a species   B before things that are not worn
  C has a sex of its own (plugs, ferns)   F shows a person (photos, dolls)   R behind a species, in Romance languages
  K? names kinds of the branch when words stand before it, though alone it is a person
  H? the branch of a second sense, where the first is a person
  G a given name, U a surname: together a person's, though both may name things
  V a maker of vehicles
  W a doer's name too (cleaner, setter): what stands before it may be said of a person's trade
"""

BRANCHES = {
    "animal": "a", "plant": "p", "food": "f", "vehicle": "v", "road": "r", "sign": "s", "object": "o", "worn": "g",
    "material": "m", "place": "b",
}
EXCLUSIONS = {
    "gender": "g", "age-group": "y", "ethnicity": "e", "nationality": "n", "religion": "l", "skin": "s",
    "hair, face and body": "h", "expression": "x", "disability": "d", "build": "b", "orientation": "o", "role": "r",
    "identity": "i", "gait": "t", "clothing on a person": "c",
}
MODIFIERS = {
    "neutral": "M", "species": "S", "animal": "A", "audience": "B", "connector": "C", "figure": "F", "romance": "R",
}
GENERIC = "apfvrsogmb"
TAXON, EPITHET = "l", "L"
PEOPLES = ("Dn", "De", "Dl")
ORDER = ["P", *GENERIC, "X", "D", "l", "A", "L", "M", "J", "N", "S", "B", "C", "F", "R", "G", "U", "V", "W", "K", "H"]


def is_personal(codes) -> bool:
    """Whether a name describes a person, or is one, in some sense."""
    return any(code[0] in "XP" for code in codes)


def sorted_codes(codes) -> str:
    return "".join(sorted(codes, key=lambda code: (ORDER.index(code[0]), code)))
