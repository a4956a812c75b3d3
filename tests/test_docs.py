"""What the documents say is so: commands run, links resolve, printed pages are up to date."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "samples" / "README.md",
]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\(([^()\s]{1,300})\)")
_HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)


class Example(NamedTuple):
    """A command and the lines that the document shows under it."""

    command: str
    output: str
    line: int


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _examples(path: Path) -> Iterator[Example]:
    """``$ command`` lines with what follows; a command goes on after a backslash."""
    text = path.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1)) + 1
        body = block[1].replace("\\\n", "\\\0")
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE):
            command, _, output = part.partition("\n")
            if command:
                yield Example(command.replace("\\\0", ""), output.replace("\\\0", "\\\n"), line)


WITH_EXAMPLES = [path for path in DOCUMENTS if path.is_file() and any(_examples(path))]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder with the samples in it, as after unpacking."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=_name)
def test_the_commands_of_a_document_print_what_it_says(path: Path, desk: Path) -> None:
    scripts = str(Path(sys.executable).parent)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KGNEWS_")}
    environment |= {"PATH": os.pathsep.join((scripts, os.environ["PATH"])), "PYTHONUTF8": "1"}
    checker = OutputChecker()
    flags = ELLIPSIS | NORMALIZE_WHITESPACE
    for example in _examples(path):
        done = subprocess.run(
            example.command,
            shell=True,  # as a reader would type it
            cwd=desk,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        said = f"{_name(path)}:{example.line}: $ {example.command}\n{done.stdout}"
        shows_an_error = example.output.startswith("kgnews: ")
        assert bool(done.returncode) is shows_an_error, said
        assert checker.check_output(example.output, done.stdout, flags), said


def test_the_readme_shows_a_tour() -> None:
    commands = [example.command for example in _examples(ROOT / "README.md")]
    for word in ("ingest", "query", "show", "why", "read", "export"):
        assert any(command.startswith(f"kgnews {word}") for command in commands), word


def test_the_readme_lists_every_command() -> None:
    from typer.main import get_command

    from kgnews.cli import app

    commands = getattr(get_command(app), "commands")  # noqa: B009  Typer's types do not have it
    table = re.findall(r"^\| `([\w-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert set(commands) <= set(table)


def test_the_printed_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "make_docs.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _anchors(path: Path) -> set[str]:
    headings = _HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_links_within_the_repository_resolve(path: Path) -> None:
    for link in _LINK.findall(path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def test_every_page_of_docs_is_in_its_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "docs").rglob("*.md"):
        if path.name != "README.md":
            assert f"({path.relative_to(ROOT / 'docs').as_posix()})" in index


@pytest.mark.parametrize("package", ["dependencies", "optional-dependencies"])
def test_every_dependency_is_argued(package: str) -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project[package]
    lines = [each for group in lines.values() for each in group] if package[0] == "o" else lines
    argued = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for line in lines:
        name = re.split(r"[<>=~!;\[ ]", line, maxsplit=1)[0]
        assert name in argued, name
