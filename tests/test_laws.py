"""The central law, on readings that nobody thought of: graph = union of quads(read(article)).

From it follow: any order, twice is once, retract is never ingested, rebuild is the graph, and
what a dump says is what the graph holds.
"""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

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
)
from kgnews.resolve import Identity
from kgnews.store import Entry, Store, entry, open_graph, open_record
from kgnews.store.audit import faults
from kgnews.text import segment

NAMES = ("Ani", "Budi", "Lasem", "Rembang", 'Kota "Tua"', "São\tTomé", "\u202eaneh\x07", "東京")
KINDS = ("Person", "City", "Organization", "Event")
PROPERTIES = ("supports", "locatedIn", "memberOf", "meets", "participantCount")
DATES = (None, "2018", "2018-10", "2018-10-30", "2018-02-31")
LITERALS = (("12", "integer"), ("007", "integer"), ("1.50", "decimal"), ("banyak", "integer"))


@st.composite
def readings(draw: st.DrawFn) -> tuple[Reading, dict[str, Identity]]:
    """A reading of a made-up text with any entities, statements and quotes, and identities."""
    words = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6))
    text = " ".join(words) + draw(st.sampled_from([".", ' "ya".', "\n\nTamat.", ""]))
    local = [f"e{number}" for number in range(draw(st.integers(1, 4)))]

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def evidence() -> Evidence:
        place = span()
        return Evidence(place, place.of(text), draw(st.sampled_from(["frame:a", "frame:b"])))

    def made(each: str) -> Entity:
        name, place = draw(st.sampled_from(NAMES)), span()
        mention = Mention(place, "City", place.of(text), "gazetteer")
        return Entity(each, draw(st.sampled_from(KINDS)), name, (name,), (mention,))

    def statement() -> Statement:
        literal = draw(st.none() | st.sampled_from(LITERALS))
        return Statement(
            draw(st.sampled_from([*local, "article"])),
            draw(st.sampled_from(PROPERTIES)),
            literal[0] if literal else draw(st.sampled_from(local)),
            evidence(),
            literal=literal is not None,
            datatype=literal[1] if literal else "string",
            stance=draw(st.sampled_from(list(Stance))),
            attributed_to=draw(st.none() | st.sampled_from(local)),
            valid_from=draw(st.sampled_from(DATES)),
            as_of=draw(st.sampled_from(DATES)),
        )

    detail = Detail("editor", draw(st.sampled_from(NAMES)), draw(st.none() | st.just(span())))
    article = Article(
        text,
        url=draw(st.none() | st.sampled_from(["https://kabar.example/1", "bukan alamat > <"])),
        title=draw(st.none() | st.sampled_from(NAMES)),
        published=draw(st.sampled_from(DATES)),
        details=(detail,) if draw(st.booleans()) else (),
        source=draw(st.sampled_from(["a.txt", "b.txt"])),
    )
    entities = tuple(made(each) for each in local)
    statements = tuple(statement() for _ in range(draw(st.integers(0, 3))))
    place = span()
    quotes = (Quote(place.of(text), place, draw(st.none() | st.sampled_from(local))),)
    keys = ("person-ani", "city-lasem", "org-x", "event-y")
    links = st.sampled_from([(), ("wd:Q1",), ("javascript:alert(1)",)])
    known = {each: Identity(draw(st.sampled_from(keys)), draw(links)) for each in local}
    reading = Reading(segment(article), entities, statements, quotes[: draw(st.integers(0, 1))])
    return reading, known


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    reading, known = draw(readings())
    return entry(reading, quads(reading, known), "rules")


def stored(folder: Path, *batches: Sequence[Entry]) -> bytes:
    for batch in batches:
        with Store.open(folder, create=True) as store:
            store.add(batch)
    return dumped(folder)


