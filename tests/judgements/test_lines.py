"""One decision as a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.errors import InputError
from kgnews.judgements import line_of, parsed, quoted, unquoted
from kgnews.model import Judgement

ID = "0123456789abcdef" * 2
SIGNED = ' by "Rina" why "seen"'


@pytest.mark.parametrize(
    "line",
    [
        "same :city-a :city-b",
        f"not-same :city-a :city-a@{ID}",
        'rename :city-a "Kota \\"A\\""',
        "retype :city-a kg:Person",
        'ban "Foto Ilustrasi"',
        "ban :city-a",
        "link :city-a wd:Q3630",
        "link :city-a geonames:1642911",
        "link :city-a https://id.example/kota/a",
        "unlink :city-a",
        f"retract {ID}",
        'wrong :event-x kg:participantCount "25"',
        f"wrong :city-a kg:supports :event-x in {ID}",
        'correct :event-x kg:participantCount "25" to :event-x kg:participantCount "26"',
        f"correct :a kg:supports :b to :c kg:supports :b in {ID}",
    ],
)
def test_every_kind_of_decision_reads_back_as_it_was_written(line: str) -> None:
    judgement, comment = parsed(line + SIGNED)
    assert line_of(judgement) == line + SIGNED
    assert comment == ""


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_words_of_people_read_back(name: str, why: str) -> None:
    words = " ".join(name.split()), " ".join(why.split())
    if not all(words):
        return
    judgement = Judgement("ban", (quoted(name),), who=words[1], why=words[1])
    line = line_of(judgement)
    assert len(line.splitlines()) == 1
    assert parsed(line)[0] == judgement
    assert unquoted(judgement.about[0]) == words[0]


def test_the_order_of_two_that_are_the_same_says_nothing() -> None:
    assert parsed("same :b :a" + SIGNED) == parsed("same :a :b" + SIGNED)


def test_a_comment_goes_to_the_end_and_a_sharp_in_a_text_is_none() -> None:
    judgement, comment = parsed('ban "Tim #1" by "Rina" why "x" # asked on Monday')
    assert unquoted(judgement.about[0]) == "Tim #1"
    assert comment == "# asked on Monday"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("smae :a :b" + SIGNED, "did you mean same?"),
        ("same :a" + SIGNED, "by is no entity"),
        ("same", "same needs 2 terms; write same :A :A"),
        ("same :a :a" + SIGNED, "names the same entity twice"),
        ("same a :b" + SIGNED, "a is no entity; write it as :city-ambon"),
        ("retype :a kg:Cty" + SIGNED, "did you mean kg:City?"),
        ("wrong :a kg:suports :b" + SIGNED, "did you mean kg:supports?"),
        ("link :a Q3630" + SIGNED, "Q3630 is no link; write wd:Q3630"),
        ("retract 0123abcd" + SIGNED, "is no article; write the 32 digits"),
        ('ban "x', "cannot be read from"),
        ('ban "x" by "Rina"', 'does not say why; add why "…"'),
        ('ban "x" why "y"', 'does not say who; add by "…"'),
        ('ban "x" by "R" on 3/4 why "y"', "3/4 is no day"),
        ('ban "x" by "R" because "y"', "because is not understood here"),
        ('ban "" by "R" why "y"', "an empty text"),
        ("<<<<<<< HEAD", "a merge that was not finished; keep the lines of both sides"),
        ('correct :a kg:supports :b as :a kg:hosts :b by "R" why "y"', "where “to” should be"),
    ],
)
def test_what_cannot_be_read_says_where_what_and_the_cure(line: str, what: str) -> None:
    with pytest.raises(InputError) as fault:
        parsed(line, "decisions.kg:7")
    assert str(fault.value).startswith("decisions.kg:7: ")
    assert what in str(fault.value)
