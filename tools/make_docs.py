"""Write the pages of docs/ that can be printed: the commands and the ontology.

python tools/make_docs.py          # writes docs/commands.md and docs/ontology.md
python tools/make_docs.py --check  # says which of them is out of date, writes nothing
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kgnews.ontology import NAMESPACE, Ontology, triples

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Printed by tools/make_docs.py; change the source, not this page. -->\n"
SKOS_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


# --- Commands ------------------------------------------------------------------------------------


def commands() -> str:
    """The page of all commands with their arguments and options."""
    from typer.main import get_command

    from kgnews.cli import app

    root = get_command(app)
    parts = ["# Commands\n", NOTE, _command("kgnews", root)]
    parts += [_command(name, command) for name, command in _below("kgnews", root)]
    return "\n".join(parts)


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    for child, below in command.commands.items():
        if not below.hidden:
            yield f"{name} {child}", below
            if hasattr(below, "commands"):
                yield from _below(f"{name} {child}", below)


def _command(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    usage = " ".join([name, *(["[OPTIONS]"] if options else []), *map(_metavar, arguments)])
    if hasattr(command, "commands"):
        usage += " COMMAND"
    parts = [f"## {name}\n", f"    {usage}\n", _paragraphs(command.help or "") + "\n"]
    rows = [(f"`{_metavar(p)}`", _cell(p.help)) for p in arguments]
    rows += [(_names(p), _cell(p.help) + _default(p)) for p in options]
    if rows:
        parts += ["| | |\n| --- | --- |\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)]
    return "\n".join(parts)


def _paragraphs(text: str) -> str:
    r"""Help text as Markdown: a block after \b keeps its lines."""
    blocks = re.split(r"\n\s*\n", text.replace("\f", "").strip())
    done = []
    for block in blocks:
        if block.lstrip().startswith("\b"):
            lines = block.lstrip("\b \n").splitlines()
            done.append("\n".join(f"    {line.strip()}" for line in lines))
        else:
            done.append(" ".join(block.split()))
    return "\n\n".join(done)


def _metavar(parameter: Any) -> str:
    name = parameter.metavar or (parameter.name or "").upper()
    name = f"{name}…" if parameter.nargs == -1 and "..." not in name else name
    return name if parameter.required or name.startswith("[") else f"[{name}]"


def _names(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(option.opts, key=len))
    if option.secondary_opts:
        names += " / " + ", ".join(f"`{name}`" for name in option.secondary_opts)
    if option.is_flag or option.count:
        return names
    choices = getattr(option.type, "choices", None)
    words = "\\|".join(map(str, choices)) if choices else option.metavar or option.type.name.upper()
    return f"{names} {words}"


def _default(option: Any) -> str:
    shown = option.default
    if option.is_flag or shown is None or callable(shown) or shown in ("", (), []):
        return ""
    return f" (default: `{getattr(shown, 'value', shown)}`)"


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


# --- Ontology ------------------------------------------------------------------------------------


def ontology() -> str:
    """The page of all classes and relations with their definitions."""
    words = Ontology.load()
    definitions, parents = _written(words)
    parts = [
        "# Ontology\n",
        NOTE,
        f"Namespace `{NAMESPACE}`, prefix `kg:`. Files: `ontology/kgnews.ttl` and",
        "`ontology/domains/*.ttl`. How frames are written is told in [frames](frames.md).\n",
        "## Classes\n",
        "| class | label (en, id) | below | definition |\n| --- | --- | --- | --- |",
    ]
    for name in words.classes:
        above = ", ".join(f"`{each}`" for each in sorted(parents.get(name, ())))
        parts.append(f"| `{name}` | {_labels(words, name)} | {above} | {definitions[name]} |")
    for kind, title in (("object", "Relations"), ("literal", "Values")):
        parts += [
            f"\n## {title}\n",
            "| property | label (en, id) | from | to | definition | frames |",
        ]
        parts.append("| --- | --- | --- | --- | --- | --- |")
        for name, each in words.properties.items():
            if each.kind == kind:
                ends = (_classes(each.domain), _classes(each.range))
                spoken = [frame.language for frame in words.frames if frame.property == name]
                counts = ", ".join(f"{spoken.count(x)} {x}" for x in sorted(set(spoken)))
                labels = _labels(words, name)
                row = (f"`{name}`", labels, *ends, definitions.get(name, ""), counts)
                parts.append(f"| {' | '.join(row)} |")
    return "\n".join(parts) + "\n"


def _written(words: Ontology) -> tuple[dict[str, str], dict[str, set[str]]]:
    files = (words.folder / "kgnews.ttl", *sorted((words.folder / "domains").glob("*.ttl")))
    definitions: dict[str, str] = {}
    parents: dict[str, set[str]] = {}
    for subject, predicate, value, language in triples(files):
        name = subject.removeprefix(NAMESPACE)
        if predicate == SKOS_DEFINITION and language == "en":
            definitions[name] = _cell(value)
        elif predicate == SUBCLASS and value.startswith(NAMESPACE):
            parents.setdefault(name, set()).add(value.removeprefix(NAMESPACE))
    return definitions, parents


def _labels(words: Ontology, name: str) -> str:
    return f"{words.label(name, 'en')}, {words.label(name, 'id')}"


def _classes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


PAGES = {"commands.md": commands, "ontology.md": ontology}


def main() -> int:
    """0 if all pages were written, or are as they would be written."""
    stale = []
    for name, printed in PAGES.items():
        path, text = ROOT / "docs" / name, printed()
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"out of date: {', '.join(stale)}; run python tools/make_docs.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
