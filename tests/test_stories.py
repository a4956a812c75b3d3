"""Golden graphs: what a careful human takes from an article, and what nobody may take from it.

``stories/NAME/expected.ttl`` is Turtle read as a pattern. A blank node stands for something whose
id does not matter; blank nodes that hang together are asked for together. ``t:named "words"`` is
true of whatever has a name that is these words or ends with them ("Desa Ketanjung" is named
"Ketanjung"), ``t:says "words"`` of a quote that contains them, ``t:age "words"`` of whatever has
a ``kg:age`` that contains them, and so on. ``absent.ttl`` is read the same way and must find
nothing. The article is ``samples/NAME.*``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, RdfFormat, Triple, parse

from kgnews.ontology import NAMESPACE, Ontology

ROOT = Path(__file__).resolve().parent.parent
STORIES = ROOT / "tests" / "stories"
TEST = "urn:test:"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = """
@prefix : <https://w3id.org/kgnews/id/> .
@prefix kg: <https://w3id.org/kgnews/ns#> .
@prefix t: <urn:test:> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NAMES = (
    "<http://www.w3.org/2000/01/rdf-schema#label>|<http://www.w3.org/2004/02/skos/core#altLabel>"
)


def _groups(path: Path) -> list[list[Triple]]:
    """The triples of a file, those that share a blank node together, in the order of the file."""
    groups: list[tuple[set[str], list[Triple]]] = []
    text = PREFIXES + path.read_text(encoding="utf-8")
    for quad in parse(text.encode(), format=RdfFormat.TURTLE):
        blanks = {str(n) for n in (quad.subject, quad.object) if isinstance(n, BlankNode)}
        together = [group for group in groups if group[0] & blanks]
        triples = [triple for group in together for triple in group[1]]
        merged = (blanks.union(*(group[0] for group in together)), [*triples, quad.triple])
        groups = [group for group in groups if not any(group is each for each in together)]
        groups.append(merged)
    return [triples for _, triples in groups]


def _classes_below(iri: str) -> str:
    """A class and its subclasses: the graph names only the narrowest."""
    words, name = Ontology.load(), iri.removeprefix(NAMESPACE)
    return " ".join(f"<{NAMESPACE}{each}>" for each in words.classes if words.is_a(each, name))


def _low(number: int) -> str:
    return f"lcase(str(?n{number}))"


def _ask(triples: list[Triple]) -> str:
    lines = []
    for number, (subject, predicate, value) in enumerate(triples):
        who, what = (str(n).replace("_:", "?b") for n in (subject, value))
        if predicate.value == f"{TEST}named":
            lines.append(
                f"{who} {NAMES} ?n{number} FILTER strends({_low(number)}, lcase({what})) ."
            )
        elif predicate.value == f"{RDF}type" and (below := _classes_below(value.value)):
            lines.append(f"{who} {predicate} ?n{number} VALUES ?n{number} {{ {below} }}")
        elif predicate.value.startswith(TEST):
            name = predicate.value.removeprefix(TEST)
            name = "<http://schema.org/text>" if name == "says" else f"<{NAMESPACE}{name}>"
            lines.append(
                f"{who} {name} ?n{number} FILTER contains({_low(number)}, lcase({what})) ."
            )
        else:
            lines.append(f"{who} {predicate} {what} .")
    return f"ASK {{ {' '.join(lines)} }}"


def _title(folder: Path, triples: list[Triple]) -> str:
    words = [str(n).rpartition("/")[2].rpartition("#")[2].strip('<>"') for t in triples for n in t]
    return f"{folder.name}: {' '.join(word for word in words if not word.startswith('_:'))}"[:90]


def _cases(file: str) -> list[Any]:
    return [
        pytest.param(path.parent.name, _ask(triples), id=_title(path.parent, triples))
        for path in sorted(STORIES.glob(f"*/{file}"))
        for triples in _groups(path)
    ]


def _tells(graph_of: Any, story: str, question: str) -> bool:
    (article,) = (ROOT / "samples").glob(f"{story}.*")
    return bool(graph_of(article).query(question))


@pytest.mark.parametrize(("story", "question"), _cases("expected.ttl"))
def test_a_story_tells(graph_of: Any, story: str, question: str) -> None:
    assert _tells(graph_of, story, question), question


@pytest.mark.parametrize(("story", "question"), _cases("absent.ttl"))
def test_a_story_does_not_tell(graph_of: Any, story: str, question: str) -> None:
    assert not _tells(graph_of, story, question), question
