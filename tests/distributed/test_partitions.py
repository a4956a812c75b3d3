"""Partitions: every piece in one of them, in order, by a name that says what it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgnews.articles.turns import Cut
from kgnews.distributed.partitions import Input, Piece, grouped, partitioned

PIECES = st.lists(
    st.builds(
        Piece,
        st.builds(Input, st.text(max_size=3), size=st.integers(0, 100)),
        st.sampled_from(["0f", "3a"]),
        st.integers(0, 100),
        st.none() | st.builds(Cut, st.just("jsonl"), st.integers(0, 9), st.integers(9, 99)),
        st.booleans(),
    )
)
SIZES = st.integers(1, 300)


@given(pieces=PIECES, size=SIZES)
def test_every_piece_is_in_exactly_one_partition_and_in_order(
    pieces: list[Piece], size: int
) -> None:
    found = [piece for each in partitioned(pieces, size, "rules") for piece in each.pieces]
    assert found == pieces


@given(pieces=PIECES, size=SIZES)
def test_only_the_last_partition_is_smaller_than_asked(pieces: list[Piece], size: int) -> None:
    totals = [sum(each.size for each in group) for group in grouped(pieces, size)]
    assert all(total >= size for total in totals[:-1])


@given(pieces=PIECES, size=SIZES)
def test_the_same_pieces_have_the_same_names(pieces: list[Piece], size: int) -> None:
    assert list(partitioned(pieces, size, "rules")) == list(partitioned(pieces, size, "rules"))


def name(piece: Piece, seed: str = "rules") -> str:
    (found,) = partitioned([piece], 1, seed)
    return found.name


def test_a_name_changes_with_whatever_decides_what_is_read() -> None:
    piece = Piece(Input("a.jsonl", "/news/a.jsonl", 9), "0f", 9)
    others = [
        piece._replace(digest="3a"),
        piece._replace(cut=Cut("jsonl", 0, 9, 4)),
        piece._replace(input=Input("b.jsonl", "/news/a.jsonl", 9)),
    ]
    names = [name(piece), name(piece, "other rules"), *map(name, others)]
    assert len(set(names)) == len(names)


def test_a_name_says_nothing_of_where_a_folder_is_mounted() -> None:
    here, there = Input("a.jsonl", "/news/a.jsonl"), Input("a.jsonl", "/mnt/news/a.jsonl")
    assert name(Piece(here, "0f", 9)) == name(Piece(there, "0f", 9))


def test_many_small_inputs_do_not_all_come_together() -> None:
    tiny = [Piece(Input(str(n)), "0f", 1) for n in range(2500)]
    assert [len(each.pieces) for each in partitioned(tiny, 10**9, "rules")] == [1000, 1000, 500]
