"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from kgnews.ontology import NAMESPACE, Ontology

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "kgnews"
MODULES = sorted(SOURCE.rglob("*.py"))
HEAVY = ("rdflib", "networkx", "pyshacl", "trafilatura", "pyoxigraph", "rich")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "core", "shared"}
MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 50  # "about 40" in CONTRIBUTING, docstring not counted
MOST_PARAMETERS = 5


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def _name(path: Path) -> str:
    return path.relative_to(SOURCE.parent).as_posix()


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return (node for node in ast.walk(tree) if isinstance(node, kinds))


# --- Tools ---------------------------------------------------------------------------------------


def test_imports_go_down_only() -> None:
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = _run("-c", command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_strict_is_content() -> None:
    done = _run("-m", "mypy", "--strict", "--no-error-summary")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("words", [("check",), ("format", "--check")], ids=["lint", "format"])
def test_ruff_is_content(words: tuple[str, ...]) -> None:
    done = _run("-m", "ruff", *words, ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_line_starts_without_heavy_libraries() -> None:
    command = f"import kgnews.cli, sys; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    assert _run("-c", command).stdout.strip() == "[]"


# --- Modules -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_keeps_to_the_house_sizes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_MODULE_LINES
    too_big = []
    for function in _functions(ast.parse(source)):
        body = function.body
        first = body[1] if len(body) > 1 and ast.get_docstring(function) else body[0]
        lines = (function.end_lineno or 0) - first.lineno + 1
        arguments = function.args
        count = sum(map(len, (arguments.posonlyargs, arguments.args, arguments.kwonlyargs)))
        count -= bool(arguments.args and arguments.args[0].arg in ("self", "cls"))
        # A command of the command line has as many parameters as it has options.
        if lines > MOST_FUNCTION_LINES or (count > MOST_PARAMETERS and "cli" not in path.parts):
            too_big.append(f"{function.name}: {lines} lines, {count} parameters")
    assert not too_big


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_named_for_what_it_does(path: Path) -> None:
    assert path.stem not in NAMELESS
    assert path.parent.name not in NAMELESS


def _public(tree: ast.Module) -> set[str]:
    """Functions and classes; constants may be public without being offered."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    names = {node.name for node in tree.body if isinstance(node, kinds)}
    return {name for name in names if not name.startswith("_")}


def _bound(tree: ast.Module) -> set[str]:
    bound = set(_public(tree))
    lazy = any(isinstance(n, ast.FunctionDef) and n.name == "__getattr__" for n in tree.body)
    checked = [n for n in tree.body if isinstance(n, ast.If) and lazy]  # if TYPE_CHECKING
    for node in (*tree.body, *(inner for each in checked for inner in each.body)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            bound |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in filter(None, targets):
            bound |= {each.id for each in ast.walk(target) if isinstance(each, ast.Name)}
    return bound


def _exported(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return None


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_all_names_what_is_public_and_nothing_else(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    exported = _exported(tree)
    if exported is None:
        return
    assert len(exported) == len(set(exported))
    assert set(exported) <= _bound(tree)
    assert _public(tree) <= set(exported)


def test_a_package_that_loads_its_names_late_has_them_all() -> None:
    late = [path for path in MODULES if "\ndef __getattr__(" in path.read_text(encoding="utf-8")]
    names = [".".join(path.parent.relative_to(ROOT / "src").parts) for path in late]
    assert "kgnews.sparql" in names
    for name in names:
        module = import_module(name)
        assert all(hasattr(module, each) for each in module.__all__)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_suppression_states_its_reason(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        for mark in ("# noqa", "# type: ignore"):
            if mark in line:
                # The codes in brackets or after the colon come first, then the reason.
                reason = line.partition(mark)[2].lstrip(":").partition(" ")[2].strip(" #-")
                assert " " in reason, line


# --- The package ---------------------------------------------------------------------------------


def test_entry_points_load() -> None:
    points = list(distribution("kgnews").entry_points)
    assert "kgnews" in {point.name for point in points if point.group == "console_scripts"}
    for point in points:
        assert callable(point.load()), point


def test_the_package_says_that_it_is_typed() -> None:
    assert files("kgnews").joinpath("py.typed").is_file()


def _commands() -> list[tuple[str, Any]]:
    """Every command with its full name; the parts of Typer that are used carry no types."""
    from typer.main import get_command

    from kgnews.cli import app

    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for child, below in sorted(getattr(command, "commands", {}).items()):
            yield from walk(f"{name} {child}", below)

    return list(walk("kgnews", get_command(app)))


def test_every_command_and_every_option_has_help() -> None:
    for name, command in _commands():
        assert (command.help or "").strip(), name
        for parameter in command.params:
            assert (getattr(parameter, "help", "") or "").strip(), f"{name} {parameter.name}"


# --- The ontology --------------------------------------------------------------------------------

ONTOLOGY = Ontology.load()
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


def _described(*files: Path) -> dict[str, dict[str, set[str]]]:
    """For each name of our own in the files: predicate → languages of its literals."""
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, dict[str, set[str]]] = {}
    for path in files:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            if not triple.subject.value.startswith(NAMESPACE):
                continue
            about = found.setdefault(triple.subject.value.removeprefix(NAMESPACE), {})
            languages = about.setdefault(triple.predicate.value, set())
            if isinstance(triple.object, Literal):
                languages.add(triple.object.language or "")
    return found


DOMAINS = sorted((ROOT / "ontology" / "domains").glob("*.ttl"))
EVERYTHING = _described(ROOT / "ontology" / "kgnews.ttl", *DOMAINS)
STATED = sorted(set(_described(*DOMAINS)) & set(ONTOLOGY.properties))


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_a_term_is_labelled_and_defined_in_both_languages(name: str) -> None:
    assert EVERYTHING[name].get(f"{_RDFS}label", set()) >= {"en", "id"}
    assert EVERYTHING[name].get(f"{_SKOS}definition", set()) >= {"en", "id"}


@pytest.mark.parametrize("name", STATED)
def test_a_relation_has_domain_and_range_that_exist(name: str) -> None:
    relation = ONTOLOGY.properties[name]
    assert relation.domain
    assert relation.range
    for kind in relation.domain + relation.range:
        assert kind in ONTOLOGY.classes or kind.startswith("xsd:")


@pytest.mark.parametrize("name", STATED)
def test_a_relation_with_frames_has_examples_for_and_against(name: str) -> None:
    relation = ONTOLOGY.properties[name]
    spoken = {frame.language for frame in ONTOLOGY.frames if frame.property == name}
    assert {language for _, language in relation.examples} >= spoken
    assert {language for _, language in relation.counter_examples} >= spoken


def test_every_frame_belongs_to_a_relation() -> None:
    assert {frame.property for frame in ONTOLOGY.frames} <= set(STATED)
