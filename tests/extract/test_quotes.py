"""Quotes: whole little articles in which names are marked, read by a person.

``{Ratna Dewi}`` is a person and ``<Dinas Pasar>`` an organisation; the marks are taken out
before reading. What is expected is the beginning of each quote and its speaker; "?" is nobody.
"""

from __future__ import annotations

import re
import time

import pytest

from kgnews.extract.speech.quotes import RawQuote, find_quotes
from kgnews.extract.speech.speakers import resolve_speakers
from kgnews.model import Article, Document, Entity, Mention, Span
from kgnews.text import segment

KINDS = {"{": "Person", "<": "Organization"}


def prepared(marked: str, language: str) -> tuple[Document, list[Entity]]:
    """A document and its entities; a name that is part of an earlier one is the same entity."""
    text, mentions = "", []
    for piece in re.split(r"([{<][^}>]*[}>])", marked):
        name = piece[1:-1] if piece[:1] in KINDS else ""
        if name:
            span = Span(len(text), len(text) + len(name))
            mentions.append(Mention(span, KINDS[piece[0]], name, "test"))
        text += name or piece
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        words = set(mention.text.split())
        full = next((n for n in groups if words & set(n.split())), mention.text)
        groups.setdefault(full, []).append(mention)
    entities = [
        Entity(f"e{n}", group[0].kind, name, tuple({m.text: 0 for m in group}), tuple(group))
        for n, (name, group) in enumerate(groups.items(), 1)
    ]
    article = Article(text, language=language, published="2018-10-31")
    return segment(article), entities


def quotes(marked: str, language: str) -> list[tuple[RawQuote, str]]:
    document, entities = prepared(marked, language)
    found = find_quotes(document, [m for entity in entities for m in entity.mentions])
    names = {entity.id: entity.name for entity in entities}
    speakers = resolve_speakers(document, found, entities)
    return [(q, names[s] if s else "?") for q, s in zip(found, speakers, strict=True)]


def direct(marked: str, language: str) -> list[tuple[str, str]]:
    return [(q.text, who) for q, who in quotes(marked, language) if q.direct]


def reported(marked: str, language: str) -> list[tuple[str, str]]:
    return [(q.text, who) for q, who in quotes(marked, language) if not q.direct]


