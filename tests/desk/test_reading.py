"""What a text says, without a store."""

from __future__ import annotations

from pathlib import Path

import pytest

import kgnews
from kgnews.errors import KgnewsError

TEXT = """Wali Kota Bandung Ridwan Kamil bertemu Ada Colau di Barcelona.

"Kota kami belajar banyak," kata Ridwan. Harga beras < 15 ribu & stabil."""


def test_a_text_has_entities_statements_and_quotes() -> None:
    found = kgnews.read(TEXT)
    names = dict(zip(found.entities.column("name"), found.entities.column("type"), strict=True))
    assert names["Ada Colau"] == "kg:Person"
    assert ("Ridwan Kamil", "kg:meets", "Ada Colau", "asserts") in {
        row[:4] for row in found.statements
    }
    (quote,) = found.quotes
    assert (quote["speaker"], quote["direct"]) == ("Ridwan Kamil", True)
    assert found.about["version"] == 1
    assert "Ridwan Kamil – meets → Ada Colau" in str(found)


def test_a_notebook_shows_the_text_with_what_it_names() -> None:
    drawn = kgnews.read(TEXT)._repr_html_()
    assert '<mark title="Barcelona – city, :city-barcelona">Barcelona</mark>.</p>' in drawn
    assert "Harga beras &lt; 15 ribu &amp; stabil." in drawn
    assert drawn.count("<p>") == 2


def test_nothing_in_a_text_is_said_so() -> None:
    assert "nothing was found in it" in kgnews.read("Hujan turun.")._repr_html_()


def test_yesterday_depends_on_the_day_of_the_article() -> None:
    text = "Festival Lembah Biru digelar di Bandung kemarin."
    days = {
        row["object"]
        for row in kgnews.read(text, published="2024-05-15").statements
        if row["property"] == "kg:occursOn"
    }
    assert days == {"2024-05-14"}


def test_names_of_ones_own_are_read(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("key,kind,label\norg-lumbung-biru,Organization,Lumbung Biru\n", "utf-8")
    found = kgnews.read("Lumbung Biru mendukung Festival Teluk.", gazetteers=[names])
    assert ":org-lumbung-biru" in found.entities.column("entity")
    with pytest.raises(KgnewsError):
        kgnews.read("Hujan.", gazetteers=[tmp_path / "missing.csv"])
