"""Offices in the wordings of more papers: whom a manager serves, numbered commands, seats.

``[P:…]`` is a person, ``[O:…]`` an organisation, ``[G:…]`` a government body, ``[L:…]`` a place.
A line of what is expected reads ``office | whose office | holder | relation``.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kgnews.extract import reading
from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.offices.finding import OfficePhrase, find_offices
from kgnews.model import Article, Mention, Span
from kgnews.ontology import Ontology
from kgnews.text import segment

_MARK = re.compile(r"\[([A-Z]):([^\]]+)\]")
_KINDS = {"P": "Person", "O": "Organization", "G": "GovernmentBody", "L": "Place"}


def read(marked: str, language: str) -> list[str]:
    text, mentions, position = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[position : found.start()]
        span = Span(len(text), len(text) + len(found[2]))
        mentions.append(Mention(span, _KINDS[found[1]], found[2], "test"))
        text += found[2]
        position = found.end()
    text += marked[position:]
    offices = find_offices(segment(Article(text, language=language)), mentions)
    return [line(text, office) for office in offices]


def line(text: str, office: OfficePhrase) -> str:
    whose = office.of_span.of(text) if office.of_span else "-"
    holder = office.holder_span.of(text) if office.holder_span else "-"
    past = " former" if office.former else ""
    return f"{office.text} | {whose} | {holder} | {office.relation or '-'}{past}"


INDONESIAN = [
    ("Kuasa hukum [P:Daeng Rurung], [P:Tajuddin], menolak.", "Kuasa hukum | - | Tajuddin"),
    ("Manajer [P:Rara Dewi], [P:Vero Siahaan], membenarkan.", "Manajer | - | Vero Siahaan"),
    (
        "Danramil 11/[L:Wanasari] Kapten [P:Supardi] hadir.",
        "Danramil 11/Wanasari | 11/Wanasari | Supardi",
    ),
    (
        "Pangdam XIV/[P:Hasanuddin] Mayjen [P:Bambang Suprapto] hadir.",
        "Pangdam XIV/Hasanuddin | XIV/Hasanuddin | Bambang Suprapto",
    ),
    (
        "Dosen [O:Universitas Lumbang] [P:Siti Aminah] hadir.",
        "Dosen Universitas Lumbang | Universitas Lumbang | Siti Aminah",
    ),
    ("Bupati [L:Sri Wahyu Lestari] tiba.", "Bupati | - | Sri Wahyu Lestari"),
    (
        "Bupati [L:Wanasari Timur] [P:Abdul Hakim] tiba.",
        "Bupati Wanasari Timur | Wanasari Timur | Abdul Hakim",
    ),
    (
        "Ketua [G:Komisi VIII] [G:DPR RI], [P:Marwan], hadir.",
        "Ketua Komisi VIII DPR RI | Komisi VIII DPR RI | Marwan",
    ),
    (
        "Kepala [G:BNPB Letjen] [G:TNI] [P:Suprapto Adi] hadir.",
        "Kepala BNPB | BNPB | Suprapto Adi",
    ),
    (
        "Kepala [O:Riset Tirta Aset], [P:Lidya], hadir.",
        "Kepala Riset Tirta Aset | Tirta Aset | Lidya",
    ),
    (
        "Rais Syuriah [O:PWNU Lumbang], KH [P:Anwar Masyhur], hadir.",
        "Rais Syuriah PWNU Lumbang | PWNU Lumbang | Anwar Masyhur",
    ),
    (
        "Deputi Bidang [P:Koordinasi Ekonomi] [G:Kemenko Laut] [P:Leon Alfa] hadir.",
        "Deputi Bidang Koordinasi Ekonomi Kemenko Laut | Kemenko Laut | Leon Alfa",
    ),
    ("Presiden [O:George W Busman] tiba.", "Presiden | - | George W Busman"),
    (
        "Direktur [G:Gempa Bumi dan Tsunami BMKG] [P:Daryanto] hadir.",
        "Direktur Gempa Bumi dan Tsunami BMKG | BMKG | Daryanto",
    ),
    ("Eks-wali kota [P:Teguh Santosa] diperiksa.", "wali kota | - | Teguh Santosa"),
]


@pytest.mark.parametrize(("marked", "expected"), INDONESIAN)
def test_an_indonesian_office_has_its_holder(marked: str, expected: str) -> None:
    assert [each.rpartition(" | ")[0] for each in read(marked, "id")] == [expected]


ENGLISH = [
    ("[O:Interpol] arrested Professor [P:Tom Price].", []),
    ("The coach praised captain [P:Renee Oduya].", ["captain | - | Renee Oduya | holdsOffice"]),
    ("The retired judge [P:Ann Lee] spoke.", ["retired judge | - | Ann Lee | holdsOffice"]),
    ("Then-mayor [P:Tom Ashby] refused.", ["mayor | - | Tom Ashby | holdsOffice former"]),
    ("Ex-speaker [P:Effiong Akpan] left.", ["speaker | - | Effiong Akpan | holdsOffice former"]),
    ("Senator [P:Nancy Ortiz] voted no.", ["Senator | - | Nancy Ortiz | holdsOffice"]),
    ("Sen. [P:John Doe] voted no.", ["Sen. | - | John Doe | holdsOffice"]),
    (
        "Police chief [P:Pat Fell], president of [O:Unite], said no.",
        [
            "Police chief | - | Pat Fell | holdsOffice",
            "president of Unite | Unite | Pat Fell | holdsOffice",
        ],
    ),
    ("He met councillor [P:Nancy Ortiz].", ["councillor | - | Nancy Ortiz | holdsOffice"]),
    ("Cllr [P:Nancy Ortiz] said no.", ["Cllr | - | Nancy Ortiz | holdsOffice"]),
    (
        "Senator [P:Ekong Attah], who represents [O:Ibom South], left.",
        ["Senator | Ibom South | Ekong Attah | holdsOffice"],
    ),
    (
        "Transport Agency head [P:Sylvia Lang] spoke.",
        ["Transport Agency head | Transport Agency | Sylvia Lang | holdsOffice"],
    ),
    (
        "A lecturer in political science at [O:Quay University], Prof. [P:Emeka Obi], spoke.",
        [
            "lecturer in political science at Quay University | Quay University | Emeka Obi"
            " | holdsOffice"
        ],
    ),
    (
        "[P:Jane Doe], the council's cabinet member for housing, said no.",
        ["cabinet member for housing | - | Jane Doe | holdsOffice"],
    ),
    (
        "[G:Fire Authority] incident controller [P:Brett Nguyen] said so.",
        ["Fire Authority incident controller | Fire Authority | Brett Nguyen | holdsOffice"],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_an_english_office_is_no_verb_and_has_its_holder(marked: str, expected: list[str]) -> None:
    assert read(marked, "en") == expected


def test_a_member_belongs_to_the_committee_and_to_the_faction() -> None:
    found = read("Anggota [G:Komisi VIII DPR] dari [O:Fraksi Fajar], [P:Nurlaila], hadir.", "id")
    assert [each.split(" | ")[1:] for each in found] == [
        ["Komisi VIII DPR", "Nurlaila", "memberOf"],
        ["Fraksi Fajar", "Nurlaila", "memberOf"],
    ]


def test_a_person_taken_for_a_place_behind_a_province_holds_the_office() -> None:
    text = "Bupati Kolaka Timur, Sulawesi Tenggara, Abdul Karim, tiba."
    known = [
        Mention(Span(7, 19), "AdministrativeArea", "Kolaka Timur", "x", ("kab-kolaka-timur",)),
        Mention(Span(21, 38), "AdministrativeArea", "Sulawesi Tenggara", "x", ("prov",)),
    ]
    guessed = Mention(Span(40, 51), "Place", "Abdul Karim", "x")
    document = segment(Article(text, language="id"))
    [office] = find_offices(document, [*known, guessed])
    assert line(text, office) == "Bupati Kolaka Timur | Kolaka Timur | Abdul Karim | holdsOffice"
    [office] = find_offices(document, [*known, replace(guessed, keys=("place-x",))])
    assert office.holder_span is None


NOBODYS = [
    "Manajer [P:Rara Dewi] membenarkan.",
    "Tim kuasa hukum [P:Mira Hayati] akan banding.",
    "Sebanyak 5 hakim agung [P:Kamar Militer] dipilih.",
    "Dalam laga itu, kepala [P:Wira Sulaiman] terluka.",
    "Tim itu menyebut hakim mencari-cari kesalahan [P:Tom Lembang].",
    "Ia menunjuk majelis hakim perkara [P:Ronald Tahir] kemarin.",
    "Mereka hendak menculik [P:Lula], wakil presiden, dan menteri.",
    "[P:Ino Samsul] yakin jika terpilih menjadi hakim konstitusi, lembaganya kuat.",
]


@pytest.mark.parametrize("marked", NOBODYS)
def test_a_title_beside_a_name_is_not_always_held_by_it(marked: str) -> None:
    assert [each for each in read(marked, "id") if " | - | - | " not in each] == []


def test_a_rank_is_no_part_of_the_body_before_it() -> None:
    marked = "Wakil Sekretaris Jenderal [O:PBNU KH] [P:Fathur Rosyad] hadir."
    assert read(marked, "id") == [
        "Wakil Sekretaris Jenderal PBNU | PBNU | Fathur Rosyad | holdsOffice"
    ]


def test_two_directors_of_one_company_hold_two_offices() -> None:
    text = "Direktur Keuangan PT Arunika Budi Santoso dan Direktur Operasional PT Arunika Ani tiba."
    words = Ontology.load()
    found = reading.read(segment(Article(text, language="id")), words, Gazetteer.load(words))
    names = {entity.id: entity.name for entity in found.entities}
    held = {names[s.subject]: names[s.object] for s in found.statements if "holds" in s.predicate}
    assert held["Budi Santoso"] == "Direktur Keuangan PT Arunika"
    assert set(held.values()) == {"Direktur Keuangan PT Arunika", "Direktur Operasional PT Arunika"}


def test_a_minister_is_not_of_the_party_that_he_also_leads() -> None:
    found = read("Mensesneg sekaligus Ketua [O:DPP Fajar] [P:Prasetya] hadir.", "id")
    assert found == [
        "Mensesneg | - | Prasetya | holdsOffice",
        "Ketua DPP Fajar | DPP Fajar | Prasetya | holdsOffice",
    ]


def test_a_country_behind_a_president_keeps_its_name() -> None:
    text = "Presiden Amerika Serikat Donald Trump hadir."
    known = Mention(Span(9, 24), "Country", "Amerika Serikat", "x", ("country-united-states",))
    person = Mention(Span(25, 37), "Person", "Donald Trump", "x")
    [office] = find_offices(segment(Article(text, language="id")), [known, person])
    assert line(text, office) == (
        "Presiden Amerika Serikat | Amerika Serikat | Donald Trump | holdsOffice"
    )
