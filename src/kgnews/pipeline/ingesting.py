"""From files to a store: what becomes of each input, and of all of them."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeGuard, TypeVar, cast

from kgnews import articles
from kgnews.articles import Refusal
from kgnews.articles.reading import found
from kgnews.articles.turns import Found, Keys, Known, Turns
from kgnews.deciding import follow
from kgnews.errors import KgnewsError
from kgnews.model import Article
from kgnews.pipeline.crew import Crew, Ended, Setup
from kgnews.pipeline.frames import Told, spelled
from kgnews.pipeline.limits import Limits
from kgnews.pipeline.reader import Reader, fingerprint
from kgnews.pipeline.refusing import Quarantine, options_json
from kgnews.pipeline.worker import SAME, inputs_told, one
from kgnews.store import Store, kept_gazetteers, open_record
from kgnews.store.entries import Entry, Refused
from kgnews.store.judged import begin_run
from kgnews.store.record import Record

__all__ = [
    "Asked",
    "Event",
    "Knowing",
    "Options",
    "Outcome",
    "Read",
    "Reading",
    "Report",
    "ingest",
    "reading",
    "reread",
]

T = TypeVar("T")

_BATCH = 100  # articles a commit: one sync each, which a hundred articles no longer notice


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: ``stored``, ``duplicate``, ``refused`` or ``skipped``.

    ``skipped`` is an article that was retracted and stays out, or a file that is no article. In
    a dry run ``stored`` and ``duplicate`` say what would be. ``note`` says of a stored article
    that it is a new or an older version of one that was there. ``at`` is how many bytes of the
    file have been taken.
    """

    where: str
    status: str
    article: str = ""
    reason: str = ""
    cure: str = ""
    note: str = ""
    at: int = 0


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
    versions: int = 0  # of the stored ones, how many are versions of an article that was there

    @property
    def found(self) -> int:
        """Every input, whatever became of it."""
        return self.stored + self.duplicate + self.refused + self.skipped

    def count(self, status: str) -> None:
        """One more input of a status."""
        setattr(self, status, getattr(self, status) + 1)


@dataclass(frozen=True, slots=True)
class Options:
    """How :func:`ingest` goes about it.

    ``workers`` is how many processes read; with 0 this one does, without any limits.
    """

    input: articles.Options = field(default_factory=articles.Options)
    gazetteers: tuple[Path, ...] = ()
    workers: int = 1
    dry_run: bool = False
    limits: Limits = field(default_factory=Limits)
    wait: float = 0  # seconds, for another process that writes to the store
    at: str = ""  # the moment of this run; without one it gets no number


Event = Outcome | Ended

Asked = Found | Article | Refusal
Read = Callable[[Iterable[Asked]], Iterator[Told | Ended]]
"""What becomes of every record of some inputs, in their order; each file ends."""


class Knowing(Protocol):
    """Something that knows the digests of records that need not be read again: a record, say."""

    def keys(self) -> Iterator[bytes]:
        """The digests, sorted."""


Reading = Callable[[Record | None, Options, tuple[Path, ...]], AbstractContextManager[Read]]
"""Something that reads while it lasts: :func:`reading`, or whoever does the same elsewhere."""


@contextmanager
def reading(
    record: Knowing | None, options: Options, names: tuple[Path, ...], *, copies: bool = False
) -> Iterator[Read]:
    """A function that reads inputs in their order, in processes of their own or in this one.

    With ``copies`` what comes twice is read twice. Windows has no limits, so this one reads.
    """
    if not options.workers or os.name != "posix":
        yield lambda inputs: _here(inputs, Reader.make(names), options, 0 if copies else SAME)
        return
    rules = fingerprint(names)
    with TemporaryDirectory(prefix="kgnews-") as draft:
        keys = Path(draft) / "keys"
        with keys.open("wb") as file:
            file.writelines(() if record is None else record.keys())  # one may be empty
        seed = f"{rules} {options.input}"
        setup = Setup(options.input, names, options.limits, keys, seed, copies)
        with Crew(setup, options.workers) as crew:
            yield crew.read


