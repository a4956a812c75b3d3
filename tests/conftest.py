"""The only conftest: what several test files share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from pyoxigraph import Store

from kgnews.mapping import quads
from kgnews.model import (
    Article,
    Detail,
    Entity,
    Evidence,
    Mention,
    Quote,
    Reading,
    Span,
    Stance,
    Statement,
    Zone,
    ZoneKind,
)
from kgnews.resolve import Identity
from kgnews.store import Store, entry
from kgnews.text import segment

ROOT = Path(__file__).resolve().parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def kgnews() -> Run:
    """Run the command line in a process of its own, away from the tester's settings."""

    def run(*words: object, stdin: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("KGNEWS_")}
        return subprocess.run(
            [sys.executable, "-m", "kgnews", *map(str, words)],
            input=stdin,
            cwd=cwd,
            env=environment | {"PYTHONUTF8": "1", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def graph_of() -> Callable[[Path], Store]:
    """Path of an article → what it alone adds to the graph, in memory; each is read once."""
    from kgnews.articles import Refusal, read
    from kgnews.mapping import quads
    from kgnews.pipeline import Reader

    reader = Reader.make()

    @cache
    def graph(path: Path) -> Store:
        from pyoxigraph import RdfFormat, Store

        store = Store()
        for article in read([path]):
            assert not isinstance(article, Refusal), article
            reading = reader.read(article)
            lines = quads(reading, reader.identities(reading))
            store.load(lines, format=RdfFormat.N_TRIPLES)
        return store

    return graph


@pytest.fixture(scope="session")
def sample_store(kgnews: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all samples; to be read only."""
    folder = tmp_path_factory.mktemp("samples") / "store"
    done = kgnews("ingest", "--store", folder, ROOT / "samples")
    assert done.returncode == 0, done.stderr
    return folder


class Told(NamedTuple):
    """A statement in names: what a sentence was read to say."""

    subject: str
    predicate: str
    object: str
    stance: str = "asserts"


@pytest.fixture(scope="session")
def tell() -> Callable[..., list[Told]]:
    """Text and language → the statements in it, by the names of what they are about."""
    from kgnews import extract
    from kgnews.extract.gazetteer import Gazetteer
    from kgnews.ontology import Ontology

    words = Ontology.load()

    def told(text: str, language: str = "id", published: str = "2024-05-15") -> list[Told]:
        article = Article(text, language=language, published=published)
        reading = extract.read(segment(article), words, Gazetteer.load(words))
        names = {entity.id: entity.name for entity in reading.entities} | {"article": "article"}
        return [
            Told(
                names[each.subject],
                each.predicate,
                each.object if each.literal else names[each.object],
                str(each.stance),
            )
            for each in reading.statements
        ]

    return told


# --- A small store whose readings were written by hand ------------------------------------------


def _found(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _reading(about: dict[str, Any]) -> tuple[Reading, dict[str, Identity]]:
    """A reading and its identities from an article of ``data/small_news.json``.

    Every entity has one mention: the first place where its name stands.
    """
    text, entities, identities = about["text"], [], {}
    for id_, (kind, name, *more) in about["entities"].items():
        extra = more[0] if more else {}
        mention = Mention(_found(text, name), kind, name, "hand")
        names = (name, *extra.get("names", ()))
        entities.append(Entity(id_, kind, name, names, (mention,), of=extra.get("of")))
        links = (
            (f"http://www.wikidata.org/entity/{extra['wikidata']}",) if "wikidata" in extra else ()
        )
        identities[id_] = Identity(id_, links, label=extra.get("label", ""))
    statements = []
    for subject, predicate, object_, words, extra in about["statements"]:
        evidence = Evidence(_found(text, words), words, f"hand:{predicate}")
        fields = {"literal": "datatype" in extra, **extra}
        fields["stance"] = Stance(fields.get("stance", "asserts"))
        fields["attributed_to"] = fields.pop("by", None)
        statements.append(Statement(subject, predicate, object_, evidence, **fields))
    quotes = [
        Quote(words.strip("“”"), _found(text, words), speaker, **extra)
        for words, speaker, extra in about["quotes"]
    ]
    keys = ("url", "title", "published", "language", "publisher")
    article = Article(
        text,
        details=tuple(Detail(*each) for each in about["details"]),
        zones=(Zone(ZoneKind.BODY, Span(0, len(text))),),
        **{key: about[key] for key in keys},
    )
    reading = Reading(segment(article), tuple(entities), tuple(statements), tuple(quotes))
    return reading, identities


@pytest.fixture(scope="session")
def news_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three invented articles, whose every triple is known; to be read only."""
    folder = tmp_path_factory.mktemp("news") / "store"
    written = json.loads((ROOT / "tests" / "data" / "small_news.json").read_text("utf-8"))
    with Store.open(folder, create=True) as store:
        readings = [_reading(about) for about in written]
        store.add([entry(reading, quads(reading, names)) for reading, names in readings])
    return folder