ID_DIRECT = [
    ('"Air sudah surut," kata {Ratna Dewi}.', [("Air sudah surut,", "Ratna Dewi")]),
    ('"Air sudah surut", ujar {Ratna Dewi}.', [("Air sudah surut", "Ratna Dewi")]),
    ("“Air sudah surut,” tutur {Ratna Dewi}.", [("Air sudah surut,", "Ratna Dewi")]),
    ("”Air sudah surut,” tutur {Ratna Dewi}.", [("Air sudah surut,", "Ratna Dewi")]),
    ("„Air sudah surut,“ tutur {Ratna Dewi}.", [("Air sudah surut,", "Ratna Dewi")]),
    ("«Air sudah surut,» tutur {Ratna Dewi}.", [("Air sudah surut,", "Ratna Dewi")]),
    ("''Air sudah surut,'' tutur {Ratna Dewi}.", [("Air sudah surut,", "Ratna Dewi")]),
    ("‘Air sudah surut,’ tutur {Ratna Dewi}.", [("Air sudah surut,", "Ratna Dewi")]),
    ("'Air Jum'at surut,' tutur {Ratna Dewi}.", [("Air Jum'at surut,", "Ratna Dewi")]),
    ('“Air sudah surut," ucap {Ratna Dewi}.', [("Air sudah surut,", "Ratna Dewi")]),
    ('{Ratna Dewi} mengatakan, "Air sudah surut."', [("Air sudah surut.", "Ratna Dewi")]),
    ('{Ratna Dewi} mengatakan "air sudah surut".', [("air sudah surut", "Ratna Dewi")]),
    ('{Ratna Dewi}: "Air sudah surut."', [("Air sudah surut.", "Ratna Dewi")]),
    ('Menurut {Ratna Dewi}, "Air sudah surut."', [("Air sudah surut.", "Ratna Dewi")]),
    ('Kata {Ratna Dewi}, "Air sudah surut."', [("Air sudah surut.", "Ratna Dewi")]),
    (
        '{Budi} pulang. "Klien kami diam saja," kata pengacaranya, {Ratna Dewi}.',
        [("Klien kami diam saja,", "Ratna Dewi")],
    ),
    (
        '{Budi} pulang. "Suami saya diam saja," ujar istrinya, {Ratna Dewi}, di Solo.',
        [("Suami saya diam saja,", "Ratna Dewi")],
    ),
    (
        '"Air sudah surut di semua kampung," demikian dikatakan {Ratna Dewi}.',
        [("Air sudah surut di semua kampung,", "Ratna Dewi")],
    ),
    (
        '"Air surut. Warga pulang. Sekolah dibuka," jelas {Ratna Dewi}.',
        [("Air surut. Warga pulang. Sekolah dibuka,", "Ratna Dewi")],
    ),
    (
        '"Air surut," kata {Ratna Dewi}. "Warga sudah pulang ke rumah."',
        [("Air surut,", "Ratna Dewi"), ("Warga sudah pulang ke rumah.", "Ratna Dewi")],
    ),
    (
        '"Air surut," kata {Ratna Dewi}, "dan warga pulang."',
        [("Air surut,", "Ratna Dewi"), ("dan warga pulang.", "Ratna Dewi")],
    ),
    (
        '"Air surut," kata {Ratna Dewi}. "Sekolah dibuka besok," imbuhnya.',
        [("Air surut,", "Ratna Dewi"), ("Sekolah dibuka besok,", "Ratna Dewi")],
    ),
    (
        '{Ratna Dewi} meninjau sungai.\n\n"Air sudah surut," tandasnya.',
        [("Air sudah surut,", "Ratna Dewi")],
    ),
    (
        '{Ratna Dewi} menemui {Budi Santoso}.\n\n"Air sudah surut," katanya.',
        [("Air sudah surut,", "Ratna Dewi")],
    ),
    (
        '{Ratna Dewi} dan {Budi Santoso} meninjau sungai.\n\n"Air sudah surut," katanya.',
        [("Air sudah surut,", "?")],
    ),
    (
        '"Sungai meluap," kata {Budi Santoso}.\n\n{Ratna Dewi} meninjau pasar.\n\n'
        '"Pasar aman," kata dia.',
        [("Sungai meluap,", "Budi Santoso"), ("Pasar aman,", "Ratna Dewi")],
    ),
    (
        '"Sungai meluap," kata {Budi Santoso}.\n\n"Baunya menyengat," kata seorang warga.\n\n'
        '"Kami takut," ujarnya.',
        [("Sungai meluap,", "Budi Santoso"), ("Baunya menyengat,", "?"), ("Kami takut,", "?")],
    ),
    (
        '{Ratna Dewi} menambahkan:\n\n"Air sudah surut di semua kampung."',
        [("Air sudah surut di semua kampung.", "Ratna Dewi")],
    ),
    (
        '"Air sudah surut," kata Kepala <Dinas Sungai>, {Ratna Dewi}, di kantornya.',
        [("Air sudah surut,", "Ratna Dewi")],
    ),
    (
        '"Air sudah surut," kata Juru Bicara <Dinas Sungai> {Ratna Dewi}.',
        [("Air sudah surut,", "Ratna Dewi")],
    ),
    ('"Air sudah surut," kata <Dinas Sungai>.', [("Air sudah surut,", "Dinas Sungai")]),
    ('"Air sudah surut," kata kuasa hukum {Budi}, {Ratna}.', [("Air sudah surut,", "Ratna")]),
    ('"Air sudah surut," kata istri {Budi}.', [("Air sudah surut,", "?")]),
    (
        'Bupati {Ratna Dewi} datang. "Air surut," kata {Budi}.\n\n"Warga aman," ujar bupati itu.',
        [("Air surut,", "Budi"), ("Warga aman,", "Ratna Dewi")],
    ),
    (
        '"Air surut," kata {Ratna Dewi}.\n\n"Warga aman," ujar perempuan kelahiran Solo itu.',
        [("Air surut,", "Ratna Dewi"), ("Warga aman,", "Ratna Dewi")],
    ),
    (
        '{Ratna Dewi} menambahkan, "Air surut," dan menegaskan, "Warga aman."',
        [("Air surut,", "Ratna Dewi"), ("Warga aman.", "Ratna Dewi")],
    ),
    ('"Kampung "Warna" sudah bersih," kata {Ratna}.', [('Kampung "Warna" sudah bersih,', "Ratna")]),
    (
        '"Air sudah surut, kata {Ratna Dewi}. "Warga pulang," ujar {Budi}.',
        [("Air sudah surut,", "Ratna Dewi"), ("Warga pulang,", "Budi")],
    ),
    ('Air sudah surut," kata {Ratna Dewi}.', [("Air sudah surut,", "Ratna Dewi")]),
    ('"Siap!" seru {Ratna Dewi}.', [("Siap!", "Ratna Dewi")]),
    ('"Apakah sudah surut?" tanya {Ratna Dewi}.', [("Apakah sudah surut?", "Ratna Dewi")]),
    (
        '"Air sudah surut," {Ratna Dewi} menegaskan.',
        [("Air sudah surut,", "Ratna Dewi")],
    ),
    (
        '"Air sudah surut," ujar {Ratna} kepada {Budi}.',
        [("Air sudah surut,", "Ratna")],
    ),
    ('"Air sudah surut," ujai {Ratna Dewi}.', [("Air sudah surut,", "Ratna Dewi")]),
    (
        '{Ratna Dewi} datang.\n\n"Air sudah surut semua," demikian pernyataan dinas.',
        [("Air sudah surut semua,", "?")],
    ),
    (
        '"Air sudah surut semua," demikian pernyataan <Dinas Sungai>.',
        [("Air sudah surut semua,", "Dinas Sungai")],
    ),
    (
        '"Air sudah surut," kata Yuli Astuti, warga Solo.',
        [("Air sudah surut,", "?")],
    ),
]

