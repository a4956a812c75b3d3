"""Whether a graph is as it should be: SHACL by pySHACL.

The shapes are ``ontology/shapes.ttl``, and one for each relation of the ontology, made from its
domain and range. Nothing is fetched: no imports are followed, no scripts run.

Our own constraints in SPARQL are taken out of the shapes and asked of the store's engine, once for
all facts: pySHACL asks them fact by fact, which took nine tenths of the time.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgnews.errors import OntologyError
from kgnews.mapping import PREFIXES
from kgnews.ontology import NAMESPACE, Ontology, Property, root

if TYPE_CHECKING:
    import rdflib

    from kgnews.store import Graph

__all__ = ["Checked", "Finding", "check", "shapes"]

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A place where a graph is not as it should be.

    ``focus`` is the node, ``path`` the property and ``value`` the value that is wrong, as CURIEs
    or literals; ``path`` and ``value`` may be empty.
    """

    focus: str
    path: str
    message: str
    value: str = ""
    severity: str = "Violation"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, sorted, and the report in Turtle as the W3C defines it."""

    findings: tuple[Finding, ...]
    report: str


def check(graph: Graph, extra: Iterable[Path] = ()) -> Checked:
    """Hold a graph against the shapes, those of extra Turtle files included.

    Raises OntologyError for a file of shapes that cannot be read.
    """
    import pyoxigraph
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    dump = io.BytesIO()
    graph.dump(dump, pyoxigraph.RdfFormat.N_TRIPLES)
    data.parse(data=dump.getvalue(), format="nt")
    ontology = Ontology.load()
    wanted = shapes(ontology, extra)
    asked = _taken_out(wanted)
    _, found, _ = pyshacl.validate(
        data,
        shacl_graph=wanted,
        ont_graph=_classes(ontology),
        inference="none",
        do_owl_imports=False,
        js=False,
        meta_shacl=False,
    )
    if not isinstance(found, rdflib.Graph):
        raise OntologyError("shapes.ttl", str(found), "mend the shapes")
    for constraint in asked:
        _ask(graph, constraint, found)
    for prefix, space in (*PREFIXES.items(), ("sh", _SH)):
        found.bind(prefix, space)
    return Checked(tuple(sorted(_findings(found))), found.serialize(format="turtle"))


@dataclass(frozen=True, slots=True)
class _Constraint:
    """A constraint in SPARQL on every instance of a class."""

    shape: rdflib.term.Node
    kind: str
    select: str
    messages: tuple[rdflib.term.Node, ...]


def _taken_out(wanted: rdflib.Graph) -> list[_Constraint]:
    """Our own constraints in SPARQL, which are no longer in the shapes afterwards."""
    import rdflib

    shacl = rdflib.Namespace(_SH)
    ours = rdflib.URIRef(NAMESPACE.rstrip("#"))
    found = []
    for shape, node in sorted(wanted.subject_objects(shacl.sparql), key=str):
        kind = wanted.value(shape, shacl.targetClass)
        if kind is not None and (node, shacl.prefixes, ours) in wanted:
            select = str(wanted.value(node, shacl.select))
            messages = tuple(wanted.objects(node, shacl.message))
            found.append(_Constraint(shape, str(kind), select, messages))
            wanted.remove((shape, shacl.sparql, node))
    return found


def _ask(graph: Graph, constraint: _Constraint, report: rdflib.Graph) -> None:
    """Add to a report what violates a constraint."""
    import rdflib

    shacl = rdflib.Namespace(_SH)
    query = f"SELECT ?this ?value {{ ?this a <{constraint.kind}> {{ {constraint.select} }} }}"
    top = next(report.subjects(rdflib.RDF.type, shacl.ValidationReport))
    rows: Any = graph.query(query)
    for row in rows:
        node = rdflib.BNode()
        report.add((top, shacl.result, node))
        report.set((top, shacl.conforms, rdflib.Literal(False)))
        parts = [
            (rdflib.RDF.type, shacl.ValidationResult),
            (shacl.focusNode, rdflib.URIRef(row["this"].value)),
            (shacl.value, rdflib.URIRef(row["value"].value)),
            (shacl.resultSeverity, shacl.Violation),
            (shacl.sourceShape, constraint.shape),
            (shacl.sourceConstraintComponent, shacl.SPARQLConstraintComponent),
            *((shacl.resultMessage, message) for message in constraint.messages),
        ]
        for predicate, value in parts:
            report.add((node, predicate, value))


def shapes(ontology: Ontology, extra: Iterable[Path] = ()) -> rdflib.Graph:
    """All shapes: those that are written down and those that follow from the ontology."""
    import rdflib

    found = rdflib.Graph()
    for path in (root() / "shapes.ttl", *extra):
        try:
            found.parse(path, format="turtle")
        except Exception as fault:
            raise OntologyError(
                str(path), str(fault).partition("\n")[0], "mend the Turtle"
            ) from fault
    written = "".join(_joined(each, ontology) for each in ontology.properties.values())
    found.parse(
        data=f"@prefix kg: <{NAMESPACE}> . @prefix sh: <{_SH}> .\n{written}", format="turtle"
    )
    return found


def _joined(relation: Property, ontology: Ontology) -> str:
    """Shapes for the subjects and objects of a relation: one of its classes each."""
    written = ""
    sides = [("Subjects", "subject", relation.domain)]
    if relation.kind == "object":
        sides.append(("Objects", "object", relation.range))
    for target, side, kinds in sides:
        known = [kind for kind in kinds if kind in ontology.classes]
        if known and len(known) == len(kinds):
            classes = " ".join(f"[ sh:class kg:{kind} ]" for kind in known)
            names = " or ".join(ontology.label(kind) for kind in known)
            written += (
                f"kg:{relation.name}{target}Shape a sh:NodeShape ; "
                f"sh:target{target}Of kg:{relation.name} ; sh:or ( {classes} ) ; "
                f'sh:message "the {side} of kg:{relation.name} is {names}"@en .\n'
            )
    return written


def _classes(ontology: Ontology) -> rdflib.Graph:
    """Which class is below which, as far as they are ours."""
    import rdflib

    found = rdflib.Graph()
    below = rdflib.RDFS.subClassOf
    for kind, above in ontology.ancestors.items():
        for parent in sorted(above - {kind}):
            pair = (rdflib.URIRef(NAMESPACE + kind), rdflib.URIRef(NAMESPACE + parent))
            found.add((pair[0], below, pair[1]))
    return found


def _findings(report: rdflib.Graph) -> Iterable[Finding]:
    import rdflib

    shacl = rdflib.Namespace(_SH)

    def one(node: Any, name: str) -> str:
        values = sorted(report.objects(node, shacl[name]), key=_preferred)
        return _short(values[0]) if values else ""

    for node in report.subjects(rdflib.RDF.type, shacl.ValidationResult):
        yield Finding(
            focus=one(node, "focusNode"),
            path=one(node, "resultPath"),
            message=one(node, "resultMessage"),
            value=one(node, "value"),
            severity=one(node, "resultSeverity").removeprefix("sh:") or "Violation",
        )


def _preferred(term: Any) -> tuple[bool, str]:
    """English before other languages."""
    return getattr(term, "language", None) not in (None, "en"), str(term)


def _short(term: Any) -> str:
    text = str(term)
    for prefix, space in (*PREFIXES.items(), ("sh", _SH)):
        local = text.removeprefix(space)
        if local != text and local and not set(local) & set("/#?"):
            return f"{prefix}:{local}"
    return text
