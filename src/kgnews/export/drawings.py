"""Pictures of nodes and edges as text: Graphviz and Mermaid."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from kgnews.export.characters import xml_safe
from kgnews.export.network import Edge, Network, Options, network
from kgnews.export.palette import colour

if TYPE_CHECKING:
    from kgnews.store import Graph

__all__ = ["MOST_EDGES", "dot", "mermaid"]

MOST_EDGES = 400
"""Edges of a Mermaid diagram: it draws 500 and 50,000 characters unless told otherwise."""
_MOST_CHARACTERS = 45_000
_SHOWN = 60  # characters of a name in a Mermaid box


def dot(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Graphviz: for dot and sfdp, with links to the articles in SVG."""
    net = network(graph, options)
    stream.write(b"digraph kgnews {\n  node [shape=box, style=rounded];\n")
    for node in net.nodes:
        parts = [f"label={_quoted(node.label)}", f"tooltip={_quoted(f'{node.type} {node.iri}')}"]
        parts.append(f'color="{colour(node.type)}"')
        stream.write(f"  {node.id} [{', '.join(parts)}];\n".encode())
    for edge in net.edges:
        parts = [f"label={_quoted(edge.label)}", f"tooltip={_quoted(edge.quote)}"]
        parts += [f"weight={edge.weight}"]
        if edge.articles and edge.articles[0].startswith(("https://", "http://")):
            parts.append(f"URL={_quoted(edge.articles[0])}")
        stream.write(f"  {edge.source} -> {edge.target} [{', '.join(parts)}];\n".encode())
    stream.write(b"}\n")


def mermaid(graph: Graph, stream: IO[bytes], options: Options) -> None:
    """Mermaid: a flowchart for Markdown pages; at most 400 edges, and it says what is left out."""
    net = network(graph, options)
    chosen = _best(net)
    left = len(net.edges) - len(chosen)
    stream.write(b"flowchart LR\n")
    if left:
        words = f"{len(chosen):,} of {len(net.edges):,} facts, those with most evidence"
        stream.write(f"  %% {words}: Mermaid draws no more\n".encode())
    drawn = {end for edge in chosen for end in (edge.source, edge.target)}
    kinds: dict[str, list[str]] = {}
    for node in net.nodes:
        if node.id in drawn:
            stream.write(f"  {node.id}[{_boxed(node.label)}]\n".encode())
            kinds.setdefault(colour(node.type), []).append(node.id)
    for edge in chosen:
        arrow = "-->" if "asserts" in edge.stance else "-.->"
        line = f"  {edge.source} {arrow}|{_boxed(edge.label)}| {edge.target}\n"
        stream.write(line.encode())
    for at, (shade, ids) in enumerate(sorted(kinds.items())):
        stream.write(f"  classDef c{at} stroke:{shade},stroke-width:2px\n".encode())
        stream.write(f"  class {','.join(ids)} c{at}\n".encode())


def _best(net: Network) -> list[Edge]:
    """The edges with most evidence that fit into a diagram, in their order."""
    names = {node.id: len(node.label[:_SHOWN]) + 20 for node in net.nodes}
    ranked = sorted(net.edges, key=lambda edge: (-edge.support, -edge.weight, edge.id))
    chosen, size, seen = set(), 0, set[str]()
    for edge in ranked[:MOST_EDGES]:
        ends = {edge.source, edge.target} - seen
        size += len(edge.label) + 40 + sum(names[end] for end in ends)
        if size > _MOST_CHARACTERS:
            break
        chosen.add(edge.id)
        seen |= ends
    return [edge for edge in net.edges if edge.id in chosen]


def _boxed(text: str) -> str:
    """A text of Mermaid in quotation marks; signs that it or HTML would read become their codes.

    >>> _boxed('Festival "Angin" </script>')
    '"Festival #quot;Angin#quot; #lt;/script#gt;"'
    """
    plain = " ".join(xml_safe(text).split())
    cut = plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"
    codes = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "|": "#124;"}
    codes |= {"%": "#37;", "\\": "#92;", "[": "#91;", "]": "#93;", "&": "#amp;", ";": "#59;"}
    return '"' + "".join(codes.get(sign, sign) for sign in cut) + '"'


def _quoted(text: str) -> str:
    """A string of the DOT language; a backslash there would begin an escape.

    >>> print(_quoted('"Angin" \\\\N'))
    "\\"Angin\\" \\\\N"
    """
    plain = xml_safe(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(plain.split()) + '"'