EN_DIRECT = [
    (
        '{Tom Price} left. "My client is silent," said his lawyer, {Ruth Dale}.',
        [("My client is silent,", "Ruth Dale")],
    ),
    ("“The water is gone,” said {Ruth Dale}.", [("The water is gone,", "Ruth Dale")]),
    ('"The water is gone," {Ruth Dale} said.', [("The water is gone,", "Ruth Dale")]),
    ("‘The water is gone,’ she said.", [("The water is gone,", "?")]),
    ("{Ruth Dale} said: “The water is gone.”", [("The water is gone.", "Ruth Dale")]),
    ("{Ruth Dale} told reporters: “The water is gone.”", [("The water is gone.", "Ruth Dale")]),
    (
        "“The water is gone,” said {Ruth Dale}, the mayor. “We can go home.”",
        [("The water is gone,", "Ruth Dale"), ("We can go home.", "Ruth Dale")],
    ),
    (
        "“The water,” said {Ruth Dale}, “is gone.”",
        [("The water,", "Ruth Dale"), ("is gone.", "Ruth Dale")],
    ),
    (
        "{Ruth Dale} spoke on Monday.\n\n“The water is gone.\n\n“We can go home.\n\n"
        "“Schools open today,” she said.",
        [
            ("The water is gone.", "Ruth Dale"),
            ("We can go home.", "Ruth Dale"),
            ("Schools open today,", "Ruth Dale"),
        ],
    ),
    (
        "“The water is gone,” said {Ruth Dale}.\n\n“We can go home,” the mother of two added.",
        [("The water is gone,", "Ruth Dale"), ("We can go home,", "Ruth Dale")],
    ),
    (
        "“It rained,” said Mr {Tom Hill}.\n\nMs {Ruth Dale} arrived.\n\n“It stopped,” he said.",
        [("It rained,", "Tom Hill"), ("It stopped,", "Tom Hill")],
    ),
    (
        "Mayor {Ruth Dale} met {Tom Hill}. “It stopped,” the mayor said.",
        [("It stopped,", "Ruth Dale")],
    ),
    ("“It stopped,” a spokesman for {Tom Hill} said.", [("It stopped,", "?")]),
    ("“It stopped,” said {Tom Hill}'s lawyer, {Ruth Dale}.", [("It stopped,", "Ruth Dale")]),
    ("“It stopped,” {Tom Hill}’s lawyer said.", [("It stopped,", "?")]),
    (
        "{Ruth Dale}, who met {Tom Hill}, said: “The water is gone.”",
        [("The water is gone.", "Ruth Dale")],
    ),
    (
        "{Ruth Dale}, lawyer of {Tom Hill}, said: “The water is gone.”",
        [("The water is gone.", "Ruth Dale")],
    ),
    (
        "{Ruth Dale} said the plan “may soon look like a mistake”.",
        [("may soon look like a mistake", "Ruth Dale")],
    ),
    ("According to {Ruth Dale}: “The water is gone.”", [("The water is gone.", "Ruth Dale")]),
    ("“The water is gone,” <Dale Water> said.", [("The water is gone,", "Dale Water")]),
    ("“Is it over?” {Ruth Dale} asked.", [("Is it over?", "Ruth Dale")]),
    (
        "{Ruth Dale} opened the fair. {Tom Hill} sang. “It was lovely,” one visitor said.",
        [("It was lovely,", "?")],
    ),
    (
        "{Ruth Dale} said the road is open, adding: “Please drive slowly.”",
        [("Please drive slowly.", "Ruth Dale")],
    ),
    (
        "“The players' union won't act,” said {Ruth Dale}.",
        [("The players' union won't act,", "Ruth Dale")],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), ID_DIRECT)
