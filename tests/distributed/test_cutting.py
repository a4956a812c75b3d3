"""Cuts: whatever the sizes, the pieces read as the whole does."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgnews.articles import Options, Refusal
from kgnews.articles.reading import read_one
from kgnews.articles.turns import Cut, Found
from kgnews.distributed.cutting import cuts
from kgnews.model import Article

LINES = st.lists(
    st.one_of(
        st.integers(0, 30).map(lambda n: json.dumps({"text": f"Banjir surut. {'Air. ' * n}"})),
        st.sampled_from(["", "  ", "{", "[]", '  {"text": "Hujan."}', "{}", "\ufeff{}", "bukan"]),
    ),
    max_size=30,
)
SIZES = st.integers(1, 400)
# A folder for all examples will do, and the first of them loads what reads articles.
LAW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(item: Article | Refusal, cut: Cut | None) -> tuple[str, str]:
    if isinstance(item, Article):
        place, what = item.source, item.text
    else:
        place, what = item.where, item.reason
    return (cut.moved(place) if cut else place), what


def read(path: Path, cut: Cut | None = None) -> list[tuple[str, str]]:
    found = Found(str(path), name=path.name, cut=cut)
    return [told(each, cut) for each in read_one(found, options=Options())]


def pieces(path: Path, size: int) -> list[Cut]:
    with path.open("rb") as stream:
        return cuts(stream, path.name, size, Options())


def tiled(found: list[Cut], end: int) -> bool:
    """Whether every byte is in exactly one piece."""
    borders = [0, *(cut.end for cut in found)]
    return [cut.begin for cut in found] == borders[:-1] and borders[-1] == end


def holds(path: Path, size: int) -> None:
    found = pieces(path, size)
    if found:
        assert tiled(found, path.stat().st_size)
        assert all(cut.end - cut.begin >= size for cut in found[:-1])
        assert [row for cut in found for row in read(path, cut)] == read(path)


@LAW
@given(rows=LINES, size=SIZES, end=st.sampled_from(["\n", "\r\n"]), last=st.booleans())
def test_every_line_is_in_exactly_one_piece(
    tmp_path: Path, rows: list[str], size: int, end: str, last: bool
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes((end.join(rows) + end * last).encode())
    holds(path, size)


def record(kind: str, body: str) -> bytes:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    return head + page + b"\r\n\r\n"


RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(["response", "request", "warcinfo"]),
        st.integers(0, 40).map(lambda n: "Banjir surut. " * n),
    ),
    min_size=1,
    max_size=12,
)
DAMAGE = st.sampled_from(
    [b"", b"\r\n", b"no record", b"WARC/1.0\r\nContent-Length: 99\r\n\r\nshort"]
)


@LAW
@given(records=RECORDS, size=SIZES, damage=DAMAGE)
def test_every_record_of_an_archive_is_in_exactly_one_piece(
    tmp_path: Path, records: list[bytes], size: int, damage: bytes
) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(b"".join(records) + damage)
    holds(path, size)


@LAW
@given(
    records=RECORDS,
    size=SIZES,
    together=st.integers(1, 3),
    damage=DAMAGE | DAMAGE.map(gzip.compress),
)
def test_a_packed_archive_is_cut_where_its_members_begin(
    tmp_path: Path, records: list[bytes], size: int, together: int, damage: bytes
) -> None:
    path = tmp_path / "news.warc.gz"
    members = [records[n : n + together] for n in range(0, len(records), together)]
    path.write_bytes(b"".join(gzip.compress(b"".join(each)) for each in members) + damage)
    holds(path, size)


def test_small_records_are_cut_near_the_size_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(gzip.compress(record("response", "Banjir surut.")) * 100)
    assert len(pieces(path, path.stat().st_size // 10)) in (10, 11)


def test_what_comes_before_the_first_record_goes_with_it() -> None:
    lines = io.BytesIO(b"\n" * 50 + b'{"text": "Banjir."}\n' * 2)
    assert [cut.begin for cut in cuts(lines, "a.jsonl", 20, Options())] == [0, 70]


def test_an_archive_packed_as_a_whole_is_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(gzip.compress(record("response", "Banjir surut.") * 100))
    assert pieces(path, 10) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news.jsonl.gz", gzip.compress(b'{"text": "Banjir."}\n' * 100)),
        ("news.json", b'{"text": "Banjir."}\n' * 100),
        ("news.csv", b"text,url\nBanjir.,\n" * 100),
        ("news.txt", b"Banjir surut.\n" * 100),
        ("news.jsonl", b"x" * 1000),
        ("empty.jsonl", b""),
    ],
)
def test_what_cannot_be_cut_is_one_piece(name: str, content: bytes) -> None:
    assert cuts(io.BytesIO(content), name, 20, Options()) == []


@given(rows=st.integers(0, 500), end=st.integers(1, 5000), size=st.integers(1, 5000))
def test_every_row_of_a_table_is_in_exactly_one_piece(rows: int, end: int, size: int) -> None:
    stream = io.BytesIO(b"PAR1" + b"." * end)
    found = cuts(stream, "a.parquet", size, Options(), lambda: rows)
    assert not found or tiled(found, rows)


def test_a_table_is_cut_into_about_as_many_pieces_as_its_bytes_have_room_for() -> None:
    stream = io.BytesIO(b"PAR1" + b"." * 9996)
    assert len(cuts(stream, "a.parquet", 1000, Options(), lambda: 50)) == 10


def test_a_form_that_is_given_is_not_guessed() -> None:
    lines = io.BytesIO(b'{"text": "Banjir."}\n' * 10)
    assert len(cuts(lines, "news.data", 40, Options(kind="jsonl"))) == 5