def ingest(
    paths: Iterable[str],
    folder: Path,
    options: Options = Options(),
    tell: Callable[[Event], None] = lambda event: None,
    by: Reading = reading,
) -> Report:
    """Read files and folders (``-`` is standard input) into the store of a folder.

    ``tell`` hears what became of each input, in order, once it is on disk, and when a file is
    done with. A bad input is refused with its reason and stops nothing. ``by`` reads the inputs.
    Raises StoreError and OntologyError.
    """
    report = Report()
    asked = list(map(str, paths))
    inputs = found(asked, options=options.input)
    if options.gazetteers:
        Reader.make(options.gazetteers)  # a fault shows before a copy is kept
    if options.dry_run:
        _try(inputs, folder, options, _teller(report, tell), by)
        return report
    with Store.open(folder, create=True, wait=options.wait) as store:
        if options.at:
            begin_run(store.record, options.at, "ingest")
        store.keep_gazetteers(options.gazetteers)
        follow(store)
        rules = fingerprint(store.gazetteers)
        with by(store.record, options, store.gazetteers) as read:
            if _names_changed(store):
                report.reread = _read_again(store, read)
            keeper = _Keeper(store, options, _teller(report, tell))
            for batch in _batched(read(inputs), _BATCH):
                keeper.keep(batch)
            keeper.folders(asked)
        report.outdated = len(store.record.read_by_other(rules))
    return report


def reread(folder: Path, workers: int = 1, *, wait: float = 0) -> int:
    """Read every article of the record again by the rules of today; how many now read otherwise.

    The graph follows. Raises StoreError and OntologyError.
    """
    options = Options(workers=workers)
    with (
        Store.open(folder, wait=wait) as store,
        reading(store.record, options, store.gazetteers) as read,
    ):
        follow(store)
        return _read_again(store, read)


def _here(
    inputs: Iterable[Asked], reader: Reader, options: Options, most: int
) -> Iterator[Told | Ended]:
    """As :meth:`Crew.read`, in this process, which remembers so many records."""
    for each in inputs:
        if isinstance(each, Refusal):
            yield Told(replace(each, where=spelled(each.where)))
        elif isinstance(each, Article):
            item, identities = one(reader, each, 0)
            yield Told(item, identities=identities)
        else:
            turns = Turns(keys=Keys(None))
            seen: OrderedDict[bytes, str] = OrderedDict()
            with turns.taken():
                for told in inputs_told(
                    each, options.input, turns, lambda article: one(reader, article, 0), seen
                ):
                    yield replace(told, given=spelled(each.called))
                    while len(seen) > most:
                        seen.popitem(last=False)
            yield Ended(each)


class _Keeper:
    """Puts batches on disk, then says so."""

    def __init__(self, store: Store, options: Options, tell: Callable[[Event], None]) -> None:
        self.store, self.tell = store, tell
        self.kept = Quarantine(options_json(options.input))
        self.unopened: set[str] = set()  # what was refused without being opened

    def keep(self, batch: Sequence[Told | Ended]) -> None:
        """Everything of a batch; what is told is on disk."""
        record = self.store.record
        read = [each for each in batch if isinstance(each, Told) and isinstance(each.item, Entry)]
        entries = [cast(Entry, each.item) for each in read]
        statuses = iter(record.add(entries, [each.key for each in read]))
        for name, refusals in self._refusals(batch):
            record.refuse(refusals)
            if name is not None:
                record.mend(name, self.kept.places)
                self.kept = Quarantine(self.kept.options)
        for event in batch:
            self.tell(event if isinstance(event, Ended) else self._outcome(event, statuses))

    def folders(self, paths: Iterable[str]) -> None:
        """Take folders off the list that this time were not refused themselves."""
        for name in map(spelled, filter(os.path.isdir, paths)):
            if name not in self.unopened:
                self.store.record.mend(name)

    def _refusals(
        self, batch: Iterable[Told | Ended]
    ) -> Iterator[tuple[str | None, list[Refused]]]:
        """What was refused, with the name of the input where it ends."""
        found: list[Refused] = []
        for event in batch:
            if isinstance(event, Ended):
                yield spelled(event.given.called), found
                found = []
            elif _is_refused(event.item):
                found += self.kept.refused(event.item, event.given)
                self.unopened |= set() if event.given else {event.item.where}
        if found:
            yield None, found

    def _outcome(self, told: Told, statuses: Iterator[str]) -> Outcome:
        if isinstance(told.item, Entry):
            status = next(statuses)
            note = self.store.record.standing(told.item.id) if status == "stored" else ""
            return Outcome(told.item.source, status, told.item.id, note=note, at=told.at)
        known = ""
        if isinstance(told.item, Known):
            known = told.article or self.store.record.became(told.key)
        return _untaken(told, known, self.store.record.is_retracted(known))


