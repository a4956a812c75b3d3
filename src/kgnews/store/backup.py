"""A whole store as one file, and the store again from that file.

The file is a tar archive that any program can open: a list of what is in it with digests, a
copy of the record, and whatever else the folder holds that cannot be derived. The graph is
derived when the store is restored, and everything is verified before it takes its place.
"""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import IO

from kgnews.errors import StoreError
from kgnews.store import Store, open_record
from kgnews.store.audit import faults
from kgnews.store.disk import made, replaced, synced
from kgnews.store.graph import LIVE, SNAPSHOTS
from kgnews.store.places import FILE as SERVER
from kgnews.store.places import Server, keep
from kgnews.store.record import FILE, Record
from kgnews.store.remote.servers import sought
from kgnews.store.schema import connect

__all__ = ["backup", "restore"]

_CONTENTS = "kgnews-backup.json"
_FORMAT = 1  # of the archive; the record has its own
# What a backup leaves out; where the graph of a store is, is nothing that goes to another place.
_DERIVED = {LIVE, "graph.new", "graph.old", SNAPSHOTS, "lock", SERVER}
_LONGEST_LIST = 16 * 1024 * 1024  # bytes of the list of contents; a file is a hundred of them
_PIECE = 1 << 20


def backup(folder: Path, stream: IO[bytes]) -> int:
    """Write a store to a stream as one file; how many articles are in it.

    Another process may be writing to the store: what it has finished is in the copy. The same
    store gives the same bytes. Raises StoreError where there is no store, or a damaged one.
    """
    with tempfile.TemporaryDirectory(prefix="kgnews-backup-") as name:
        copy = Path(name, FILE)
        open_record(folder).close()  # which says so where there is no store
        _copy(folder / FILE, copy)
        with Record(copy.parent) as record:
            if record.damage() or record.broken():
                raise StoreError(str(folder), "is damaged", "run kgnews verify")
            count = len(record)
        files = {FILE: copy, **_others(folder)}
        listed = {name: _about(path) for name, path in sorted(files.items())}
        about = {"format": _FORMAT, "articles": count, "files": listed}
        with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            _put(archive, _CONTENTS, io.BytesIO(json.dumps(about, indent=1).encode()))
            for name in listed:
                with files[name].open("rb") as content:
                    _put(archive, name, content)
    return count


def restore(stream: IO[bytes], folder: Path) -> int:
    """Make a store of what :func:`backup` wrote; how many articles are in it.

    The folder is there whole and verified, or not at all; a server that it was named by gets
    the graph afterwards. Raises StoreError where it is there
    already with something in it, and for a file that is no backup, not whole or changed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(str(folder), "is there already", "name another with --store")
    where = sought(folder)
    made(folder.parent)
    with _draft(folder) as draft:
        _unpack(stream, draft)
        sys.audit("kgnews.moment", "restore unpacked")
        with Store.open(draft) as store:
            count = len(store.record)
        for fault in faults(draft):
            raise StoreError(fault.where, f"{fault.what}, in the backup too", "try an older backup")
        if where:
            _hand_over(draft, where)
        (draft / "lock").unlink()
        sys.audit("kgnews.moment", "restore verified")
        for path in (draft, *draft.rglob("*")):
            synced(path)
        if folder.exists():
            folder.rmdir()
        replaced(draft, folder)
    sys.audit("kgnews.moment", "restore done")
    if where:
        Store.open(folder).close()
        for fault in faults(folder):
            raise StoreError(fault.where, fault.what, fault.cure)
    return count


def _hand_over(folder: Path, where: Server) -> None:
    """Have a server make the graph of a store when it is next opened, and not the folder."""
    for name in (LIVE, SNAPSHOTS):
        shutil.rmtree(folder / name)
    keep(folder, where)


def _copy(record: Path, path: Path) -> None:
    """The record at one moment, whoever writes to it; the copy has no gaps."""
    try:
        with closing(connect(record, "ro")) as db:
            db.execute("VACUUM INTO ?", (str(path),))
    except sqlite3.Error as fault:
        raise StoreError(str(record), str(fault), "run kgnews verify, and make room") from fault


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """A folder to be, in a hidden one beside its place that is gone whatever happens."""
    hidden = f".{folder.name}.restoring-"
    with tempfile.TemporaryDirectory(prefix=hidden, dir=folder.parent) as name:
        yield Path(name) / folder.name


def _others(folder: Path) -> dict[str, Path]:
    """Name → path of what belongs to a store beside its record and what is derived from it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        first = name.parts[0]
        derived = first in _DERIVED or first.startswith(FILE) or path.suffix == ".part"
        if not derived and path.is_file() and not path.is_symlink():
            found[name.as_posix()] = path
    return found


def _about(path: Path) -> dict[str, int | str]:
    with path.open("rb") as content:
        return {"bytes": path.stat().st_size, "sha256": file_digest(content, "sha256").hexdigest()}


def _put(archive: tarfile.TarFile, name: str, content: IO[bytes]) -> None:
    """Add a file with nothing of this machine in it: no owner, no time."""
    member = tarfile.TarInfo(name)
    member.mode = 0o644
    member.size = content.seek(0, io.SEEK_END)
    content.seek(0)
    archive.addfile(member, content)


def _unpack(stream: IO[bytes], folder: Path) -> None:
    """Write the files of an archive into a new folder, each of them as it is listed."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            waiting = _listed(archive)
            while member := archive.next():
                about = waiting.pop(member.name, None)
                if about is None or member.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
                    raise _unfit(f"has a file that is not in its list ({member.name})")
                if member.size != about["bytes"]:
                    raise _unfit(f"has another {member.name} than its list says")
                _write(archive, member, folder, about["sha256"])
    except (tarfile.TarError, EOFError, UnicodeError) as fault:
        raise _unfit(f"cannot be read ({fault})") from fault
    if waiting:
        raise _unfit(f"is cut off: {min(waiting)} is missing")


def _listed(archive: tarfile.TarFile) -> dict[str, dict[str, object]]:
    """Name → bytes and digest of every file, as the first file of the archive says."""
    member = archive.next()
    if member is None or member.name != _CONTENTS or member.size > _LONGEST_LIST:
        raise _unfit("is not a backup of kgnews")
    content = archive.extractfile(member)
    try:
        about = json.loads(content.read() if content else b"")
        files = {str(name): {**each} for name, each in about["files"].items()}
        newer = about["format"] > _FORMAT
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise _unfit("has a list that cannot be read") from fault
    if newer:
        raise StoreError("backup", "made by a newer kgnews", "update kgnews")
    if FILE not in files or not all(map(_safe, files)):
        raise _unfit("has a list that is not one of a store")
    return files


def _safe(name: str) -> bool:
    """Whether a name stays inside the folder and takes no place of what is derived."""
    path = PurePosixPath(name)
    inside = name == path.as_posix() and not path.is_absolute() and ".." not in path.parts
    plain = name.isprintable() and not set(name) & set('\\:*?"<>|')
    own = name == FILE or not path.parts[0].startswith(FILE)
    return inside and plain and own and path.parts[0] not in _DERIVED


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, digest: object) -> None:
    path = folder / member.name
    path.parent.mkdir(parents=True, exist_ok=True)
    content, total = archive.extractfile(member), sha256()
    with path.open("xb") as out:
        while content and (piece := content.read(_PIECE)):
            total.update(piece)
            out.write(piece)
    if total.hexdigest() != digest:
        raise _unfit(f"is damaged: {member.name} is not what was put in")


def _unfit(what: str) -> StoreError:
    return StoreError("backup", what, "give a file that kgnews backup wrote, or an older one")
