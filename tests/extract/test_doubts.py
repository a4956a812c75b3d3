"""What looks like a name and is none."""

from __future__ import annotations

import pytest

from kgnews.extract.names.candidates import Candidate, Words
from kgnews.extract.names.doubts import nameless
from kgnews.text import tokens


def _is_nameless(sentence: str, form: str, kind: str, language: str) -> bool:
    words = Words.of(tuple(tokens(sentence)), language)
    cut = [token.text for token in tokens(form)]
    start = next(at for at in range(len(words.text)) if list(words.text[at : at + len(cut)]) == cut)
    return nameless(words, Candidate(start, start + len(cut), kind, 1.0, "tagger"))


@pytest.mark.parametrize(
    ("sentence", "form", "kind", "language"),
    [
        ("Prices rose again in February as stocks fell.", "February", "Place", "en"),
        ("They married in April near the lake.", "April", "Person", "en"),
        ("Pelaku UMKM diundang ke sana.", "UMKM", "Organization", "id"),
        ("Several MPs walked out.", "MPs", "Organization", "en"),
        ("Bupati Rano Wijaya, M.Pd.I, hadir.", "M.Pd.I", "Organization", "id"),
        ("Lomba ke XLVI dibuka.", "XLVI", "Organization", "id"),
        ("Sales fell in Q3 and rose later.", "Q3", "Place", "en"),
        ("Laba FY2022 naik.", "FY2022", "Organization", "id"),
        ("PADANG, Kabarkita.com - Warga mengungsi.", "Kabarkita.com", "Organization", "id"),
    ],
)
def test_months_degrees_and_acronyms_of_common_nouns_name_nothing(
    sentence: str, form: str, kind: str, language: str
) -> None:
    assert _is_nameless(sentence, form, kind, language)


@pytest.mark.parametrize(
    ("sentence", "form", "kind", "language"),
    [
        ("Then April said she was tired.", "April", "Person", "en"),
        ("Ia bekerja di KPK sejak lama.", "KPK", "Organization", "id"),
        ("He told Kabarkita.com about it.", "Kabarkita.com", "Organization", "en"),
    ],
)
def test_a_person_called_april_and_an_outlet_that_is_told_are_names(
    sentence: str, form: str, kind: str, language: str
) -> None:
    assert not _is_nameless(sentence, form, kind, language)
