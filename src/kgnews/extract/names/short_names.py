"""Short forms of names: "Harbourline" of Harbourline Group, "Karsa" of PT Karsa, "Demak"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kgnews.extract.words.sorts import BODIES, PLACES

__all__ = ["FORMS_OF_FIRMS", "short_names", "short_places"]

# Words of a firm's full name that are left out where it is named again.
FORMS_OF_FIRMS = frozenset(
    "pt cv ud tbk persero perseroda group grup holdings holding corporation corp incorporated inc"
    " limited ltd plc llc llp company co pty bhd gmbh ag".split()
)
# Words that tell what kind of area a name is: behind it in English, before it in Indonesian.
_AREA_BEHIND = frozenset("city county district province regency township parish".split())
_AREA_BEFORE = frozenset("kota kabupaten kecamatan kelurahan desa dusun kampung pulau".split())
LONG_ENOUGH = 4  # letters; "Sun" of Sun Group is also the sun


def short_names(kinds: Mapping[str, str], parts: Collection[str]) -> dict[str, str]:
    """For each short form of a body that an article names in full, the full form.

    ``kinds`` are the classes of the article's names, ``parts`` single words of people's names
    and names that the gazetteer links to something.
    A form that only looks like a person's and begins a body's name is that body's too.

    >>> kinds = {"Semen Bukit FC": "Organization", "Semen Bukit": "Person"}
    >>> short_names(kinds | {"PT Karya Samudra Tbk": "Organization"}, set())
    {'Semen Bukit': 'Semen Bukit FC', 'Karya Samudra': 'PT Karya Samudra Tbk'}
    """
    found: dict[str, str] = {}
    for full in (form for form, kind in kinds.items() if kind in BODIES):
        for short in _beginnings(full):
            if kinds.get(short) == "Person" and short not in parts:
                found.setdefault(short, full)
        short = _without_form(full)
        new = short != full and len(short) >= LONG_ENOUGH and kinds.get(short) not in BODIES
        if new and not any(word in parts for word in (short, *short.split())):
            found.setdefault(short, full)
    return found


def short_places(kinds: Mapping[str, str], parts: Collection[str]) -> set[str]:
    """Names of the areas that an article also names with a word for their kind.

    ``parts`` as above: a county may be called like somebody.

    >>> short_places({"Dunmore County": "AdministrativeArea", "Dunmore": "Person"}, set())
    {'Dunmore'}
    """
    found = set()
    for full in (form for form, kind in kinds.items() if kind in PLACES):
        words = full.split()
        short = ""
        if words[-1].lower() in _AREA_BEHIND:
            short = " ".join(words[:-1])
        elif words[0].lower() in _AREA_BEFORE:
            short = " ".join(words[1:])
        unclear = kinds.get(short, "Person") == "Person"
        if len(short) >= LONG_ENOUGH and unclear and short not in parts:
            found.add(short)
    return found


def _beginnings(full: str) -> Iterator[str]:
    words = full.split()
    for end in range(1, len(words)):
        yield " ".join(words[:end])


def _without_form(full: str) -> str:
    words = full.split()
    while words and words[0].lower().rstrip(".") in FORMS_OF_FIRMS:
        words.pop(0)
    while words and words[-1].lower().rstrip(".") in FORMS_OF_FIRMS:
        words.pop()
    return " ".join(words)
