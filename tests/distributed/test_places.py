"""Places: paths and addresses, whole files on a shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.articles import Refusal
from kgnews.distributed.places import Shelf, copied, inputs_at, is_address, local
from kgnews.errors import InputError

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")


@pytest.fixture
def kabar() -> str:
    """A folder at an address: fsspec's own in memory, which needs no server."""
    system = fsspec.filesystem("memory")
    files = {"b.jsonl": b"{}\n", "a.txt": b"Banjir.", "a.meta.json": b"{}", "x.png": b"\x89PNG"}
    for name, content in files.items():
        system.pipe_file(f"/kabar/2024/{name}", content)
    return "memory://kabar/2024"


def test_a_folder_at_an_address_is_walked_as_at_home(kabar: str) -> None:
    found = [each.name if not isinstance(each, Refusal) else each for each in inputs_at(kabar)]
    assert found == ["memory:///kabar/2024/a.txt", "memory:///kabar/2024/b.jsonl"]


def test_a_star_stands_for_any_name(kabar: str) -> None:
    (found,) = inputs_at(f"{kabar}/*.jsonl")
    assert not isinstance(found, Refusal)
    assert (found.name, found.size) == ("memory:///kabar/2024/b.jsonl", 3)


def test_an_address_with_nothing_is_a_refusal(kabar: str) -> None:
    (found,) = inputs_at(f"{kabar}/2025")
    assert isinstance(found, Refusal)
    assert found.reason == "no such file, or no article in it"


def test_an_address_of_no_kind_is_one_line() -> None:
    (found,) = inputs_at("bukan://a/b")
    assert isinstance(found, Refusal)
    assert found.where == "bukan://a/b"
    with pytest.raises(InputError, match="bukan://a/b"), copied("bukan://a/b"):
        pass


def test_a_copy_has_the_bytes_that_are_asked_for(kabar: str) -> None:
    with copied(f"{kabar}/a.txt", 1, 4) as path:
        assert path.read_bytes() == b"anj"
    assert not path.exists()


def test_a_copy_of_all_has_what_lies_beside(kabar: str) -> None:
    with copied(f"{kabar}/a.txt") as path:
        assert (path.name, path.read_bytes()) == ("a.txt", b"Banjir.")
        assert path.with_name("a.meta.json").exists()


def test_a_file_of_this_machine_is_not_copied(tmp_path: Path) -> None:
    with copied(str(tmp_path / "a.txt")) as path:
        assert path == tmp_path / "a.txt"


@pytest.mark.parametrize("where", ["here", "away"])
def test_a_file_comes_onto_a_shelf_whole_or_not_at_all(tmp_path: Path, where: str) -> None:
    place = str(tmp_path / "parts") if where == "here" else f"memory://{tmp_path.name}/parts"
    shelf = Shelf(place)
    with shelf.draft("a.nt") as draft:
        draft.write_bytes(b"half")
        assert not shelf.has("a.nt")
        draft.write_bytes(b"whole")
    with shelf.file("a.nt") as path:
        assert path.read_bytes() == b"whole"

    def cut_off() -> None:
        with shelf.draft("b.nt") as draft:
            draft.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    assert not shelf.has("b.nt")


def test_addresses_of_this_machine_are_paths() -> None:
    assert local("file:///data/a.jsonl") == "/data/a.jsonl"
    assert [is_address(each) for each in ("a.jsonl", "C:/a", "gs://a/b")] == [False, False, True]
