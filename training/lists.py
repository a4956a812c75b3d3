"""Word lists behind the models: given and family names, and the words of place names.

Names come from ``lists/`` (written for this project; ``asia`` also has African ones) and from
Faker's person providers (MIT); places from the gazetteer. Only "this word is a given name
somewhere" goes into a model.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from kgnews.ontology import Ontology

LISTS = Path(__file__).parent / "lists"
LOCALES = tuple(
    """id_ID en_US en_GB en_IN en_NZ en_IE en_KE en_NG en_PK es_ES fr_FR de_DE it_IT pt_BR nl_NL
    tr_TR sw sv_SE pl_PL cs_CZ da_DK fi_FI no_NO hr_HR ro_RO vi_VN""".split()
)


def own(name: str) -> list[str]:
    """The words of one of the project's own lists."""
    return (LISTS / f"{name}.txt").read_text(encoding="utf-8").split()


def kinds(language: str) -> dict[str, str]:
    """What words with a capital are in unlabelled text, as ``kinds.py`` found it."""
    lines = (LISTS / f"kinds.{language}.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ") for line in lines)


def marks(ontology: Ontology) -> dict[str, str]:
    """Of each word in lower case what it is on the lists.

    ``g`` a given name, ``f`` a family name, ``p`` a place, ``q`` one word of a place's name.
    """
    found: dict[str, set[str]] = {}
    for mark, word in _listed(ontology):
        if len(word) > 1 and word.isalpha():
            found.setdefault(word.lower(), set()).add(mark)
    return {word: "".join(sorted(kinds)) for word, kinds in sorted(found.items())}


def _listed(ontology: Ontology) -> Iterator[tuple[str, str]]:
    for language in ("id", "en", "asia"):
        yield from (("g", word) for word in own(f"given.{language}"))
        yield from (("f", word) for word in own(f"family.{language}"))
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for name in sorted(vars(provider)):
            value = getattr(provider, name)
            if name.startswith(("first_name", "last_name")) and not callable(value):
                mark = "g" if name.startswith("first") else "f"
                yield from ((mark, word) for word in value)
    heads = {row["form"] for row in ontology.table("place_heads")}
    for table in ("places", "world_cities"):
        for row in ontology.table(table):
            for label in (row["label_id"], row["label_en"]):
                words = label.split()
                if len(words) == 1:
                    yield "p", label
                else:
                    yield from (("q", w) for w in words if w not in heads and w[:1].isupper())
