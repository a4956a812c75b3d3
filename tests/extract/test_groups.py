"""Who was meant by "tiga orang" is told where as many are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., list[Any]]

THREE = {"Budi Hartawan", "Ratna Wulandari", "Made Sukerta"}


def _held(told: list[Any]) -> set[str]:
    return {each.object for each in told if each.predicate == "arrests"}


@pytest.mark.parametrize(
    "names",
    [
        "Ketiganya adalah Budi Hartawan (41), Ratna Wulandari (32), dan Made Sukerta (27).",
        "Ketiga tersangka yakni Budi Hartawan, Ratna Wulandari, dan Made Sukerta.",
        "Mereka berinisial Budi Hartawan, Ratna Wulandari, dan Made Sukerta.",
        "Mereka adalah:\n1. Budi Hartawan, pengusaha.\n2. Ratna Wulandari.\n3. Made Sukerta.",
    ],
)
def test_those_named_later_are_those_who_were_counted(tell: Tell, names: str) -> None:
    assert _held(tell(f"KPK menahan tiga orang pada Senin. {names}")) == THREE


@pytest.mark.parametrize(
    "names",
    [
        "Ketiganya adalah Budi Hartawan dan Ratna Wulandari.",  # one is missing
        "Budi Hartawan, Ratna Wulandari, dan Made Sukerta hadir.",  # nobody says it is they
        "Mereka dibela Budi Hartawan, Ratna Wulandari, dan Made Sukerta.",
    ],
)
def test_where_the_number_or_the_verb_is_another_nobody_is_meant(tell: Tell, names: str) -> None:
    assert _held(tell(f"KPK menahan tiga orang pada Senin. {names}")) == set()


def test_what_was_done_to_several_people_was_done_to_each(tell: Tell) -> None:
    told = tell(
        "Interpol arrested two men on suspicion of fraud. They were named as Tom Price, 34, "
        "and Sam Lee, 29.",
        "en",
    )
    found = {(each.subject, each.object) for each in told if each.predicate == "arrestedFor"}
    assert found == {("Tom Price", "fraud"), ("Sam Lee", "fraud")}


@pytest.mark.parametrize(
    ("text", "language", "members"),
    [
        (
            "KPK memeriksa Budi Hartawan, Ratna Wulandari, dan Made Sukerta. Ketiganya bergabung "
            "dengan Partai Golkar.",
            "id",
            THREE,
        ),
        (
            "Dr Helen Ward met Professor Tom Price. Both men joined Oxfam.",
            "en",
            {"Helen Ward", "Tom Price"},
        ),
        ("KPK memeriksa Budi Hartawan. Keduanya bergabung dengan Partai Golkar.", "id", set()),
        (
            "Budi Hartawan bertemu Ratna Wulandari. Kedua negara bergabung dengan NATO.",
            "id",
            set(),
        ),
    ],
)
def test_a_number_alone_means_as_many_as_were_named_before(
    tell: Tell, text: str, language: str, members: set[str]
) -> None:
    told = tell(text, language)
    assert {each.subject for each in told if each.predicate == "memberOf"} == members


def test_the_group_may_be_named_in_what_somebody_says(tell: Callable[..., list[Any]]) -> None:
    told = tell(
        "KPK menahan dua orang terkait suap izin tambang. Sidang dibuka pekan depan. Wakil Ketua "
        "KPK Made Sukerta mengatakan, para tersangka adalah Budi Hartawan dan Ratna Wulandari."
    )
    held = {t.subject for t in told if t.predicate == "arrestedFor"}
    assert held == {"Budi Hartawan", "Ratna Wulandari"}