def test_direct_speech_in_indonesian(marked: str, expected: list[tuple[str, str]]) -> None:
    assert direct(marked, "id") == expected


@pytest.mark.parametrize(("marked", "expected"), EN_DIRECT)
def test_direct_speech_in_english(marked: str, expected: list[tuple[str, str]]) -> None:
    assert direct(marked, "en") == expected


@pytest.mark.parametrize(
    ("marked", "language"),
    [
        ('{Ratna Dewi} membuka "Ruang Baca" di tepi sungai.', "id"),
        ('{Ratna Dewi} menyebut tempat itu "Ruang Baca" bagi warga.', "id"),
        ('Buku "Hari Itu Sungai Meluap" karya {Ratna Dewi} terbit.', "id"),
        ('{Ratna "Nana" Dewi} meninjau sungai.', "id"),
        ('Novel "Sungai Kita," karya {Ratna Dewi}, terbit.', "id"),
        ('Lagu "Sungai" dinyanyikan {Ratna Dewi}.', "id"),
        ("The so-called “Water Plan” was opened by {Ruth Dale}.", "en"),
        ("{Ruth Dale} starred in “The River” and ‘The Sea’.", "en"),
        ('The 27" screen and the 5" pipe cost {Ruth Dale} a week.', "en"),
        ("The players’ union and the mayors’ club met {Ruth Dale}.", "en"),
    ],
)
def test_a_term_between_marks_is_no_quote(marked: str, language: str) -> None:
    assert direct(marked, language) == []


REPORTED = [
    ("{Ratna} mengatakan bahwa air sudah surut di Solo.", "id", "air sudah surut di Solo", "Ratna"),
    ("{Ratna} mengatakan, air sudah surut di Solo.", "id", "air sudah surut di Solo", "Ratna"),
    ("{Ratna} menilai air sudah surut di Solo.", "id", "air sudah surut di Solo", "Ratna"),
    ("Menurut {Ratna}, air sudah surut di Solo.", "id", "air sudah surut di Solo", "Ratna"),
    ("Air sudah surut di Solo, kata {Ratna}.", "id", "Air sudah surut di Solo", "Ratna"),
    ("Diakui {Ratna}, air sudah surut di Solo.", "id", "air sudah surut di Solo", "Ratna"),
    ("{Ratna}, warga Solo, mengatakan air sudah surut.", "id", "air sudah surut", "Ratna"),
    (
        "{Ratna} mengatakan kepada wartawan bahwa air sudah surut.",
        "id",
        "air sudah surut",
        "Ratna",
    ),
    ("Usai bertemu {Budi}, {Ratna} mengatakan air sudah surut.", "id", "air sudah surut", "Ratna"),
    ("<Dinas Sungai> menyatakan air sudah surut.", "id", "air sudah surut", "Dinas Sungai"),
    ("{Ratna}, ahli sungai dari Solo menyatakan air surut lagi.", "id", "air surut lagi", "Ratna"),
    (
        "Solo (Kabar) - <Dinas Sungai> menyatakan air surut semua.",
        "id",
        "air surut semua",
        "Dinas Sungai",
    ),
    ("Warga bernama {Ratna} mengatakan air sudah surut.", "id", "air sudah surut", "Ratna"),
    ("{Ruth Dale} said that the road is open.", "en", "the road is open", "Ruth Dale"),
    ("{Ruth Dale} said the road is open.", "en", "the road is open", "Ruth Dale"),
    ("The road is open, {Ruth Dale} said on Monday.", "en", "The road is open", "Ruth Dale"),
    (
        "The road is open, Roads Minister {Ruth Dale} said.",
        "en",
        "The road is open",
        "Ruth Dale",
    ),
    ("According to {Ruth Dale}, the road is open.", "en", "the road is open", "Ruth Dale"),
    ("The road is open, according to {Ruth Dale}.", "en", "The road is open", "Ruth Dale"),
    ("The road is open, said {Ruth Dale}.", "en", "The road is open", "Ruth Dale"),
    ("The road is open, said {Ruth Dale}, who shut it.", "en", "The road is open", "Ruth Dale"),
    ("Jalan sudah dibuka, kata {Ratna}, yang menutupnya.", "id", "Jalan sudah dibuka", "Ratna"),
    ("{Ruth Dale}, a lawyer, said he would walk.", "en", "he would walk", "Ruth Dale"),
    ("{Ruth Dale}, a lawyer, said {Tom Price} would go.", "en", "Tom Price would go", "Ruth Dale"),
    ("Pengacaranya, {Ratna}, mengatakan air sudah surut.", "id", "air sudah surut", "Ratna"),
    ("{Ruth Dale} told <Dale Radio> that the road is open.", "en", "the road is open", "Ruth Dale"),
    ("<Dale Water> denied that the road is open.", "en", "the road is open", "Dale Water"),
]


