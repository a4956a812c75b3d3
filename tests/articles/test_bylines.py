"""Who wrote a page: names told apart from outlets, roles and places."""

from __future__ import annotations

import pytest

from kgnews.articles.bylines import bare_names, in_name, is_name, is_outlet, names_of


def test_a_line_of_names_alone() -> None:
    line = "Rolando Sihombing - detikNews"
    assert [span.of(line) for span in bare_names(line, 0, len(line))] == ["Rolando Sihombing"]
    headline = "Rolando Sihombing Menang Lomba"
    assert bare_names("Harga beras naik", 0, 16) == []
    assert is_name(headline)  # capitals alone cannot tell: the page has to


def test_outlets_are_not_persons() -> None:
    for outlet in ("detikcom", "Kompas.com", "Media Indonesia", "CNN Indonesia", "Tim Redaksi"):
        assert is_outlet(outlet)
        assert not is_name(outlet)
    for person in ("Maya Lestari", "A. M. Putri", "Tim Brandt", "St. John Smith"):
        assert not is_outlet(person)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ngozi Adeyemi, Osogbo", "Ngozi Adeyemi"),
        ("Jogja, Wijaya Kusuma", "Wijaya Kusuma"),
        ("Kabar Parlemen Post, Igor Sinaga", "Igor Sinaga"),
        ("regional reporter Ann Okoro and Petra Lind", "Ann Okoro, Petra Lind"),
        ("Ann Okoro and Petra Lind, Political Correspondent", "Ann Okoro, Petra Lind"),
        ("Ann Okoro in Jakarta and Petra Lind in Oslo", "Ann Okoro, Petra Lind"),
        ("Dinda, Rizky", "Dinda, Rizky"),
        ("Kontributor Ekonomi", ""),
        ("Staff Writer", ""),
    ],
)
def test_places_roles_and_outlets_beside_names_are_no_writers(value: str, names: str) -> None:
    assert ", ".join(span.of(value) for span in names_of(value, 0, len(value))) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Okoro, Abuja", "Ann Okoro"),
        ("Ann Okoro Political editor", "Ann Okoro"),
        ("Lena Fischer-Okafor, science correspondent", "Lena Fischer-Okafor"),
        ("Ann Okoro, Education Editor, and Petra Lind", "Ann Okoro, Petra Lind"),
        ("Maya Tiwery - Jelajah Rasa", "Maya Tiwery"),
        ("Ann Okoro - The Quayside Star", "Ann Okoro"),
        ("Kontributor Ekonomi - Bisnis Harian", ""),
        ("Express News Service", ""),
    ],
)
def test_a_bare_line_gives_names_without_what_they_are(line: str, names: str) -> None:
    assert ", ".join(span.of(line) for span in bare_names(line, 0, len(line))) == names


def test_a_piece_is_a_name_with_its_role_before_or_behind_it() -> None:
    for piece in ("Senior Health Reporter Ann Okoro", "Ann Okoro Chief Sports Writer"):
        assert in_name(piece).of(piece) == "Ann Okoro"
    glued = "Ann OkoroSenior reporter"
    assert in_name(glued).of(glued) == "Ann Okoro"
    assert in_name("Staff Writer").of("Staff Writer") == ""


def test_a_place_behind_a_comma_does_not_make_an_outlet() -> None:
    assert not is_outlet("Ann Okoro, ABC News")
    assert is_outlet("The Quayside Star")
    assert not is_name("The Quayside Star")
