"""JSON: one object, a list, or one object a line."""

from __future__ import annotations

import io
import json

import pytest

from kgnews.articles.options import NOTHING, Options, Refusal
from kgnews.articles.readers.jsons import json_articles, json_line_articles
from kgnews.model import Article

TEXT = "Pasar ikan di tepi sungai itu dibuka kembali."


def record(number: int) -> str:
    return json.dumps({"id": str(number), "text": f"{TEXT} Nomor {number}."})


def ids(data: str | bytes, lines: bool = False, most: int = 10_000) -> list[str | None]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    read = json_line_articles if lines else json_articles
    found = list(read(stream, "f", Options(max_bytes=most), NOTHING))
    return [each.source_id if isinstance(each, Article) else str(each) for each in found]


def test_every_line_is_an_article() -> None:
    assert ids(f"{record(1)}\n{record(2)}\n\n{record(3)}", lines=True) == ["1", "2", "3"]


def test_a_bad_line_is_named_and_the_others_go_on() -> None:
    data = f'{record(1)}\n{{"id": \nnull\n[]\n{{}}\n{record(6)}'
    found = ids(data, lines=True)
    assert found[0] == "1"
    assert found[-1] == "6"
    assert [str(each)[:4] for each in found[1:-1]] == ["f:2:", "f:3:", "f:4:", "f:5:"]


def test_bytes_that_are_no_utf_8_spoil_one_line() -> None:
    data = record(1).encode() + b'\n{"text": "\xff\xfe"}\n' + record(3).encode()
    assert ids(data, lines=True) == ["1", "f:2: not UTF-8; mend or remove it", "3"]


def test_a_line_above_the_limit_is_refused_and_passed_over() -> None:
    data = f"{record(1)}\n{json.dumps({'text': 'a' * 5000})}\n{record(3)}"
    found = ids(data, lines=True, most=500)
    assert (found[0], found[2]) == ("1", "3")
    assert "above 500 bytes" in str(found[1])


def test_one_object_over_many_lines() -> None:
    assert ids(json.dumps({"id": "7", "text": TEXT}, indent=2)) == ["7"]


def test_one_object_on_one_line_needs_no_number() -> None:
    [found] = json_articles(io.BytesIO(record(1).encode()), "f", Options(), NOTHING)
    assert isinstance(found, Article)
    assert found.source == "f"


def test_lines_in_a_file_with_another_name() -> None:
    assert ids(f"{record(1)}\n{record(2)}\n") == ["1", "2"]


def test_a_broken_first_line_does_not_hide_the_others() -> None:
    found = ids(f'{{"id": "1", \n{record(2)}\n')
    assert str(found[0]).startswith("f:1: not JSON")
    assert found[1] == "2"


def test_a_list_is_read_item_by_item() -> None:
    assert ids(f"[{record(1)},\n {record(2)}]") == ["1", "2"]


def test_a_list_larger_than_the_limit_of_one_article() -> None:
    data = "[" + ",".join(record(n) for n in range(500)) + "]"
    assert len(data) > 20_000
    assert ids(data, most=20_000) == [str(n) for n in range(500)]


def test_a_list_that_breaks_off_keeps_what_came_before() -> None:
    found = ids(f'[{record(1)}, {{"id": "2", "te')
    assert found[0] == "1"
    assert str(found[1]).startswith("f#2: not JSON")


def test_an_object_that_wraps_a_list() -> None:
    assert ids(f'{{"status": "ok", "articles": [{record(1)}, {record(2)}]}}') == ["1", "2"]


@pytest.mark.parametrize(
    "data",
    ["[" * 100_000, '{"a":' * 100_000, "{", '{"text": 1}', "[1, 2]", "{]", '["', '{"text": nul'],
)
def test_what_is_no_article_is_refused(data: str) -> None:
    stream = io.BytesIO(data.encode())
    found = list(json_articles(stream, "f", Options(), NOTHING))
    assert found
    assert all(isinstance(each, Refusal) for each in found)


def test_a_number_of_a_million_digits_takes_no_time() -> None:
    data = f'{{"id": {"9" * 1_000_000}, "text": "{TEXT}"}}'
    [found] = json_articles(io.BytesIO(data.encode()), "f", Options(), NOTHING)
    assert isinstance(found, Article)


def test_lone_surrogates_do_no_harm() -> None:
    [found] = json_articles(
        io.BytesIO(b'{"text": "Pasar \\ud83d dibuka."}'), "f", Options(), NOTHING
    )
    assert isinstance(found, Article)
    found.text.encode("utf-8")
