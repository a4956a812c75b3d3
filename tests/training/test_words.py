import pytest
from words import read_texts, with_lists, write

from kgnews.extract.names.features import known_words


def test_texts_come_from_gzipped_json_lines(tmp_path):
    import gzip

    path = tmp_path / "own.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "Hujan turun."}\n{"text": "Angin reda."}\n'))
    assert list(read_texts([path])) == ["Hujan turun.", "Angin reda."]


def test_a_word_on_a_list_alone_has_unknown_columns():
    table = with_lists({"dan": ("3", "0")}, ({"rina": "g"},), columns=2)
    assert table == {"dan": ("3", "0", "-"), "rina": ("-", "-", "g")}


def test_a_written_table_is_read_back_and_has_no_time_in_it(tmp_path):
    table = {"rina": ("-", "g"), "dan": ("3", "-")}
    for name in ("one", "two"):
        write(table, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert known_words((tmp_path / "one").read_bytes()) == table


def test_words_used_alike_share_a_cluster_and_names_are_seen_by_their_capitals(monkeypatch):
    pytest.importorskip("scipy", reason="only training needs scipy")
    import words

    for name, value in {"GRAINS": (4,), "LEAST_SEEN": 3, "CONTEXTS": 50, "DIMENSIONS": 4}.items():
        monkeypatch.setattr(words, name, value)
    towns, goods = ("Bogor", "Tegal", "Kendal"), ("beras", "garam", "cabai")
    text = "\n".join(
        f"Pedagang {number} membawa {good} ke kota {town} setiap pagi ."
        for number in range(6)
        for town in towns
        for good in goods
    )
    table = words.word_table([text])
    assert len({table[town.lower()] for town in towns}) == 1
    assert len({table[good] for good in goods}) == 1
    assert table["bogor"][0] != table["beras"][0]
    assert (table["bogor"][-1], table["beras"][-1]) == ("4", "0")
