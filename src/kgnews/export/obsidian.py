"""An Obsidian vault: a page for every entity and every article, linked with each other.

Pages are Markdown with front matter; no name of the news is a path, and no word of it is markup.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kgnews.export.network import Edge, Node, Options, network
from kgnews.export.pages import Page, pages
from kgnews.ontology import BASE, Ontology

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["file_name", "obsidian"]

_BARRED = re.compile(
    r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]+'
)
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$%^&])")
_NO_LINK = re.compile(r"[\[\]|\\^#<>`]")  # an escape would be shown inside a link
_LONGEST = 120  # bytes; a file system takes 255, and a folder may lie deep


def file_name(text: str) -> str:
    """A text as the name of a file on every system, without its ending.

    >>> file_name('Festival "Angin" </script>'), file_name("../../etc"), file_name("CON")
    ('Festival Angin script', 'etc', 'CON_')
    """
    composed = unicodedata.normalize("NFC", text)
    plain = " ".join(_BARRED.sub(" ", composed).split()).strip(" .")
    plain = plain.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")
    return f"{plain}_" if _DEVICES.fullmatch(plain) else plain or "_"


def obsidian(graph: Graph, options: Options) -> Iterator[tuple[str, bytes]]:
    """Obsidian vault: a page for every entity and article, with facts, sentences and links."""
    net = network(graph, options)
    articles = pages(graph)
    entities = [node for node in net.nodes if node.type != "Article"]
    paths = _paths(
        [(f"Articles/{page.published[:10]} {page.headline}", page.iri) for page in articles]
    )
    paths |= _paths([(f"{node.type}/{node.label}", node.iri) for node in entities])
    vault = _Vault(paths, {node.id: node for node in net.nodes}, articles)
    facts: dict[str, list[Edge]] = {}
    for edge in net.edges:
        for end in dict.fromkeys((edge.source, edge.target)):
            facts.setdefault(end, []).append(edge)
    yield "Index.md", vault.index(entities, articles)
    for node in entities:
        yield f"{paths[node.iri]}.md", vault.entity(node, facts.get(node.id, ()))
    for page in articles:
        yield f"{paths[page.iri]}.md", vault.article(page)


def _paths(wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A path for every address; where two would be one on some system, with the key behind it."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for path, iri in wanted:
        folder, _, name = path.partition("/")
        chosen = f"{folder}/{file_name(name)}"
        if chosen.casefold() in taken:
            chosen = f"{folder}/{file_name(name)} ({file_name(iri.removeprefix(BASE))})"
        taken.add(chosen.casefold())
        found[iri] = chosen
    return found


class _Vault:
    def __init__(
        self, paths: Mapping[str, str], nodes: Mapping[str, Node], articles: Iterable[Page]
    ) -> None:
        self.paths, self.nodes = paths, nodes
        self.names = {node.iri: node.label for node in nodes.values()}
        self.pages = {page.url or page.iri: page for page in articles}
        self.words: dict[str, list[tuple[Page, str]]] = {}
        for page in self.pages.values():
            for quote in page.quotes:
                self.words.setdefault(quote.speaker, []).append((page, quote.text))

    def link(self, iri: str, text: str = "") -> str:
        """A link within the vault, or plain text where there is no page."""
        name = text or self.names.get(iri, iri)
        if iri not in self.paths:
            return _plain(name)
        return f"[[{self.paths[iri]}|{' '.join(_NO_LINK.sub(' ', name).split())}]]"

    def index(self, entities: Iterable[Node], articles: Iterable[Page]) -> bytes:
        lines, kinds = ["# Index", ""], dict[str, list[Node]]()
        for node in entities:
            kinds.setdefault(node.type, []).append(node)
        for kind in sorted(kinds):
            lines += [f"## {Ontology.load().label(kind)}", ""]
            lines += [f"- {self.link(node.iri)}" for node in kinds[kind]] + [""]
        lines += ["## Articles", ""]
        lines += [f"- {self.link(page.iri, page.headline)}" for page in articles]
        return _written(lines)

    def entity(self, node: Node, facts: Iterable[Edge]) -> bytes:
        about: dict[str, object] = {"aliases": [node.label], "type": node.type, "iri": node.iri}
        about |= {"mentions": node.mentions, "first_seen": node.first_seen}
        about |= {"last_seen": node.last_seen, "same_as": list(node.same_as)} | dict(node.measures)
        lines = [*_front(about), f"# {_plain(node.label)}", ""]
        lines += _section("Facts", [line for edge in facts for line in self.fact(edge, node)])
        quotes = self.words.get(node.iri, ())
        said = (f"- “{_plain(t)}” – {self.link(page.iri, page.headline)}" for page, t in quotes)
        return _written([*lines, *_section("Quotes", list(said))])

    def fact(self, edge: Edge, node: Node) -> list[str]:
        source, target = (
            "**this**" if end == node.id else self.link(self.nodes[end].iri)
            for end in (edge.source, edge.target)
        )
        held = "" if "asserts" in edge.stance else f" *({edge.stance})*"
        period = f" ({edge.start or '…'} – {edge.end or '…'})" if edge.start or edge.end else ""
        lines = [f"- {source} {edge.label} {target}{period}{held}"]
        if edge.quote:
            cited = (self.pages[each] for each in edge.articles if each in self.pages)
            links = ", ".join(self.link(page.iri, page.headline) for page in cited)
            lines.append(f"    - “{_plain(edge.quote)}”{f' – {links}' if links else ''}")
        return lines

    def article(self, page: Page) -> bytes:
        about: dict[str, object] = {"type": "Article", "published": page.published}
        about |= {"url": page.url, "language": page.language, "iri": page.iri}
        about["publisher"] = page.publisher.name if page.publisher else ""
        lines = [*_front(about), f"# {_plain(page.headline or page.iri)}", ""]
        lines += _section("Names", [f"- {self.link(iri)}" for iri in page.mentions])
        said = []
        for quote in page.quotes:
            speaker = self.link(quote.speaker) if quote.speaker else "?"
            said.append(f"- {speaker}: “{_plain(quote.text)}”")
        return _written([*lines, *_section("Quotes", said)])


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *lines, ""] if lines else []


def _front(about: Mapping[str, object]) -> list[str]:
    """Front matter; JSON is YAML, in which no text can be anything else."""
    shown = {name: value for name, value in about.items() if value not in ("", [])}
    return ["---", *(f"{name}: {json.dumps(value)}" for name, value in shown.items()), "---", ""]


def _plain(text: str) -> str:
    """A text in which Markdown finds nothing to do."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _written(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines).rstrip() + "\n").encode(errors="replace")
