"""Links of names that an office phrase showed."""

from __future__ import annotations

from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.names.finding import Naming
from kgnews.extract.names.keyed import keyed
from kgnews.model import Mention, Span
from kgnews.ontology import Ontology


def test_a_demonym_is_linked_to_its_country_and_a_plain_name_to_its_entry() -> None:
    made = [
        Mention(Span(0, 8), "Country", "Bolivian", "office: office:title"),
        Mention(Span(20, 30), "Place", "Foxborough", "office: office:title"),
        Mention(Span(40, 48), "Country", "Bolivian", "tagger"),
    ]
    found = keyed(Naming((tuple(made),)), Gazetteer.load(Ontology.load()), "en")
    assert [each.keys for each in found.mentions[0]] == [("country-bolivia",), (), ()]
