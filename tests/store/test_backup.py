"""A store as one file and back, and files that are no such thing."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kgnews.errors import StoreError
from kgnews.model import Article, Reading
from kgnews.ontology import BASE, NAMESPACE
from kgnews.store import Entry, Store, entry, open_graph, open_record
from kgnews.store.audit import faults
from kgnews.store.backup import backup, restore
from kgnews.text import segment

Files = dict[str, bytes]


def made(name: str) -> Entry:
    article = Article(f"Berita {name}.", source=f"{name}.txt")
    line = f'<{BASE}article-{article.id}> <{NAMESPACE}digest> "{name}" .\n'
    return entry(Reading(segment(article)), line.encode(), "rules")


def lines(folder: Path) -> list[str]:
    return sorted(str(triple) for triple in open_graph(folder).triples())


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two articles, a retracted one, a refused input, a gazetteer and a file of the user's."""
    folder, names = tmp_path / "store", tmp_path / "names.csv"
    names.write_text("key,name\n")
    with Store.open(folder, create=True) as opened:
        opened.keep_gazetteers([names])
        opened.add([made("a"), made("b"), made("c")])
        opened.retract([made("c").id])
        opened.record.refuse([("x.html", "empty", "remove it")])
    (folder / "decisions.kg").write_text("not-same a b\n")
    return folder


@pytest.fixture
def kept(store: Path) -> bytes:
    stream = io.BytesIO()
    assert backup(store, stream) == 2
    return stream.getvalue()


def test_a_restored_store_is_the_store_that_was_backed_up(
    store: Path, kept: bytes, tmp_path: Path
) -> None:
    copy = tmp_path / "deep" / "copy"
    assert restore(io.BytesIO(kept), copy) == 2
    assert lines(copy) == lines(store)
    assert list(faults(copy)) == []
    with open_record(store) as one, open_record(copy) as two:
        assert list(one.articles()) == list(two.articles())
        assert one.retracted() == two.retracted()
        assert one.refusals() == two.refusals()
    for name in ("gazetteer", "decisions.kg"):
        assert [p.name for p in copy.rglob(f"{name}*")] == [p.name for p in store.rglob(f"{name}*")]
    assert (copy / "decisions.kg").read_text() == "not-same a b\n"
    with Store.open(copy) as opened:
        assert opened.add([made("a"), made("c"), made("d")]) == ["duplicate", "skipped", "stored"]
    assert sorted(each.name for each in copy.parent.iterdir()) == ["copy"]


def test_the_same_store_gives_the_same_bytes(store: Path, kept: bytes) -> None:
    again = io.BytesIO()
    backup(store, again)
    assert again.getvalue() == kept


def test_a_backup_is_made_beside_a_writer_and_has_what_is_finished(store: Path) -> None:
    stream = io.BytesIO()
    with Store.open(store) as opened:
        opened.add([made("d")])
        assert backup(store, stream) == 3
    copy = store.with_name("copy")
    assert restore(io.BytesIO(stream.getvalue()), copy) == 3


def test_nothing_is_overwritten(kept: bytes, store: Path) -> None:
    before = lines(store)
    with pytest.raises(StoreError, match="is there already"):
        restore(io.BytesIO(kept), store)
    assert lines(store) == before


def test_a_damaged_store_is_not_backed_up(store: Path) -> None:
    import sqlite3

    with sqlite3.connect(store / "record.sqlite") as db:
        db.execute("UPDATE articles SET article = replace(article, 'a.txt', 'z.txt')")
    db.close()
    with pytest.raises(StoreError, match="is damaged; run kgnews verify"):
        backup(store, io.BytesIO())


def unpacked(kept: bytes) -> Files:
    with tarfile.open(fileobj=io.BytesIO(kept)) as archive:
        return {m.name: (archive.extractfile(m) or io.BytesIO()).read() for m in archive}


def packed(files: Files, kind: bytes = tarfile.REGTYPE) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            if name != "kgnews-backup.json":
                member.type = kind
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def listing(files: Files, change: Callable[[dict[str, object]], object]) -> Files:
    about = json.loads(files["kgnews-backup.json"])
    change(about)
    return files | {"kgnews-backup.json": json.dumps(about).encode()}


def renamed(name: str) -> Callable[[Files], Files]:
    """The user's file under another name, in the list as well."""

    def change(files: Files) -> Files:
        def rename(about: dict[str, object]) -> None:
            about["files"][name] = about["files"].pop("decisions.kg")  # type: ignore[index,attr-defined] # JSON

        found = {name if k == "decisions.kg" else k: v for k, v in files.items()}
        return listing(found, rename)

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda f: {}, "cannot be read|is not a backup"),
        (lambda f: {"other.txt": b"x"}, "is not a backup of kgnews"),
        (lambda f: f | {"kgnews-backup.json": b"[" * 100_000}, "list that cannot be read"),
        (lambda f: f | {"kgnews-backup.json": b"[]"}, "list that cannot be read"),
        (lambda f: listing(f, lambda a: a.update(format=2)), "made by a newer kgnews"),
        (lambda f: listing(f, lambda a: a.update(files={})), "not one of a store"),
        (lambda f: {k: v for k, v in f.items() if k != "decisions.kg"}, "decisions.kg is missing"),
        (lambda f: f | {"more.txt": b"x"}, "not in its list"),
        (lambda f: f | {"decisions.kg": b"not-same a c\n"}, "decisions.kg is not what was put in"),
        (lambda f: f | {"decisions.kg": b"short"}, "another decisions.kg than its list says"),
        (renamed("../escaped"), "not one of a store"),
        (renamed("/tmp/escaped"), "not one of a store"),
        (renamed("a/../../escaped"), "not one of a store"),
        (renamed("graph/CURRENT"), "not one of a store"),
        (renamed("record.sqlite-wal"), "not one of a store"),
        (renamed("lock"), "not one of a store"),
        (renamed("a\x1b[31m"), "not one of a store"),
    ],
)
def test_what_is_not_a_whole_backup_makes_no_store(
    change: Callable[[Files], Files], what: str, kept: bytes, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StoreError, match=what):
        restore(io.BytesIO(packed(change(unpacked(kept)))), tmp_path / "copy")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE])
def test_links_and_folders_in_a_backup_are_refused(
    kind: bytes, kept: bytes, tmp_path: Path
) -> None:
    with pytest.raises(StoreError):
        restore(io.BytesIO(packed(unpacked(kept), kind)), tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_every_cut_and_every_changed_byte_is_noticed(kept: bytes, tmp_path: Path) -> None:
    for place in range(0, len(kept) - 10_240, len(kept) // 8):  # tar pads its end with nothing
        with pytest.raises(StoreError):
            restore(io.BytesIO(kept[:place]), tmp_path / "copy")
    record = kept.index(b"SQLite format 3\0")
    for place in range(record + 100, record + 60_000, 9_000):
        changed = bytearray(kept)
        changed[place] ^= 0x20
        with pytest.raises(StoreError, match="is not what was put in"):
            restore(io.BytesIO(changed), tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
