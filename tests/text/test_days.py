"""Date fields of any make."""

from __future__ import annotations

import pytest

from kgnews.text.days import day_of, is_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 +0700", "2024-05-06"),
        ("Senin, 6 Mei 2024 10:00 WIB", "2024-05-06"),
        ("06/05/2024", "2024-05-06"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        (1714989600, "2024-05-06"),
        ("1714989600000", "2024-05-06"),
        ("segera", None),
        ("2024-13", None),
        ("31/02/2024", None),
        (None, None),
        ("1 " * 100_000, None),
        (9**30, None),
    ],
)
def test_a_date_field_of_any_make(value: object, day: str | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("20240506", "2024-05-06"),
        ("20240506T101500Z", "2024-05-06"),
        ("20240506101500", "2024-05-06"),
        ("2024/05/06 10:00", "2024-05-06"),
        ("06.05.2024", "2024-05-06"),
        ("Mon May 06 10:00:00 +0700 2024", "2024-05-06"),
        ("Mon, 6 May 24 10:00:00 GMT", "2024-05-06"),
        ("/Date(1715000000000)/", "2024-05-06"),
        ("06 Mei 2024 | 10:15 WIB", "2024-05-06"),
        ("2024-13-45", None),
    ],
)
def test_forms_that_programs_write(value: str, day: str | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("6. Mai 2024", "2024-05-06"),
        ("lundi 6 mai 2024 à 10h15", "2024-05-06"),
        ("6 de mayo de 2024", "2024-05-06"),
        ("2024年5月6日", "2024-05-06"),
        ("١٢ مايو ٢٠٢٤", "2024-05-12"),
        ("6 พฤษภาคม 2567", "2024-05-06"),
        ("harga 2024 naik 5 persen", None),
        ("kemarin", None),
        ("3 hari lalu", None),
        ("10:15", None),
    ],
)
def test_odd_forms_go_to_a_library_and_never_to_todays_date(value: str, day: str | None) -> None:
    assert day_of(value) == day


def test_the_library_gets_short_strings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import dateparser

    asked: list[str] = []
    monkeypatch.setattr(dateparser, "parse", lambda text, **_: asked.append(text))
    assert day_of("1 2024 " * 20_000) is None
    assert day_of("x 2024 " * 9) is None
    assert asked == ["x 2024 " * 8 + "x 2024"]


@pytest.mark.parametrize("text", ["2024", "2024-05", "2024-02-29"])
def test_a_day_month_or_year_of_the_calendar(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2023-02-29", "2024-5", "٢٠٢٤", "0000"])
def test_what_is_no_day_month_or_year(text: str) -> None:
    assert not is_day(text)
