"""``kgnews judge``: decisions written, followed, told, taken back."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kgnews.store import open_graph

Run = Callable[..., "CompletedProcess[str]"]

ONE = (
    "Wali Kota Semarang Ratri Puspita membuka Pasar Gede pada Senin. "
    "Ratri Puspita mengatakan pasar itu ramai."
)
TWO = "Wali Kota Semarang Ratri Puspitasari menutup jalan di Kota Bandung pada Selasa."
SIGNED = ("--who", "Rina", "--why", "satu orang")


@pytest.fixture(scope="module")
def ingested(kgnews: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judge")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    done = kgnews("ingest", "--store", folder / "store", folder / "one.txt", folder / "two.txt")
    assert done.returncode == 0, done.stderr
    return folder / "store"


@pytest.fixture
def store(ingested: Path, tmp_path: Path) -> Path:
    shutil.copytree(ingested, tmp_path / "store")
    return tmp_path / "store"


def dumped(folder: Path) -> bytes:
    from pyoxigraph import RdfFormat

    out = io.BytesIO()
    open_graph(folder).dump(out, RdfFormat.N_TRIPLES)
    return b"".join(sorted(out.getvalue().splitlines(keepends=True)))


def same(kgnews: Run, store: Path) -> CompletedProcess[str]:
    words = ("judge", "same", "Ratri Puspita", "ratri puspitasari", "--store", store)
    return kgnews(*words, *SIGNED)


def test_two_that_are_one_keep_both_names_and_one_key(kgnews: Run, store: Path) -> None:
    done = same(kgnews, store)
    assert done.returncode == 0, done.stderr
    assert "is now Ratri Puspita" in done.stdout
    assert "1 article changed" in done.stderr
    written = (store / "decisions.kg").read_text(encoding="utf-8").splitlines()[-1]
    assert written == (
        'same :person-ratri-puspita :person-ratri-puspitasari by "Rina" why "satu orang"'
    )
    found = kgnews("show", "Ratri Puspitasari", "--store", store, "--format", "json")
    about = json.loads(found.stdout)["entity"]
    assert about["id"] == ":person-ratri-puspita"
    assert {about["name"], *about["names"]} >= {"Ratri Puspita", "Ratri Puspitasari"}


def test_what_is_taken_back_leaves_no_trace_in_the_graph(kgnews: Run, store: Path) -> None:
    before = dumped(store)
    same(kgnews, store)
    assert dumped(store) != before
    done = kgnews("judge", "--undo", "--store", store)
    assert done.returncode == 0, done.stderr
    assert dumped(store) == before
    assert kgnews("judge", "--list", "--store", store).stdout == ""


def test_a_contradiction_is_told_with_its_lines_and_changes_nothing(
    kgnews: Run, store: Path
) -> None:
    same(kgnews, store)
    before, file = dumped(store), (store / "decisions.kg").read_bytes()
    words = ("judge", "not-same", ":person-ratri-puspita", ":person-ratri-puspitasari")
    done = kgnews(*words, "--store", store, "--who", "Dewa", "--why", "dua orang")
    assert done.returncode == 1
    assert "contradicts same :person-ratri-puspita :person-ratri-puspitasari" in done.stderr
    assert dumped(store) == before
    assert (store / "decisions.kg").read_bytes() == file


def test_a_name_that_is_none_goes_with_all_that_is_said_of_it(kgnews: Run, store: Path) -> None:
    done = kgnews("judge", "ban", "Pasar Gede", "--store", store, *SIGNED)
    assert done.returncode == 0, done.stderr
    assert b'Pasar Gede"' not in dumped(store)
    again = kgnews("ingest", store.parent / "three.txt", "--store", store)
    assert again.returncode != 0  # there is no such file, and the decision still holds
    assert b'Pasar Gede"' not in dumped(store)


def test_decisions_hold_for_articles_that_come_later(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    same(kgnews, store)
    late = "Wali Kota Semarang Ratri Puspitasari membuka taman pada Rabu."
    (tmp_path / "late.txt").write_text(late, encoding="utf-8")
    done = kgnews("ingest", tmp_path / "late.txt", "--store", store)
    assert done.returncode == 0, done.stderr
    assert b"person-ratri-puspitasari" not in dumped(store)


def test_a_decision_says_who_and_why(kgnews: Run, store: Path) -> None:
    done = kgnews("judge", "ban", "Pasar Gede", "--store", store, "--why", "x")
    assert done.returncode == 2
    assert "a decision says who: give --who or KGNEWS_WHO" in done.stderr.replace("\n", " ")


def test_a_file_elsewhere_is_followed_from_then_on(
    kgnews: Run, store: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk.kg"
    desk.write_text('ban "Pasar Gede" by "Rina" why "x"\n', encoding="utf-8")
    done = kgnews("judge", "--decisions", desk, "--store", store)
    assert done.returncode == 0, done.stderr
    assert b'Pasar Gede"' not in dumped(store)
    desk.write_text("", encoding="utf-8")
    kgnews("rebuild", "--store", store)
    assert b'Pasar Gede"' in dumped(store)
    assert not (store / "decisions.kg").exists()


def test_a_decision_that_touches_no_article_is_listed_as_such(kgnews: Run, store: Path) -> None:
    lines = ('ban "Pasar Gede" by "R" why "w"', 'ban "Pasar Gedhe" by "R" why "w"')
    (store / "decisions.kg").write_text("\n".join(lines), encoding="utf-8")
    assert "run kgnews judge" in kgnews("judge", "--list", "--store", store).stderr
    kgnews("judge", "--store", store)
    done = kgnews("judge", "--list", "--store", store)
    assert done.stdout.splitlines() == [lines[0], lines[1] + "  # touches no article"]
    assert done.stderr == ""


def test_a_line_that_cannot_be_read_is_told_with_its_number(kgnews: Run, store: Path) -> None:
    (store / "decisions.kg").write_text('# head\n\nsame :a by "R" why "w"\n', encoding="utf-8")
    done = kgnews("judge", "--store", store)
    assert done.returncode == 1
    assert "decisions.kg:3: by is no entity" in done.stderr


# --- Review ----------------------------------------------------------------------------------


def candidates(kgnews: Run, store: Path) -> list[dict[str, object]]:
    done = kgnews("judge", "--review", "--format", "json", "--store", store)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)["candidates"]
    return found


def test_likely_duplicates_are_listed_with_their_sentences(kgnews: Run, store: Path) -> None:
    (only,) = [each for each in candidates(kgnews, store) if "puspita" in str(each["yes"])]
    assert only["yes"] == "same :person-ratri-puspita :person-ratri-puspitasari"
    assert only["no"] == "not-same :person-ratri-puspita :person-ratri-puspitasari"
    assert "membuka Pasar Gede" in str(only["left"])
    assert "menutup jalan" in str(only["right"])


def test_what_was_decided_is_not_asked_again(kgnews: Run, store: Path) -> None:
    first = candidates(kgnews, store)
    asked = len(first)
    done = kgnews("judge", "--review", "--who", "Rina", "--store", store, stdin="n\n" * asked)
    assert done.returncode == 0, done.stderr
    assert f"{asked} decided" in done.stderr
    # That a Semarang is not the city may lead to the question whether it is the regency.
    again = {each["yes"] for each in candidates(kgnews, store)}
    assert not again & {each["yes"] for each in first}
    listed = kgnews("judge", "--list", "--store", store).stdout.splitlines()
    assert len(listed) == asked
    assert all(line.startswith("not-same ") and 'by "Rina"' in line for line in listed)


def test_an_answer_can_be_taken_back_and_given_again(kgnews: Run, store: Path) -> None:
    before = dumped(store)
    keys = "s\nu\nk\nq\n"
    done = kgnews("judge", "--review", "--who", "Rina", "--store", store, stdin=keys)
    assert "0 decided" in done.stderr
    assert dumped(store) == before


def test_the_end_of_the_input_ends_the_questions(kgnews: Run, store: Path) -> None:
    done = kgnews("judge", "--review", "--who", "Rina", "--store", store, stdin="")
    assert done.returncode == 0
    assert "0 decided" in done.stderr


def test_decisions_are_told_and_asked_in_indonesian(kgnews: Run, store: Path) -> None:
    words = ("judge", "same", "Ratri Puspita", "ratri puspitasari", "--store", store)
    done = kgnews(*words, *SIGNED, "--lang", "id")
    assert (
        "Kini satu (1)\n  Ratri Puspitasari (:person-ratri-puspitasari, orang) kini" in done.stdout
    )
    assert done.stderr.startswith("1 artikel berubah")
    again = kgnews("judge", "--store", store, "--lang", "id")
    assert "tidak ada yang perlu diikuti" in again.stderr
    kgnews("judge", "--undo", "--store", store)
    asked = kgnews(
        "judge", "--review", "--who", "Rina", "--lang", "id", "--store", store, stdin="q\n"
    )
    assert "[s]ama  [n] bukan  [k] lewati  [u]rungkan  [q] keluar" in asked.stdout
    assert re.search(r"^1 dari \d+ · ", asked.stdout, re.MULTILINE)
    assert not re.search(r"\b(both|named|article|share|spelled)\b", asked.stdout)
    assert asked.stderr.startswith("0 diputuskan (")


def test_a_misspelt_decision_is_told_before_who_made_it(kgnews: Run, store: Path) -> None:
    done = kgnews("judge", "sme", ":person-a", ":person-b", "--store", store)
    assert done.returncode == 2
    assert "sme is no decision; did you mean same" in " ".join(done.stderr.split())
