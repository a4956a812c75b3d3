"""What was written is read again before it takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import KgnewsError
from kgnews.export import Options, exporters, recounted
from kgnews.store import open_graph

FOR_EYES = {"dot", "mermaid", "html"}
READ = sorted(set(exporters()) - FOR_EYES)


def written(format: str, store: Path, place: Path) -> Path:
    path = place / "file"
    if format.startswith("parquet"):
        pytest.importorskip("pyarrow", reason="no pyarrow: kgnews[parquet]")
    with path.open("wb") as stream:
        exporters()[format](open_graph(store), stream, Options())
    return path


@pytest.mark.parametrize("format", exporters())
def test_what_was_written_whole_passes(format: str, news_store: Path, tmp_path: Path) -> None:
    path = written(format, news_store, tmp_path)
    recounted(format, path, open_graph(news_store), Options())


@pytest.mark.parametrize("format", READ)
def test_what_was_cut_off_does_not(format: str, news_store: Path, tmp_path: Path) -> None:
    path = written(format, news_store, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(KgnewsError, match=f"export {format}: .* the file was not written"):
        recounted(format, path, open_graph(news_store), Options())


def test_a_triple_that_is_missing_is_counted(news_store: Path, tmp_path: Path) -> None:
    path = written("ntriples", news_store, tmp_path)
    _, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(rest))
    with pytest.raises(KgnewsError, match=f"has {len(rest):,} of {len(rest) + 1:,} when"):
        recounted("ntriples", path, open_graph(news_store), Options())


def test_an_edge_that_is_missing_is_counted(news_store: Path, tmp_path: Path) -> None:
    path = written("gexf", news_store, tmp_path)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    edge = next(line for line in lines if line.startswith("<edge "))
    path.write_text("".join(line for line in lines if line != edge), "utf-8")
    with pytest.raises(KgnewsError, match="when it is read again"):
        recounted("gexf", path, open_graph(news_store), Options())


@pytest.mark.parametrize("format", ["csv", "csv-nodes", "ftm"])
def test_a_line_that_is_missing_is_counted(format: str, news_store: Path, tmp_path: Path) -> None:
    path = written(format, news_store, tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    with pytest.raises(KgnewsError, match="when it is read again"):
        recounted(format, path, open_graph(news_store), Options())


@pytest.mark.parametrize("format", READ)
def test_a_file_of_another_store_does_not_pass(
    format: str, news_store: Path, sample_store: Path, tmp_path: Path
) -> None:
    if format in ("nquads", "trig", "turtle12", "void"):
        pytest.skip("of this one only that it can be read is sure")
    path = written(format, sample_store, tmp_path)
    with pytest.raises(KgnewsError, match="when it is read again"):
        recounted(format, path, open_graph(news_store), Options())