def _untaken(told: Told, article: str, out: bool) -> Outcome:
    """What is said of a record that gave nothing new."""
    item = cast(Refusal, told.item)
    if isinstance(item, Known):
        return Outcome(item.where, "skipped" if out else "duplicate", article, at=told.at)
    status = "skipped" if item.skipped else "refused"
    return Outcome(item.where, status, "", item.reason, item.cure, at=told.at)


def _is_refused(item: Entry | Refusal) -> TypeGuard[Refusal]:
    return isinstance(item, Refusal) and not isinstance(item, Known) and not item.skipped


def _try(
    inputs: Iterable[Asked],
    folder: Path,
    options: Options,
    tell: Callable[[Event], None],
    by: Reading,
) -> None:
    """Read everything and say what would become of it; writes nothing."""
    with ExitStack() as opened:
        record = None
        kept: tuple[Path, ...] = ()
        if (folder / "record.sqlite").exists():
            record = opened.enter_context(open_record(folder))
            kept = kept_gazetteers(folder)
        names = (*kept, *options.gazetteers)
        read = opened.enter_context(by(record, options, names))
        out = set() if record is None else {id_ for id_, _ in record.retracted()}
        known: set[str] = set()
        for each in read(inputs):
            if isinstance(each, Ended):
                tell(each)
            elif isinstance(each.item, Entry):
                id_ = each.item.id
                there = id_ in known or (record is not None and id_ in record)
                status = "skipped" if id_ in out else "duplicate" if there else "stored"
                tell(Outcome(each.item.source, status, id_, at=each.at))
                known.add(id_)
            else:
                was = each.article or (
                    record.became(each.key) if record is not None and each.key else ""
                )
                tell(_untaken(each, was, was in out))


def _read_again(store: Store, read: Read) -> int:
    """Read what was read by other rules; how many readings changed."""
    rules = fingerprint(store.gazetteers)
    changed = 0
    for ids in _batched(store.record.read_by_other(rules), _BATCH):
        inputs = (store.record.article(article_id) for article_id in ids)
        told = [each for each in read(inputs) if isinstance(each, Told)]
        failed = [each.item for each in told if isinstance(each.item, Refusal)]
        if failed:
            raise KgnewsError(failed[0].where, failed[0].reason, failed[0].cure)
        entries = (each.item for each in told if isinstance(each.item, Entry))
        changed += store.record.rewrite(entries)
    return changed


def _names_changed(store: Store) -> bool:
    """Whether articles were read with other gazetteers than the store now has."""
    names = fingerprint(store.gazetteers).partition("-")[2]
    return any(rules.partition("-")[2] != names for rules in store.record.rules())


def _teller(report: Report, tell: Callable[[Event], None]) -> Callable[[Event], None]:
    def told(event: Event) -> None:
        if isinstance(event, Outcome):
            report.count(event.status)
            report.versions += bool(event.note)
        tell(event)

    return told


def _batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Items in tuples of a size, the last one perhaps shorter (Python 3.12 has it)."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch
