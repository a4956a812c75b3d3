"""The desk: an opened store, and all the questions that can be put to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from kgnews.desk.graphs import (
    Triples,
    entity_rows,
    fact_rows,
    networkx_graph,
    rdflib_graph,
)
from kgnews.desk.part import Part, checked, chosen
from kgnews.desk.reading import ReadText, known, read
from kgnews.desk.rows import Rows
from kgnews.desk.shown import TABLES, Shown
from kgnews.desk.values import Curie, Value, day, plain, written
from kgnews.errors import QueryError

if TYPE_CHECKING:
    import rdflib

    from kgnews.store import Graph, Record
    from kgnews.store.excerpts import Moment
    from kgnews.view import Line, Voice

__all__ = ["Desk", "opened"]

_MOST = 20  # entries of a kind that an answer draws; its rows have all of them


@dataclass(frozen=True, repr=False)
class Desk:
    """A store to ask. Made by :func:`kgnews.open`.

    Every method raises a :class:`kgnews.errors.KgnewsError` where something cannot be answered.

    >>> import kgnews, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kg = kgnews.open(folder, create=True)
    ...     kg.query("ASK { ?city kg:supports ?event }"), len(kg.search("Ambon"))
    (False, 0)
    """

    folder: Path
    lang: str = "en"
    name: str = ""  # by which it was opened

    # --- Questions -------------------------------------------------------------------------------

    def query(
        self,
        sparql: str,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        at: Moment | None = None,
        **values: Value,
    ) -> Rows | Triples | bool:
        """What a SPARQL text or a saved query yields.

        SELECT yields :class:`Rows`, CONSTRUCT and DESCRIBE :class:`Triples`, ASK a ``bool``. The
        usual prefixes need no PREFIX lines. ``values`` are those of a saved query::

            kg.query("quotes-by", who="Anies Baswedan")

        ``limit`` is of rows or triples, ``timeout`` of seconds; 0 is none. ``at`` asks the graph
        as it was, or as it holds, at a moment. Raises QueryError.
        """
        from kgnews import sparql as engine

        named = sparql.replace("-", "").replace("_", "").isalnum()
        saved = engine.saved_query(sparql) if named else engine.parsed("query", sparql)
        given = {name: written(value) for name, value in values.items() if value is not None}
        question = engine.Question(
            saved.sparql,
            engine.bindings(saved, given),
            graph="ntriples",
            limit=engine.ROWS if limit is None else limit,
            seconds=engine.SECONDS if timeout is None else timeout,
        )
        with self._as_it_was(at) as folder:
            found = engine.answer(folder, question)
        if found.kind == "truth":
            return found.found
        if found.kind == "graph":
            return Triples(found.body.decode(), found.notes, found.more)
        names = tuple(found.names())
        rows = (tuple(plain(row.get(name)) for name in names) for row in found.table())
        return Rows(names, tuple(rows), found.notes, found.more)

    def saved_queries(self) -> Rows:
        """The saved queries: name, what each answers, the values that it takes."""
        from kgnews import sparql

        def takes(query: sparql.Saved) -> str:
            return ", ".join(p.name if p.required else f"{p.name}=…" for p in query.parameters)

        rows = ((each.name, each.help, takes(each)) for each in sparql.saved().values())
        return Rows(("name", "answers", "takes"), tuple(rows))

    def search(self, words: str) -> Shown:
        """Entities and quotes that have some words in them; a row for every entity."""
        from kgnews import ask, view

        about = ask.found_json(ask.search(self._graph(), words))
        drawn = {**about, **{key: about[key][:_MOST] for key in ("entities", "quotes")}}
        return self._shown("found", about, view.found_lines(drawn, self._voice()))

    def show(self, name: str) -> Shown:
        """Everything about the entity that a name means; a row for every fact."""
        from kgnews import ask, view

        with self._record() as record:
            about = ask.page_json(ask.page(self._graph(), name), ask.sentences_of(record))
        return self._shown("page", about, view.page_lines(about, _MOST, self._voice()))

    def why(self, subject: str, property: str | None = None, object: str | None = None) -> Shown:
        """The sentences behind facts; a row for every one of them."""
        from kgnews import ask, view

        with self._record() as record:
            facts, notes = ask.why(self._graph(), subject, property, object)
            about = ask.facts_json(facts, notes, ask.sentences_of(record))
        return self._shown("facts", about, view.facts_lines(about, _MOST, self._voice()))

    def why_not(self, subject: str, property: str, object: str) -> Shown:
        """Why there is no such fact; a row for every sentence that could have stated it."""
        from kgnews import ask, view

        with self._record() as record:
            found = ask.why_not(self._graph(), record, subject, property, object)
            about = ask.absence_json(found, ask.sentences_of(record))
        return self._shown("absence", about, view.absence_lines(about, self._voice(), _MOST))

    def timeline(self, name: str) -> Shown:
        """What is dated about an entity, or who held an office; a row for each."""
        from kgnews import ask, view

        with self._record() as record:
            found = ask.timeline(self._graph(), name)
            about = ask.timeline_json(found, ask.sentences_of(record))
        return self._shown("timeline", about, view.timeline_lines(about, None, self._voice()))

    def path(self, one: str, other: str, *, hops: int | None = None) -> Shown:
        """The shortest chains of facts between two entities; a row for every fact."""
        from kgnews import ask, view

        with self._record() as record:
            found = ask.chains(self._graph(), (one, other), hops=ask.HOPS if hops is None else hops)
            about = ask.chains_json(found, ask.sentences_of(record))
        return self._shown("chains", about, view.chains_lines(about, self._voice()))

    def compare(self, one: str, other: str) -> Shown:
        """What two entities have in common and in what they differ; a row for every fact."""
        from kgnews import ask, view

        with self._record() as record:
            found = ask.compare(self._graph(), one, other)
            about = ask.comparison_json(found, ask.sentences_of(record))
        lines = view.comparison_lines(about, self._voice(), _MOST)
        return self._shown("comparison", about, lines)

    def conflicts(self, *, stale: bool = False) -> Shown:
        """Where articles disagree, or use a title that was over; a row for every side."""
        from kgnews import ask, view

        with self._record() as record:
            found = ask.stale(self._graph()) if stale else ask.conflicts(self._graph())
            about = ask.conflicts_json(found, ask.sentences_of(record))
        return self._shown("conflicts", about, view.conflicts_lines(about, _MOST, self._voice()))

    def stats(self) -> Shown:
        """How much of what there is; a row for every class, and every property and stance."""
        from kgnews import ask, view

        about = ask.totals_json(ask.totals(self._graph()))
        return self._shown("totals", about, view.totals_lines(about, self._voice()))

    def copies(self) -> Rows:
        """Articles that have the text of an older one, changed and cut as it may be."""
        from kgnews import ask

        groups = ask.copied(self._graph())
        columns = ("article", "headline", "published", "publisher", "url", "copy_of")
        rows: list[tuple[Value, ...]] = []
        for first, *others in groups:
            for of in others:
                words = (of.headline or None, day(of.published), of.publisher or None)
                rows.append((Curie(of.id), *words, of.url or None, Curie(first.id)))
        return Rows(columns, tuple(rows))

    # --- Graphs ----------------------------------------------------------------------------------

    def facts(self, **part: Unpack[Part]) -> Rows:
        """A row for every fact between two entities, of all or of a part."""
        from kgnews import export

        return fact_rows(export.network(*chosen(self._graph(), part)))

    def entities(self, **part: Unpack[Part]) -> Rows:
        """A row for every entity that articles name, of all or of a part."""
        from kgnews import export

        return entity_rows(export.network(*chosen(self._graph(), part)))

    def to_dataframe(
        self, of: str = "facts", *, engine: str | None = None, **part: Unpack[Part]
    ) -> Any:
        """The ``facts`` or the ``entities`` as a data frame, as :meth:`Rows.to_dataframe`."""
        tables = {"facts": self.facts, "entities": self.entities}
        if of not in tables:
            raise QueryError("to_dataframe", f"{of!r} is no table", "give facts or entities")
        return tables[of](**part).to_dataframe(engine)

    def to_networkx(self, **part: Unpack[Part]) -> Any:
        """Entities and the facts between them as a ``networkx.MultiDiGraph``.

        Nodes are CURIEs, keys of edges those of the facts; the attributes are those of GraphML::

            kg.to_networkx(around="Barcelona", hops=2, since="2018")
        """
        from kgnews import export

        return networkx_graph(export.network(*chosen(self._graph(), part)))

    def to_rdflib(self, **part: Unpack[Part]) -> rdflib.Graph:
        """The triples as an ``rdflib.Graph``; it takes all of them into memory."""
        import io

        from kgnews import export

        part.setdefault("stances", sorted(export.STANCES))  # RDF holds them all
        graph, options = chosen(self._graph(), part)
        stream = io.BytesIO()
        export.exporters()["ntriples"](graph, stream, options)
        return rdflib_graph(stream.getvalue().decode())

    # --- Articles --------------------------------------------------------------------------------

    def ingest(self, paths: str | Path | Iterable[str | Path]) -> Rows:
        """Read articles into the store; a row for every input and what became of it.

        As ``kgnews ingest``: a bad input is refused with its reason and stops nothing.
        """
        from kgnews import pipeline
        from kgnews.clock import now

        several = [paths] if isinstance(paths, str | Path) else list(paths)
        rows: list[tuple[Value, ...]] = []

        def tell(event: pipeline.Outcome | pipeline.Ended) -> None:
            if isinstance(event, pipeline.Outcome):
                reason = "; ".join(filter(None, (event.reason, event.cure, event.note)))
                rows.append((event.where, event.status, event.article or None, reason or None))

        pipeline.ingest(map(str, several), self.folder, pipeline.Options(at=now()), tell)
        return Rows(("input", "status", "article", "reason"), tuple(rows))

    def article(self, name: str) -> ReadText:
        """What was read in an article of the store, by its id, file or address.

        As the machine read it, before anybody's judgements. Raises QueryError for no article.
        """
        from kgnews.finding import articles_named
        from kgnews.store import kept_gazetteers

        first, *_ = articles_named(self._graph(), name)
        with self._record() as record:
            return known(record.reading(first), kept_gazetteers(self.folder), self.lang)

    def read(self, text: str, *, published: str | None = None) -> ReadText:
        """What a text says, without storing it, with the names that this store keeps."""
        from kgnews.store import kept_gazetteers

        return read(
            text, published=published, gazetteers=kept_gazetteers(self.folder), lang=self.lang
        )

    def __repr__(self) -> str:
        """The call that opens it."""
        return f"kgnews.open({(self.name or str(self.folder))!r})"

    def _repr_html_(self) -> str:
        """How much of what there is, for a notebook."""
        return self.stats()._repr_html_()

    def _graph(self) -> Graph:
        from kgnews.store import open_graph

        return open_graph(self.folder)

    @contextmanager
    def _record(self) -> Iterator[Record]:
        from kgnews.store import open_record

        with open_record(self.folder) as record:
            yield record

    @contextmanager
    def _as_it_was(self, at: Moment | None) -> Iterator[Path]:
        """The folder to ask: that of the store, or of the graph of a moment."""
        from tempfile import TemporaryDirectory

        from kgnews.store.excerpts import excerpt

        if not at:
            yield self.folder
            return
        for text in (at.published, at.holds):
            checked("at", text)
        with TemporaryDirectory(prefix="kgnews-") as name, self._record() as record:
            excerpt(record, at, Path(name))
            yield Path(name)

    def _voice(self) -> Voice:
        from kgnews.view import Voice

        return Voice(self.lang, rest=".about has them all")

    def _shown(self, kind: str, about: Mapping[str, Any], lines: Iterable[Line]) -> Shown:
        from kgnews.view import line

        say = self._voice()
        notes = (line(0, (say.note(note), "faint")) for note in about.get("notes", ()))
        drawn = tuple(lines) or (line(0, say("nothing was found")),)
        return Shown(about, TABLES[kind](about), (*notes, *drawn))


def opened(store: str | PathLike[str], *, create: bool, lang: str) -> Desk:
    """The desk of a store; see :func:`kgnews.open`."""
    from kgnews.store import Store, open_record, place
    from kgnews.store.record import FILE
    from kgnews.view import LANGUAGES

    if lang not in LANGUAGES:
        raise QueryError("lang", f"{lang!r} is not spoken here", f"one of {', '.join(LANGUAGES)}")
    folder = place(str(store)).expanduser().absolute()  # a notebook may go elsewhere
    if create and not (folder / FILE).exists():  # one that is there is not locked to be looked at
        Store.open(folder, create=True).close()
    open_record(folder).close()
    return Desk(folder, lang, str(store))
