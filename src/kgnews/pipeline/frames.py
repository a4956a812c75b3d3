"""What the processes of a reading say to each other: a line of JSON and some bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from kgnews.articles import Refusal
from kgnews.articles.turns import Known
from kgnews.errors import InputError
from kgnews.resolve import Identity
from kgnews.store.entries import Entry

__all__ = ["Told", "read_frame", "spelled", "told_from", "told_parts", "write_frame"]

_HEAD = struct.Struct(">II")
_MOST = 1 << 30  # bytes of a part: more is no message of ours
_WORDS = ("id", "source", "text", "article", "quads_digest", "rules")


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one record of an input in the process that read it.

    ``key`` is the digest by which the record is known when it comes again, ``number`` that of
    the record in its input, ``slot`` its place in what the input yields, ``at`` how many bytes
    of the file had been taken.
    """

    item: Entry | Refusal
    key: bytes = b""
    number: int = -1
    slot: int = 0
    at: int = 0
    article: str = ""  # of a known record, where the process has seen it
    identities: dict[str, Identity] = field(default_factory=dict)
    given: str = ""  # the input that it is a record of


def write_frame(stream: BinaryIO, header: dict[str, Any], *parts: bytes) -> None:
    """Write a message."""
    words = json.dumps({**header, "parts": [len(part) for part in parts]}).encode()
    stream.write(_HEAD.pack(len(words), sum(map(len, parts))) + words + b"".join(parts))
    stream.flush()


def spelled(name: str) -> str:
    r"""A name that can be stored: bytes of a file's name that are no UTF-8 are spelled out.

    >>> spelled("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return name.encode("utf-8", "backslashreplace").decode()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]] | None:
    """The next message; None at the end, or where the other one died in the midst of it.

    Raises InputError for what is no message.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    sizes = _HEAD.unpack(head)
    if max(sizes) > _MOST:
        raise InputError("reader", "a process that reads says what it never should")
    words, rest = stream.read(sizes[0]), stream.read(sizes[1])
    if (len(words), len(rest)) != sizes:
        return None
    header = json.loads(words)
    parts, position = [], 0
    for size in header.pop("parts"):
        parts.append(rest[position : position + size])
        position += size
    return header, parts


def told_parts(told: Told) -> tuple[dict[str, Any], Sequence[bytes]]:
    """A record's fate as header and bytes."""
    header: dict[str, Any] = {"key": told.key.hex(), "number": told.number, "slot": told.slot}
    header["at"] = told.at
    if isinstance(told.item, Refusal):
        known = isinstance(told.item, Known)
        refusal = (told.item.where, told.item.reason, told.item.cure, told.item.skipped)
        return {**header, "known": known, "refusal": refusal, "article": told.article}, ()
    words = {name: getattr(told.item, name) for name in _WORDS}
    identities = {
        id_: (each.name, each.same_as, each.kind, each.label)
        for id_, each in told.identities.items()
    }
    header |= {"entry": words, "identities": identities}
    return header, (told.item.reading, told.item.quads)


def told_from(header: dict[str, Any], parts: Sequence[bytes]) -> Told:
    """What :func:`told_parts` was given."""
    item: Entry | Refusal
    identities = {}
    if "entry" in header:
        item = Entry(**header["entry"], reading=parts[0], quads=parts[1])
        identities = {
            id_: Identity(name, tuple(links), kind, label)
            for id_, (name, links, kind, label) in header["identities"].items()
        }
    else:
        item = (Known if header["known"] else Refusal)(*header["refusal"])
    key, place = bytes.fromhex(header["key"]), (header["number"], header["slot"], header["at"])
    return Told(item, key, *place, header.get("article", ""), identities)
