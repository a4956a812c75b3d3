"""Names that look like another."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.finding.likeness import errors_between, folded, similar


def test_accents_case_and_hyphens_do_not_count() -> None:
    assert folded("SÃO-Tomé") == folded("sao tome")


def test_a_wrong_letter_and_a_swapped_one_are_forgiven() -> None:
    names = ["Barcelona", "Bandung", "Buenos Aires", "Berlin"]
    assert similar("Barselona", names) == ["Barcelona"]
    assert similar("bunos aries", names) == ["Buenos Aires"]


def test_nothing_is_similar_to_something_else() -> None:
    assert similar("zzz", ["Barcelona", "Bandung"]) == []
    assert similar("", ["Barcelona"]) == []


def test_many_names_are_compared_quickly() -> None:
    names = [f"Kota Nomor {number} {number * 7}" for number in range(100_000)]
    start = time.perf_counter()
    assert similar("Kota Nomer 77777 544439", names)[0] == "Kota Nomor 77777 544439"
    assert time.perf_counter() - start < 10  # about one second here


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("anis", "anies"),  # a letter too few
        ("bogorr", "bogor"),  # one too many
        ("bina", "bima"),  # a wrong one
        ("mdean", "medan"),  # the first two changed places
        ("jusuf", "yusuf"),  # a first letter that is taken for the other
        ("kintamani", "cintamani"),
        ("soekarno", "sukarno"),
        ("jakrata", "jakarta"),
        ("yogjakarta", "yogyakarta"),
        ("penanggulangn bencna", "penanggulangan bencana"),
        ("bukit tinggi", "bukittinggi"),
        ("widodo joko", "joko widodo"),
        ("baswedn", "anies baswedan"),  # a word of the name
    ],
)
def test_a_typing_error_is_forgiven(word: str, name: str) -> None:
    assert similar(word, [name], within=0) == [name]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("anis", "tani"),  # the same letters are another word
        ("anis", "manis"),  # a short word begins as it begins
        ("bima", "lima"),
        ("ali", "adi"),  # of three letters each counts
        ("g20", "u20"),
        ("pasal 2018", "pasal 2019"),  # a number is no typing error
        ("ani wati", "adi wati"),
        ("rina sari", "rini sarah"),  # a first name that is right is not enough
        ("kata wali", "wali kota ambon"),  # beside further words a short word has to be right
        ("jakarta", "surakarta"),
        ("", "ambon"),
    ],
)
def test_another_word_is_no_typing_error(word: str, name: str) -> None:
    assert similar(word, [name], within=0) == []


def test_the_fewest_errors_come_first_and_further_words_where_there_is_no_other() -> None:
    names = ["Barcelona SC", "Barcelonas", "Barcelona"]
    assert similar("barselona", names) == ["Barcelona", "Barcelonas"]
    assert similar("barselona", names[:1]) == ["Barcelona SC"]
    assert similar("barselona", names, within=0) == ["Barcelona"]
    assert similar("barselona", names, 1) == ["Barcelona"]


def test_a_person_who_chooses_is_shown_more() -> None:
    assert similar("city-backing", ["cities-backing"]) == ["cities-backing"]
    assert similar("city-backing", ["cities-backing"], within=0) == []


WORDS = st.text("abcdekrst", min_size=0, max_size=14)


def _slowly(one: str, other: str) -> int:
    """The edits between two words, as the definition has it."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return _slowly(one[1:], other[1:])
    ways = [_slowly(one[1:], other), _slowly(one, other[1:]), _slowly(one[1:], other[1:])]
    if one[:2] == other[1::-1] and len(one) > 1 < len(other):
        ways.append(_slowly(one[2:], other[2:]))
    return 1 + min(ways)


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_errors_are_counted_as_the_definition_counts_them(one: str, other: str) -> None:
    long = "kabupaten"  # of what begins so three errors are forgiven, and the start is right
    found = errors_between(long + one, long + other)
    slowly = _slowly(one, other)
    assert found == (
        slowly if slowly <= (2 if len(long + max(one, other, key=len)) < 12 else 3) else None
    )


@given(WORDS, WORDS)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert errors_between(one, other) == errors_between(other, one)
    assert errors_between(one, one) == 0


@given(st.text("abdegiklmnoprstu", min_size=6, max_size=20), st.data())
def test_any_one_error_in_a_word_of_six_letters_is_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    wrong = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                f"{word[:at]}x{word[at:]}",
                f"{word[:at]}x{word[at + 1 :]}",
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    assert errors_between(wrong, word) in (0, 1)
