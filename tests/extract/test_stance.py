"""Stance: one clause, one predicate, read by a person."""

from __future__ import annotations

import pytest

from kgnews.extract.speech.quotes import find_quotes
from kgnews.extract.speech.stance import attributed_ranges, stance_at
from kgnews.model import Article, Mention, Span, Stance
from kgnews.text import segment, tokens

ASSERTS, REPORTS, DENIES, PLANS = Stance


def held(text: str, predicate: str, language: str) -> Stance:
    start = text.index(predicate)
    return stance_at(tokens(text), Span(start, start + len(predicate)), language)[0]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Bandung mendukung acara itu.", "mendukung"),
        ("Bandung tidak hanya mendukung acara itu, tetapi juga membiayainya.", "mendukung"),
        ("Ratna tidak membantah mendukung acara itu.", "mendukung"),
        ("Ia tidak hadir di acara yang didukung Bandung.", "didukung"),
        ("Acara yang tidak jadi digelar itu didukung Bandung.", "didukung"),
        ("Solo absen, sedangkan Bandung mendukung acara itu.", "mendukung"),
        ("Rencana itu didukung Bandung.", "didukung"),
        ("Dugaan korupsi itu dilaporkan warga.", "dilaporkan"),
        ("Budi membantah tuduhan itu dan mendukung acara tersebut.", "mendukung"),
        ("Hampir 500 orang mendukung acara itu.", "mendukung"),
        ("Konser itu digelar di Solo, tetapi tiketnya dibatalkan.", "digelar"),
        ("Konser di Solo tidak jadi dibatalkan.", "di"),
        ("Belum lama ini Bandung mendukung acara itu.", "mendukung"),
        ("Bandung tak segan mendukung acara itu.", "mendukung"),
        ("Bandung, yang tidak hadir kemarin, mendukung acara itu.", "mendukung"),
        ("Tanpa Solo, Bandung mendukung acara itu.", "mendukung"),
        ("Karena tidak hadir, Ratna digantikan Budi.", "digantikan"),
        ("Ia ditangkap karena diduga menerima suap.", "ditangkap"),
    ],
)
def test_an_indonesian_clause_without_a_cue_of_its_own_asserts(text: str, predicate: str) -> None:
    assert held(text, predicate, "id") is ASSERTS


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Bandung tidak akan mendukung acara itu.", "mendukung"),
        ("Bandung batal mendukung acara itu.", "mendukung"),
        ("Bandung belum mendukung acara itu.", "mendukung"),
        ("Bandung nyaris mendukung acara itu.", "mendukung"),
        ("Ratna membantah telah menerima uang.", "menerima"),
        ("Ratna membantah bahwa dirinya menerima uang dari Budi.", "menerima"),
        ("Bukan Bandung yang mendukung acara itu.", "mendukung"),
        ("Tidak semua kota mendukung acara itu.", "mendukung"),
        ("Konser di Solo dibatalkan.", "di"),
        ("Ia bukan Gubernur Bali.", "Gubernur"),
    ],
)
def test_an_indonesian_clause_can_deny(text: str, predicate: str) -> None:
    assert held(text, predicate, "id") is DENIES


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Rencananya, konser itu digelar di Solo.", "digelar"),
        ("Konser itu diagendakan digelar di Solo.", "digelar"),
        ("Bandung diundang mendukung acara itu.", "mendukung"),
        ("Presiden mengundang Bandung mendukung acara itu.", "mendukung"),
        ("Jika Solo mendukung acara itu, Bandung ikut.", "mendukung"),
        ("Jika Solo hadir, Bandung mendukung acara itu.", "mendukung"),
        ("Konser itu digelar di Solo bulan depan.", "digelar"),
        ("Wali kota meminta warga mendukung acara itu.", "mendukung"),
        ("Bandung siap mendukung acara itu.", "mendukung"),
        ("Bandung Bakal Dukung Acara Itu", "Dukung"),
        ("Bandung berencana menggelar dan mendukung acara itu.", "mendukung"),
    ],
)
def test_an_indonesian_clause_can_plan(text: str, predicate: str) -> None:
    assert held(text, predicate, "id") is PLANS


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ia diduga menerima suap.", "menerima"),
        ("Bandung diyakini mendukung acara itu.", "mendukung"),
        ("Konon istana itu didirikan seorang raja.", "didirikan"),
        ("Apakah Bandung mendukung acara itu?", "mendukung"),
        ("Ia ditangkap karena diduga menerima suap.", "menerima"),
    ],
)
def test_an_indonesian_hedge_only_reports(text: str, predicate: str) -> None:
    assert held(text, predicate, "id") is REPORTS


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Bern backs the summit.", "backs"),
        ("Bern not only backs the summit but funds it.", "backs"),
        ("Bern, which did not attend, supports the summit.", "supports"),
        ("Bern never refused to host it.", "host"),
        ("Bern refused to pay while Rome backs the summit.", "backs"),
        ("Bern cannot but support it.", "support"),
        ("In May Bern hosted the summit.", "hosted"),
        ("Bern hosted the summit in May 2019.", "hosted"),
        ("Rome denied the report and backed the summit.", "backed"),
        ("The plan was backed by Bern.", "backed"),
        ("The minister, who is not a lawyer, opened the fair.", "opened"),
        ("Police arrested the suspected killer.", "arrested"),
    ],
)
def test_an_english_clause_without_a_cue_of_its_own_asserts(text: str, predicate: str) -> None:
    assert held(text, predicate, "en") is ASSERTS


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Bern did not support the summit.", "support"),
        ("Bern won't host it.", "host"),
        ("Bern failed to host the summit.", "host"),
        ("Bern has never hosted the summit.", "hosted"),
        ("No city backed the summit.", "backed"),
        ("He denied that Bern had supported the summit.", "supported"),
        ("The summit was cancelled.", "summit"),
    ],
)
def test_an_english_clause_can_deny(text: str, predicate: str) -> None:
    assert held(text, predicate, "en") is DENIES


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Bern will host the summit.", "host"),
        ("Bern plans to host the summit.", "host"),
        ("Bern is to host the summit.", "host"),
        ("Bern was invited to host the summit.", "host"),
        ("Bern has applied to host the summit.", "host"),
        ("The summit is expected to be held in Bern.", "held"),
        ("The summit takes place in Bern next week.", "takes"),
        ("If Bern supports the summit, Rome will follow.", "supports"),
        ("The mayor urged Bern to back the summit.", "back"),
    ],
)
def test_an_english_clause_can_plan(text: str, predicate: str) -> None:
    assert held(text, predicate, "en") is PLANS


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("He allegedly took bribes.", "took"),
        ("He is accused of taking bribes.", "taking"),
        ("Does Bern back the summit?", "back"),
    ],
)
def test_an_english_hedge_only_reports(text: str, predicate: str) -> None:
    assert held(text, predicate, "en") is REPORTS


def test_the_cue_is_given_with_its_place() -> None:
    text = "Menurut Ratna, Bandung batal mendukung acara itu."
    start = text.index("mendukung")
    stance, cue = stance_at(tokens(text), Span(start, start + 9), "id")
    assert stance is DENIES
    assert cue is not None
    assert cue.of(text) == "batal"


def test_a_predicate_outside_the_sentence_asserts() -> None:
    assert stance_at(tokens("Bandung tidak hadir."), Span(90, 95), "id") == (ASSERTS, None)


def test_the_office_in_a_cue_clause_is_not_attributed() -> None:
    text = "Kepala Dinas Pasar Ratna Dewi mengatakan, harga beras turun di Solo."
    name = Mention(Span(19, 29), "Person", "Ratna Dewi", "test")
    document = segment(Article(text, language="id"))
    [(span, speaker)] = attributed_ranges(find_quotes(document, [name]))
    assert span.of(text) == "harga beras turun di Solo"
    assert speaker == name


def test_a_long_sentence_is_read_in_time() -> None:
    text = "Bandung tidak " + "dan Solo, yang tidak hadir, " * 3000 + "mendukung acara itu."
    assert held(text, "mendukung", "id") in Stance
