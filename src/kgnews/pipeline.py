"""From files to a store: the story of one article, and of many.

>>> from kgnews.articles import from_text
>>> reading = Reader.make().read(from_text("Banjir merendam Kota Bogor."))
>>> reading.document.article.text
'Banjir merendam Kota Bogor.'
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from kgnews import __version__, articles, extract
from kgnews.articles import Refusal
from kgnews.errors import KgnewsError
from kgnews.extract.gazetteer import Gazetteer
from kgnews.mapping import page_entities, quads
from kgnews.model import Article, Reading
from kgnews.ontology import Ontology, root
from kgnews.resolve import Identity, identify
from kgnews.store import Entry, Store, entry, kept_gazetteers, open_record
from kgnews.text import segment

__all__ = ["Options", "Outcome", "Reader", "Report", "ingest", "reread"]

T = TypeVar("T")

_BATCH = 100  # articles a commit: one sync each, which a hundred articles no longer notice
_CHUNK = 10  # articles a worker takes at once: 2 s of work at most, so an interrupt is quick


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading depends on but the article."""

    ontology: Ontology
    gazetteer: Gazetteer
    rules: str  # a fingerprint: two readers with the same one read the same

    @classmethod
    def make(cls, gazetteers: Sequence[Path] = ()) -> Reader:
        """The reader of this version with a user's own gazetteers. Raises OntologyError."""
        ontology = Ontology.load()
        return cls(ontology, Gazetteer.load(ontology, gazetteers), _fingerprint(gazetteers))

    def read(self, article: Article) -> Reading:
        """What one article says."""
        return extract.read(segment(article), self.ontology, self.gazetteer)

    def identities(self, reading: Reading) -> dict[str, Identity]:
        """Who and what the entities of a reading and the people of its page are."""
        page = Reading(reading.document, page_entities(reading.document.article))
        return {**identify(page, self.gazetteer), **identify(reading, self.gazetteer)}

    def entry(self, article: Article) -> Entry:
        """One article read and packed for the store."""
        reading = self.read(article)
        return entry(reading, quads(reading, self.identities(reading)), self.rules)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: ``stored``, ``duplicate``, ``refused`` or ``skipped``.

    ``skipped`` is an article that was retracted and stays out. In a dry run ``stored`` and
    ``duplicate`` say what would be.
    """

    where: str
    status: str
    article: str = ""
    reason: str = ""
    cure: str = ""


@dataclass(slots=True)
class Report:
    """How many inputs were found, and what became of them.

    >>> report = Report()
    >>> report.count("stored"); report.count("refused"); report.found, report.refused
    (2, 1)
    """

    stored: int = 0
    duplicate: int = 0
    refused: int = 0
    skipped: int = 0
    reread: int = 0  # articles read again, because the user's names changed
    outdated: int = 0  # articles of the store that were read by other rules than today's

    @property
    def found(self) -> int:
        """Every input, whatever became of it."""
        return self.stored + self.duplicate + self.refused + self.skipped

    def count(self, status: str) -> None:
        """One more input of a status."""
        setattr(self, status, getattr(self, status) + 1)


@dataclass(frozen=True, slots=True)
class Options:
    """How :func:`ingest` goes about it."""

    input: articles.Options = field(default_factory=articles.Options)
    gazetteers: tuple[Path, ...] = ()
    workers: int = 1
    dry_run: bool = False


def ingest(
    paths: Iterable[str],
    folder: Path,
    options: Options = Options(),
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> Report:
    """Read files and folders (``-`` is standard input) into the store of a folder.

    ``tell`` hears what became of each input, in order, once it is on disk. A bad input is
    refused with its reason and stops nothing. Raises StoreError and OntologyError.
    """
    report = Report()
    inputs = articles.read(paths, options=options.input)
    if options.gazetteers:
        Reader.make(options.gazetteers)  # a fault shows before a copy is kept
    if options.dry_run:
        _try(inputs, folder, options, _teller(report, tell))
        return report
    with Store.open(folder, create=True) as store:
        store.keep_gazetteers(options.gazetteers)
        with _reading(store.gazetteers, options.workers) as read:
            if _names_changed(store):
                report.reread = _read_again(store, read)
            for batch in _batched(read(inputs), _BATCH):
                _store(batch, store, _teller(report, tell))
        rules = _fingerprint(store.gazetteers)
        report.outdated = len(store.record.read_by_other(rules))
    return report


def reread(folder: Path, workers: int = 1) -> int:
    """Read every article of the record again by the rules of today; how many now read otherwise.

    The graph follows. Raises StoreError and OntologyError.
    """
    with Store.open(folder) as store, _reading(store.gazetteers, workers) as read:
        return _read_again(store, read)


# --- One article ---------------------------------------------------------------------------------

_Input = Article | Refusal
_Read = Callable[[Iterable[_Input]], Iterator[Entry | Refusal]]


def _one(reader: Reader, item: _Input) -> Entry | Refusal:
    """An input, read; what goes wrong with one stays with it."""
    if isinstance(item, Refusal):
        return item
    try:
        return reader.entry(item)
    except KgnewsError as fault:
        return Refusal(fault.where or item.source, fault.what, fault.cure)
    except Exception as fault:  # a bug of ours must not cost the reader the other articles
        what = f"kgnews failed on it ({type(fault).__name__}: {fault})"
        return Refusal(item.source, what, "please report it with the article")


def _source(item: Entry | Refusal) -> str:
    return item.where if isinstance(item, Refusal) else item.source


# --- Many articles -------------------------------------------------------------------------------


@contextmanager
def _reading(gazetteers: tuple[Path, ...], workers: int) -> Iterator[_Read]:
    """A function that reads inputs in their order, in this process or in several."""
    if workers <= 1:
        reader = Reader.make(gazetteers)
        yield lambda inputs: (_one(reader, item) for item in inputs)
        return
    _reader(gazetteers)  # a fault in a gazetteer shows here, once
    # Spawned, never forked: a fork would take the open store with it.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_ignore_interrupts)
    try:
        yield lambda inputs: _spread(pool, gazetteers, workers, inputs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _spread(
    pool: ProcessPoolExecutor, gazetteers: tuple[Path, ...], workers: int, inputs: Iterable[_Input]
) -> Iterator[Entry | Refusal]:
    """Inputs read by a pool, in order, with a bounded number of them on the way."""
    waiting: deque[Future[list[Entry | Refusal]]] = deque()
    try:
        for chunk in _batched(inputs, _CHUNK):
            waiting.append(pool.submit(_work, gazetteers, chunk))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as fault:
        raise KgnewsError(
            "workers", "a process that was reading died", "try again with --workers 1"
        ) from fault


def _work(gazetteers: tuple[Path, ...], items: Sequence[_Input]) -> list[Entry | Refusal]:
    reader = _reader(gazetteers)
    return [_one(reader, item) for item in items]


@cache
def _reader(gazetteers: tuple[Path, ...]) -> Reader:
    return Reader.make(gazetteers)


def _ignore_interrupts() -> None:
    """Ctrl-C goes to every process; the first one alone decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _store(batch: Sequence[Entry | Refusal], store: Store, tell: Callable[[Outcome], None]) -> None:
    """Put a batch on disk, then say so."""
    entries = [item for item in batch if not isinstance(item, Refusal)]
    refusals = [item for item in batch if isinstance(item, Refusal)]
    statuses = iter(store.add(entries))
    if refusals or store.record.refusals():
        mended = [_source(item) for item in entries]
        store.record.refuse([(r.where, r.reason, r.cure) for r in refusals], mended)
    for item in batch:
        if isinstance(item, Refusal):
            tell(Outcome(item.where, "refused", reason=item.reason, cure=item.cure))
        else:
            tell(Outcome(_source(item), next(statuses), item.id))