def dumped(folder: Path) -> bytes:
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def union(folder: Path) -> bytes:
    with open_record(folder) as record:
        lines = {line for each in record.ids() for line in record.quads(each).splitlines(True)}
    return b"".join(sorted(lines))


def _what_it_is(made: Entry) -> tuple[str, str]:
    """One article has one reading, so an example must not have it twice with two."""
    return made.id, made.article.replace("b.txt", "a.txt")


def several(least: int, most: int) -> st.SearchStrategy[list[Entry]]:
    """Articles, among them inputs of one article that know more or less about it."""
    return st.lists(entries(), min_size=least, max_size=most, unique_by=_what_it_is)


# Each example makes stores on disk, half a second of work each.
law = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(max_examples=200, deadline=None)
@given(readings())
def test_the_same_reading_gives_the_same_sorted_lines(
    made: tuple[Reading, dict[str, Identity]],
) -> None:
    data = quads(*made)
    lines = data.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert quads(*made) == data
    assert b"_:" not in data


@settings(max_examples=200, deadline=None)
@given(readings())
def test_the_store_writes_every_line_as_it_was_put_in(
    made: tuple[Reading, dict[str, Identity]],
) -> None:
    from pyoxigraph import DefaultGraph, RdfFormat, Store

    data = quads(*made)
    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES)
    out = store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    assert sorted(out.splitlines(keepends=True)) == data.splitlines(keepends=True)


@settings(max_examples=200, deadline=None)
@given(readings())
def test_a_plain_triple_stands_if_and_only_if_something_asserts_it(
    made: tuple[Reading, dict[str, Identity]],
) -> None:
    reading, known = made
    data = quads(reading, known).decode()
    for statement in reading.statements:
        if statement.literal or statement.predicate == "meets" or statement.subject == "article":
            continue
        asserted = any(
            other.stance is Stance.ASSERTS
            and not other.literal
            and other.predicate == statement.predicate
            and other.subject in known
            and known[other.subject].name == known[statement.subject].name
            and known[other.object].name == known[statement.object].name
            for other in reading.statements
        )
        base = "https://w3id.org/kgnews/"
        line = (
            f"<{base}id/{known[statement.subject].name}> <{base}ns#{statement.predicate}>"
            f" <{base}id/{known[statement.object].name}> .\n"
        )
        assert (line in data) == asserted


@law
@given(several(1, 6), st.data())
def test_any_order_and_any_batches_give_the_same_graph(
    made: list[Entry], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(made))
    cut = data.draw(st.integers(0, len(made)))
    with tempfile.TemporaryDirectory() as folder:
        one = stored(Path(folder) / "one", made)
        two = stored(Path(folder) / "two", other[:cut], other[cut:])
        assert one == two == union(Path(folder) / "one")


@law
@given(several(1, 4))
def test_twice_is_once_and_rebuilt_is_the_same(made: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        once = stored(folder, made)
        assert stored(folder, made, made) == once
        Store.rebuild(folder).close()
        assert dumped(folder) == once
        assert list(faults(folder)) == []


@law
@given(several(1, 6), st.data())
def test_retracted_is_never_ingested(made: list[Entry], data: st.DataObject) -> None:
    ids = sorted({each.id for each in made})
    gone = set(data.draw(st.lists(st.sampled_from(ids), min_size=1)))
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one", Path(folder) / "two"
        stored(one, made)
        with Store.open(one) as store:
            store.retract(gone)
        never = stored(two, [each for each in made if each.id not in gone])
        assert dumped(one) == never == union(one)


def test_the_strategies_make_articles_that_share_what_they_state() -> None:
    """Else the laws above would say little."""

    def shared(made: Iterable[Entry]) -> bool:
        lines = [set(zlib.decompress(each.quads).splitlines()) for each in made]
        return len({each.id for each in made}) == 2 and any(
            b"/fact-" in line for line in lines[0] & lines[1]
        )

    find(several(2, 2), shared, settings=settings(phases=[Phase.generate], max_examples=2000))