@pytest.mark.parametrize(("marked", "language", "text", "speaker"), REPORTED)
def test_reported_speech(marked: str, language: str, text: str, speaker: str) -> None:
    assert reported(marked, language) == [(text, speaker)]


@pytest.mark.parametrize(
    ("marked", "language"),
    [
        ("{Ratna} mengatakan hal itu saat meninjau sungai di Solo.", "id"),
        ("Hal itu disampaikan {Ratna} saat meninjau sungai di Solo.", "id"),
        ("Menurut undang-undang, sungai itu milik negara.", "id"),
        ("{Ratna} menambahkan dua gol pada babak kedua.", "id"),
        ("{Ruth Dale} told reporters about the road on Monday.", "en"),
        ("The mayor of the town, {Ruth Dale}, told <Dale Radio>: “Drive slowly.”", "en"),
        ("According to the law, the road is closed.", "en"),
        ("{Ruth Dale} added two goals in the second half.", "en"),
    ],
)
def test_a_verb_of_speaking_without_a_clause_reports_nothing(marked: str, language: str) -> None:
    assert reported(marked, language) == []


def test_a_pronoun_reports_for_the_last_speaker() -> None:
    marked = "{Ratna} mengatakan, air sudah surut. Ia menambahkan, warga sudah pulang."
    assert reported(marked, "id") == [("air sudah surut", "Ratna"), ("warga sudah pulang", "Ratna")]


def test_a_description_reports_for_the_last_speaker() -> None:
    marked = "{Ratna} menilai air surut. Perempuan asal Solo itu menjelaskan, warga sudah pulang."
    assert reported(marked, "id")[-1] == ("warga sudah pulang", "Ratna")


def test_another_speaker_ends_a_reported_clause() -> None:
    marked = "{Ruth Dale} said the road is open, while {Tom Hill} said it was closed again."
    assert reported(marked, "en") == [
        ("the road is open", "Ruth Dale"),
        ("it was closed again", "Tom Hill"),
    ]


def test_whom_a_speaker_talks_about_does_not_take_over() -> None:
    marked = (
        '{Budi Santoso} bermain bagus.\n\n"Ia cepat," kata {Ratna Dewi}.\n\n'
        '{Budi} mencetak dua gol.\n\n"Kami bangga," ujarnya.'
    )
    assert direct(marked, "id")[-1] == ("Kami bangga,", "Ratna Dewi")


def test_an_unnamed_subject_keeps_a_quote_from_the_last_speaker() -> None:
    marked = '"Air surut," kata {Ratna}.\n\nSalah seorang warga mengeluh. "Kami takut," ujarnya.'
    assert direct(marked, "id")[-1] == ("Kami takut,", "?")


def test_a_quote_without_a_cue_belongs_to_the_cue_of_the_next_paragraph() -> None:
    marked = (
        'Sungai surut.\n\n"Warga sudah pulang ke rumah."\n\n'
        '"Sekolah dibuka besok," kata {Ratna Dewi}.'
    )
    assert direct(marked, "id")[0] == ("Warga sudah pulang ke rumah.", "Ratna Dewi")


def test_a_pull_quote_is_no_second_quote() -> None:
    marked = '"Warga sudah pulang ke rumah."\n\n"Warga sudah pulang ke rumah," kata {Ratna Dewi}.'
    assert direct(marked, "id") == [("Warga sudah pulang ke rumah,", "Ratna Dewi")]