def _try(
    inputs: Iterable[_Input], folder: Path, options: Options, tell: Callable[[Outcome], None]
) -> None:
    """Read everything and say what would become of it; writes nothing."""
    known: set[str] = set()
    out: set[str] = set()
    kept: tuple[Path, ...] = ()
    if (folder / "record.sqlite").exists():
        with open_record(folder) as record:
            known, out = set(record.ids()), {article_id for article_id, _ in record.retracted()}
        kept = kept_gazetteers(folder)
    with _reading((*kept, *options.gazetteers), options.workers) as read:
        for item in read(inputs):
            if isinstance(item, Refusal):
                tell(Outcome(item.where, "refused", reason=item.reason, cure=item.cure))
                continue
            status = "duplicate" if item.id in known else "stored"
            tell(Outcome(_source(item), "skipped" if item.id in out else status, item.id))
            known.add(item.id)


def _read_again(store: Store, read: _Read) -> int:
    """Read what was read by other rules; how many readings changed."""
    rules = _fingerprint(store.gazetteers)
    changed = 0
    for ids in _batched(store.record.read_by_other(rules), _BATCH):
        inputs = (store.record.article(article_id) for article_id in ids)
        read_now = list(read(inputs))
        failed = [item for item in read_now if isinstance(item, Refusal)]
        if failed:
            raise KgnewsError(failed[0].where, failed[0].reason, failed[0].cure)
        changed += store.record.rewrite(i for i in read_now if not isinstance(i, Refusal))
    return changed


def _names_changed(store: Store) -> bool:
    """Whether articles were read with other gazetteers than the store now has."""
    names = _fingerprint(store.gazetteers).partition("-")[2]
    return any(rules.partition("-")[2] != names for rules in store.record.rules())


def _teller(report: Report, tell: Callable[[Outcome], None]) -> Callable[[Outcome], None]:
    def told(outcome: Outcome) -> None:
        report.count(outcome.status)
        tell(outcome)

    return told


def _fingerprint(gazetteers: Sequence[Path]) -> str:
    """What reading depends on, as two digests: version, ontology and models; a user's names.

    How often rules were right (``precision.csv``) is shown beside facts and changes none.
    """
    models = Path(extract.__file__).parent / "names" / "models"
    shipped = (path for folder in (root(), models) for path in sorted(folder.rglob("*")))
    files = (path for path in shipped if path.is_file() and path.name != "precision.csv")
    own = _digest(__version__, files)
    return f"{own}-{_digest('', gazetteers)}"


def _digest(start: str, files: Iterable[Path]) -> str:
    total = sha256(start.encode())
    for path in files:
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]


def _batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Items in tuples of a size, the last one perhaps shorter (Python 3.12 has it)."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch
