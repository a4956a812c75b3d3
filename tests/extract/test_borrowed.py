"""A short form's link where the article defines the short form."""

from __future__ import annotations

import pytest

from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.names.borrowed import without_borrowed_links
from kgnews.model import Mention, Span
from kgnews.ontology import Ontology


@pytest.mark.parametrize(
    ("short", "full", "language", "key", "kept"),
    [
        ("PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "id", "org-kemen-pu", False),
        ("PUPR", "Kementerian Pekerjaan Umum", "id", "org-kemen-pu", True),
        ("NATO", "Palu Sports Association", "en", "org-nato", False),
        ("NATO", "North Atlantic Treaty Organization", "en", "org-nato", True),
        ("PSSI", "Persatuan Sepakbola Seluruh Indonesia", "id", "org-pssi", True),
        ("PSSI", "PT Karsa Pelita Logistik Tbk", "id", "org-pssi", False),  # a ticker
        ("KPK", "Komisi Pemberantasan Korupsi", "id", "org-kpk", True),
    ],
)
def test_a_link_stays_where_the_full_name_can_be_the_entry(
    short: str, full: str, language: str, key: str, *, kept: bool
) -> None:
    gazetteer = Gazetteer.load(Ontology.load())
    mention = Mention(Span(0, len(short)), "Organization", short, "gazetteer", (key,))
    (told,) = without_borrowed_links([mention], {short: full}, gazetteer, language)
    assert told.keys == ((key,) if kept else ())


def test_a_short_form_that_is_not_defined_keeps_its_link() -> None:
    gazetteer = Gazetteer.load(Ontology.load())
    mention = Mention(Span(0, 4), "Organization", "NATO", "gazetteer", ("org-nato",))
    assert list(without_borrowed_links([mention], {}, gazetteer, "en")) == [mention]
