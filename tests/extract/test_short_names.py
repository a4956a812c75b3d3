"""Bodies that an article names in full once and in short after that."""

from __future__ import annotations

import pytest

from kgnews import extract
from kgnews.articles import from_text
from kgnews.extract.gazetteer import Gazetteer
from kgnews.model import Article, Entity
from kgnews.ontology import Ontology
from kgnews.text import segment


def _entities(article: Article) -> dict[str, Entity]:
    words = Ontology.load()
    reading = extract.read(segment(article), words, Gazetteer.load(words))
    return {name: entity for entity in reading.entities for name in entity.names}


@pytest.mark.parametrize(
    ("text", "language", "full", "short"),
    [
        (
            "Riverland Group has grown. Riverland was founded in 1987.",
            "en",
            "Riverland Group",
            "Riverland",
        ),
        (
            "PT Karya Samudra Tbk menutup gudang. Pendapatan Karya Samudra turun.",
            "id",
            "PT Karya Samudra Tbk",
            "Karya Samudra",
        ),
    ],
)
def test_the_name_without_the_form_of_the_firm_is_the_firm(
    text: str, language: str, full: str, short: str
) -> None:
    found = _entities(Article(text, language=language))
    assert found[full] is found[short]
    assert found[short].kind == "Organization"


def test_a_firm_that_is_called_like_a_city_does_not_take_the_city() -> None:
    found = _entities(Article("PT Semarang Tbk menutup gudang di Semarang.", language="id"))
    assert found["Semarang"].kind == "City"


def test_the_head_word_that_opens_a_sentence_is_part_of_the_name() -> None:
    found = _entities(Article("PT Karya Samudra, perusahaan kapal, menutup gudang.", language="id"))
    assert "PT Karya Samudra" in found


def test_the_outlet_in_a_dateline_is_nobody_and_elsewhere_an_outlet() -> None:
    text = (
        "Banjir di Demak Surut\n\nRabu, 7 Februari 2024\n\n"
        "Warta Andalas, Demak - Air di Demak surut sejak pagi. Warga membersihkan rumah.\n\n"
        'Kepala desa berkata, "Kami lega," kepada Warta Andalas pada Rabu siang di balai desa.'
    )
    article = from_text(text)
    assert article.publisher == "Warta Andalas"
    outlet = _entities(article)["Warta Andalas"]
    assert outlet.kind == "Organization"
    assert [mention.span.start for mention in outlet.mentions] == [text.rindex("Warta Andalas")]


def test_the_name_of_an_area_without_its_word_is_a_place() -> None:
    text = "Rain fell off the coast of Dunmore. Shops in Dunmore City and Dunmore County closed."
    found = _entities(Article(text, language="en"))
    assert found["Dunmore"].kind == "Place"


def test_a_county_that_is_called_like_somebody_leaves_him_his_name() -> None:
    text = "James Cooper moved to Cooper County. Cooper sells boats, said Cooper."
    found = _entities(Article(text, language="en"))
    assert found["Cooper"] is found["James Cooper"]
