"""Given names, surnames and trades in many languages, from the lists of Faker (PyPI, MIT licence)."""

import importlib
import pkgutil
import re

import faker.providers.job

from folding import fold

GIVEN = "en_US en_GB de_DE fr_FR es_ES it_IT pt_BR nl_NL sv_SE".split()
SURNAMES = "en_US en_GB en_NZ".split()


def given_names():
    return _names(GIVEN, r"first_names?(_male|_female)?")


def surnames():
    return _names(SURNAMES, r"last_names?")


def trade_words():
    """The words of trades' names in all languages of Latin script."""
    found = set()
    for module in pkgutil.iter_modules(faker.providers.job.__path__):
        provider = importlib.import_module(f"faker.providers.job.{module.name}").Provider
        for name in provider.jobs:
            found.update(re.findall("[a-z]{3,}", fold(name)))
    return found


def _names(locales, attribute):
    found = set()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in dir(provider):
            names = getattr(provider, name)
            if re.fullmatch(attribute, name) and not callable(names):
                found.update(n for n in names if re.fullmatch(r"[^\W\d_]{3,}", n))
    return sorted(found)
