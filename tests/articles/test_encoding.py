"""Bytes: what they are and how they are encoded."""

from __future__ import annotations

import pytest

from kgnews.articles.encoding import decoded

TEXT = "“Siap,” kata Zoë — di São Paulo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    page = '<meta charset="windows-1251"><p>Мэр открыл мост.</p>'
    assert "Мэр открыл мост." in decoded(page.encode("cp1251"))


def test_a_lying_declaration_does_no_harm() -> None:
    page = '<meta charset="utf-8"><p>café</p>'
    assert "café" in decoded(page.encode("latin-1"))


def test_an_encoding_that_does_not_exist_is_passed_over() -> None:
    assert decoded(b"caf\xe9", "no-such-encoding") == "café"
