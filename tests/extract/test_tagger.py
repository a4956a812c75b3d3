import pytest

from kgnews.extract.names.features import FeatureMaker, case_of
from kgnews.extract.names.tagger import tag
from kgnews.text import tokens


def names(text, language):
    sentence = tokens(text)
    (found,) = tag([sentence], language)
    return [(text[sentence[a].start : sentence[b - 1].end], kind) for a, b, kind in found]


INDONESIAN = [
    (
        "Rangga Prasetyo bertemu warga di Surabaya, Selasa (4/6).",
        [("Rangga Prasetyo", "Person"), ("Surabaya", "Place")],
    ),
    (
        "Dewi Lestari mengunjungi nelayan di Kabupaten Demak.",
        [("Dewi Lestari", "Person"), ("Kabupaten Demak", "Place")],
    ),
    (
        "Komisi Pemberantasan Korupsi memeriksa Hendra Gunawan.",
        [("Komisi Pemberantasan Korupsi", "Organization"), ("Hendra Gunawan", "Person")],
    ),
    (
        "Partai Golkar belum menentukan calon di Jawa Barat.",
        [("Partai Golkar", "Organization"), ("Jawa Barat", "Place")],
    ),
    ("Harga cabai di pasar naik dua kali lipat.", []),
]

ENGLISH = [
    (
        "Maria Lopez met voters in Chicago on Tuesday.",
        [("Maria Lopez", "Person"), ("Chicago", "Place")],
    ),
    (
        "The Ministry of Finance said James Cooper had resigned.",
        [("Ministry of Finance", "Organization"), ("James Cooper", "Person")],
    ),
    (
        "Police in Kuala Lumpur questioned David Tan.",
        [("Kuala Lumpur", "Place"), ("David Tan", "Person")],
    ),
    ("Prices of eggs and milk went up again this week.", []),
]


@pytest.mark.parametrize(("text", "expected"), INDONESIAN)
def test_names_are_found_in_indonesian_news(text, expected):
    assert names(text, "id") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_names_are_found_in_english_news(text, expected):
    assert names(text, "en") == expected


def test_names_are_found_without_capitals():
    found = names("rangga prasetyo bertemu warga di surabaya", "id")
    assert ("surabaya", "Place") in found
    assert ("rangga prasetyo", "Person") in found


def test_names_are_found_in_a_headline_all_in_capitals():
    assert ("SURABAYA", "Place") in names("WARGA SURABAYA TOLAK TARIF BARU ANGKUTAN", "id")


def test_ordinary_words_of_a_title_case_headline_are_no_names():
    found = names("Harga Beras Naik, Warga Semarang Berburu Pangan Murah", "id")
    assert found == [("Semarang", "Place")]


def test_a_language_without_a_model_is_read_by_the_nearest():
    text = "Maria Lopez met voters in Chicago on Tuesday."
    assert names(text, "und") == names(text, "en")
    text = "Rangga Prasetyo bertemu warga di Surabaya."
    assert names(text, "ms") == names(text, "id")


def test_every_sentence_gets_its_own_list():
    assert tag([], "id") == []
    assert tag([(), tokens("Hujan turun.")], "id") == [[], []]


def test_ranges_are_in_order_and_do_not_overlap():
    sentence = tokens("Rangga Prasetyo, Dewi Lestari dan Komisi Yudisial bertemu di Solo.")
    for language in ("id", "en"):
        (found,) = tag([sentence], language)
        edges = [edge for start, end, _ in found for edge in (start, end)]
        assert edges == sorted(edges)
        assert all(start < end for start, end, _ in found)


def test_reading_a_sentence_after_another_changes_nothing():
    sentences = [tokens("Rangga Prasetyo tiba di Solo."), tokens("Ia rapat di Demak.")]
    alone = [tag([sentence], "id")[0] for sentence in sentences]
    assert tag(sentences, "id") == alone


@pytest.mark.parametrize(
    "text", ["\ud800 broken \udfff", "A" * 200_000, "ⅷ ﷺ İstanbul 🏙 " * 50, "Solo " * 3_000]
)
def test_hostile_text_is_read_without_complaint(text):
    for language in ("id", "en"):
        assert len(tag([tokens(text)], language)) == 1


def test_the_case_of_a_sentence_is_seen_from_its_words():
    assert case_of("warga bogor mengungsi ke depok".split()) == "l"
    assert case_of("WARGA BOGOR MENGUNGSI".split()) == "u"
    assert case_of("Warga Bogor dan Depok Mengungsi".split()) == "t"
    assert case_of("Maria Lopez , James Cooper resigned".split()) == "n"
    assert case_of("Banjir".split()) == "n"


def test_what_is_not_known_of_a_word_makes_no_feature():
    maker = FeatureMaker({"lopez": ("-", "f")})
    (features,) = maker.items(["Lopez"])
    assert b"c1=f" in features
    assert not any(feature.startswith(b"c0") for feature in features)
