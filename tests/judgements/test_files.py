"""A decisions file with its comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import InputError
from kgnews.judgements import HEADER, Decisions, parsed

ONE = 'same :a :b by "Rina" why "one"'
TWO = 'ban "Foto" by "Dewa" why "a credit"'
THREE = 'unlink :c by "Rina" why "another one"'


def test_a_file_is_sorted_and_has_every_decision_once() -> None:
    text = Decisions.of(f"{ONE}\n{TWO}\n{ONE}\n").text
    assert text.splitlines() == [*HEADER, "", TWO, ONE]


def test_what_was_written_reads_back_the_same() -> None:
    text = Decisions.of(f"{ONE}\n# think again\n{TWO}  # asked\n").text
    assert Decisions.of(text).text == text


def test_comments_stay_with_the_decision_below_them_and_the_head_stays_on_top() -> None:
    text = f"# our desk\n\n# unsure\n{ONE}\n{TWO}  # asked\n# the end\n"
    assert Decisions.of(text).text == f"# our desk\n\n{TWO}  # asked\n# unsure\n{ONE}\n# the end\n"


def test_a_decision_that_is_taken_out_takes_its_comments_along_whoever_made_it() -> None:
    made = Decisions.of(f'# unsure\n{ONE}\n{TWO}\nsame :b :a by "Dewa" why "same face"\n')
    judgement, _ = parsed(ONE)
    assert made.without([judgement]).text.splitlines() == [*HEADER, "", TWO]


def test_the_lines_of_two_copies_together_are_both() -> None:
    mine, ours = Decisions.of(f"{ONE}\n{TWO}\n"), Decisions.of(f"{TWO}\n{THREE}\n")
    together = Decisions.of(mine.text + ours.text)
    assert together.judgements == mine.judgements | ours.judgements


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.kg"
    path.write_text(f"# head\n\n{ONE}\nsame :a\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.kg:4: same needs 2 terms"):
        Decisions.read(path)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "decisions.kg"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is not UTF-8"):
        Decisions.read(path)


def test_writing_goes_through_a_link_to_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    target, link = tmp_path / "desk" / "ours.kg", tmp_path / "decisions.kg"
    target.write_text("", encoding="utf-8")
    link.symlink_to(target)
    Decisions.of(ONE).write(link)
    assert link.is_symlink()
    assert Decisions.read(target).judgements == {parsed(ONE)[0]}
    assert [each.name for each in (tmp_path / "desk").iterdir()] == ["ours.kg"]