def test_it_said_is_said_by_an_organisation() -> None:
    marked = "<Dale Water> opened a well. {Ruth Dale} came. “The well is deep,” it said."
    assert direct(marked, "en") == [("The well is deep,", "Dale Water")]


def test_a_statement_speaks_for_whose_it_is() -> None:
    marked = '"Air sudah surut," bunyi pernyataan <Dinas Sungai>.'
    assert direct(marked, "id") == [("Air sudah surut,", "Dinas Sungai")]


def test_titles_before_a_name_are_no_part_of_the_role() -> None:
    marked = "“It is over,” said Housing Minister Datuk Seri {Ruth Dale}."
    assert quotes(marked, "en")[0][0].role == "Housing Minister"


def test_the_role_beside_a_speaker_is_kept() -> None:
    marked = '"Air surut," kata Kepala <Dinas Sungai> {Ratna Dewi} di kantornya.'
    assert quotes(marked, "id")[0][0].role == "Kepala Dinas Sungai"


def test_the_role_after_an_english_speaker_is_kept() -> None:
    marked = "“It is over,” said {Ruth Dale}, the director of <Dale Water>, on Monday."
    assert quotes(marked, "en")[0][0].role == "director of Dale Water"


@pytest.mark.parametrize(
    ("marked", "language", "source"),
    [
        (
            '"Air surut," kata {Ratna}, dikutip dari akun Instagram resminya, Rabu (31/10).',
            "id",
            "akun Instagram resminya",
        ),
        (
            '"Air surut," kata {Ratna} dalam keterangan tertulis, Rabu (31/10).',
            "id",
            "keterangan tertulis",
        ),
        ('"Air surut," kata {Ratna} kepada <Kabar Solo>, Rabu (31/10).', "id", "Kabar Solo"),
        ('"Air surut," kata {Ratna} kepada wartawan, Rabu (31/10).', "id", None),
        ("“It is over,” {Ruth Dale} told <Dale Radio>.", "en", "Dale Radio"),
        ("“It is over,” {Ruth Dale} said in a written statement.", "en", "written statement"),
        ("“It is over,” {Ruth Dale} told reporters.", "en", None),
    ],
)
def test_the_source_is_in_the_words_of_the_cue(
    marked: str, language: str, source: str | None
) -> None:
    assert quotes(marked, language)[0][0].source == source


def test_a_quote_is_dated_only_by_its_cue() -> None:
    marked = '"Air surut pada 2 Mei 2017," kata {Ratna}, Rabu (31/10).\n\n"Aman," ujarnya.'
    dates = [quote.date.value if quote.date else None for quote, _ in quotes(marked, "id")]
    assert dates == ["2018-10-31", None]


def test_spans_hold_the_marks_and_evidence_the_sentences() -> None:
    marked = 'Solo aman. "Air surut. Warga pulang," kata {Ratna}. Solo ramai.'
    [(quote, _)] = quotes(marked, "id")
    text = prepared(marked, "id")[0].article.text
    assert quote.span.of(text) == '"Air surut. Warga pulang,"'
    assert quote.evidence.of(text) == '"Air surut. Warga pulang," kata Ratna.'
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "Ratna"


def test_a_headline_quotes_the_name_before_its_colon() -> None:
    text = "Ratna: Air Sungai Sudah Surut\n\nWarga Solo pulang."
    document = segment(Article(text, language="id"))
    sentences = (
        type(document.sentences[0])(
            document.sentences[0].span, document.sentences[0].tokens, 1, True
        ),
        *document.sentences[1:],
    )
    name = Mention(Span(0, 5), "Person", "Ratna", "test")
    [quote] = find_quotes(Document(document.article, sentences), [name])
    assert (quote.text, quote.direct, quote.speaker) == ("Air Sungai Sudah Surut", False, name)


@pytest.mark.parametrize(
    "hostile",
    [
        '"' * 20000,
        "' " * 20000,
        '"a ' * 20000,
        'kata "' * 10000,
        "mengatakan, " * 10000,
        '"Kami," kata ' * 5000,
        "(" * 20000,
        "Ratna, " * 10000 + 'mengatakan, "Kami siap semua."',
    ],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    document = segment(Article(hostile, language="id"))
    mentions = [
        Mention(Span(m.start(), m.end()), "Person", "Ratna", "test")
        for m in re.finditer("Ratna", hostile)
    ]
    begin = time.process_time()
    find_quotes(document, mentions)
    assert time.process_time() - begin < 10
