"""Speakers who are not named beside their words: who of those spoken of it is, or nobody."""

from __future__ import annotations

import re

import pytest

from kgnews.extract.speech.quotes import find_quotes
from kgnews.extract.speech.speakers import resolve_speakers
from kgnews.model import Article, Entity, Mention, Span
from kgnews.text import segment


def speakers(marked: str, language: str) -> list[str]:
    """Who speaks the direct quotes of a text in which ``{…}`` are persons; "?" is nobody."""
    text, mentions = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        if piece[:1] == "{":
            span = Span(len(text), len(text) + len(piece) - 2)
            mentions.append(Mention(span, "Person", piece[1:-1], "test"))
        text += piece.strip("{}") if piece[:1] == "{" else piece
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        full = next((n for n in groups if set(mention.text.split()) <= set(n.split())), "")
        groups.setdefault(full or mention.text, []).append(mention)
    entities = [Entity(n, "Person", n, mentions=tuple(group)) for n, group in groups.items()]
    document = segment(Article(text, language=language))
    found = find_quotes(document, mentions)
    answers = resolve_speakers(document, found, entities)
    return [who or "?" for quote, who in zip(found, answers, strict=True) if quote.direct]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            '"Ia bersalah," kata {Andi}.\n\nKuasa hukum {Daeng Rurung}, {Tajuddin Rahim}, menolak '
            'dakwaan itu.\n\n"Kami ajukan pembelaan," ujarnya.',
            ["Andi", "Tajuddin Rahim"],
        ),
        (
            '"Barangnya 26 kilogram," kata {Dedi}.\n\nIstri {Yakobus}, {Yuliana Lamen}, menangis. '
            '"Dia cuma petani lada," katanya.',
            ["Dedi", "Yuliana Lamen"],
        ),
        (
            "{Marwan Lubis} mendesak pemerintah. Desakan itu disampaikan dalam rapat dengan "
            'Menteri Sosial {Nurdin Halim}.\n\n"Jangan tunggu bencana," kata politikus itu.',
            ["Marwan Lubis"],
        ),
        (
            "{Sumarni} (45) melihat rumahnya. Lurah {Hadi Prayitno} (52) membagikan nasi.\n\n"
            '"Habis semua," kata perempuan 45 tahun itu.\n\n'
            '"Masih kurang," kata pria 52 tahun itu.',
            ["Sumarni", "Hadi Prayitno"],
        ),
        (
            "{Ardi Wiranata} diangkat menjadi anggota marga. Pamannya, {Robert Siregar}, menjadi "
            'wali.\n\n"Sempat gugup juga," canda aktor itu.',
            ["Ardi Wiranata"],
        ),
        (
            '"Kami siap berdebat," kata {Raimundus}.\n\n{Kanisius} menolak tawaran itu. '
            '"Pulang saja," ujarnya.',
            ["Raimundus", "Kanisius"],
        ),
        (
            '"Kami siap berdebat," kata {Raimundus}. {Kanisius} duduk di sebelahnya. '
            '"Besok kami mulai," ujarnya.\n\n"Saya lapar," kata {Kanisius}.',
            ["Raimundus", "Kanisius", "Kanisius"],
        ),
        (
            '{Rara Dewanti} mengimbau warga tenang. "Serahkan kepada polisi," imbaunya.',
            ["Rara Dewanti"],
        ),
        (
            '"Saya mundur," kata {Joko Mota}.\n\nIa menyebut itu target Presiden {Prabawa}.\n\n'
            '"Besok saya pulang," katanya.',
            ["Joko Mota", "Joko Mota"],
        ),
        (
            '"Dua orang ditahan," kata {Asep}.\n\nPenyidik menetapkan tersangka lain, yakni '
            'pemilik PT Lumbang {Iskandar}.\n\n"Perkaranya dihentikan," ujar dia.',
            ["Asep", "Asep"],
        ),
        (
            '"Kami," kata {Joko Susilo} sambil tersenyum, "tidak akan mundur."',
            ["Joko Susilo", "Joko Susilo"],
        ),
        (
            'Menurut {Hendra Saputra}, jalan itu rusak. "Belum diperbaiki," kata orang nomor satu '
            "di Lumbang itu.",
            ["Hendra Saputra"],
        ),
        ('{Joko Susilo} mengaku belum tahu. "Nanti saya cek," singkatnya.', ["Joko Susilo"]),
        ('"Tidak tertutup kemungkinan," {Surya Palang} di Makassar, Jumat.', ["Surya Palang"]),
        ('"Kami siap," kata mantan anggota DPRD {Sukamaju} itu.', ["?"]),
        ('"Foto itu suntingan," kata kiai yang akrab disapa {Gus Fathur} itu.', ["?"]),
    ],
)
def test_an_indonesian_speaker_was_named_before(text: str, who: list[str]) -> None:
    assert speakers(text, "id") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“We did not sit for money,” {Folasade Ige} said.\n\n{Kabiru Sanni}, a member of the "
            "party, called the vote a charade. “I was never invited,” he said.",
            ["Folasade Ige", "Kabiru Sanni"],
        ),
        (
            "{Amina Bello}, 45, watched the water. Her neighbour, {Tunde Alabi}, carried a "
            'radio.\n\n"Everything is gone," the 45-year-old said.',
            ["Amina Bello"],
        ),
        (
            "{Ada Clarke} received the cheque. Her novel, {Low Water}, is set in Wales.\n\n"
            '"People gave me the words," she told guests.',
            ["Ada Clarke"],
        ),
        (
            '{Vasant Deshpande}, who quit the party, has called the case "a vendetta against a '
            'farmer".',
            ["Vasant Deshpande"],
        ),
        ("{Nancy Ortiz} voted no. “It helps nobody,” the Texas Republican said.", ["Nancy Ortiz"]),
        (
            "{Luis Prado} will lead it, {Gonzalo Vega} told reporters.\n\n"
            '"The river does not ask for a passport," he said.',
            ["Gonzalo Vega"],
        ),
        (
            "{Ruth Hale} — the boy's aunt — said she was glad. “It is over,” she told reporters.",
            ["Ruth Hale"],
        ),
        ("{Tom Ashby} was not there. “It went up like a torch,” a witness said.", ["?"]),
        ("“My client will fight this,” said a lawyer for {Peter Dunn}.", ["?"]),
    ],
)
def test_an_english_speaker_was_named_before(text: str, who: list[str]) -> None:
    assert speakers(text, "en") == who


def test_an_office_that_nobody_has_is_nobody() -> None:
    text = (
        "The deputy director, {Wong Siew Lan}, was there.\n\nDeputy Minister for Ports and "
        "Harbours Datuk Rundi said the bridge was ready.\n\n“Our people can go home,” he said."
    )
    assert speakers(text, "en") == ["?"]


def test_words_in_marks_behind_according_to_are_said_by_the_same() -> None:
    text = 'Menurut {Harsa Pradana}, pembahasan dimulai tahun ini, "jangan menunggu waktu habis".'
    assert speakers(text, "id") == ["Harsa Pradana"]
