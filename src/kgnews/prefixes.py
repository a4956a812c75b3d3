"""The namespaces of the graph, and the prefixes that stand for them: loads nothing."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["BASE", "NAMESPACE", "PREFIXES"]

NAMESPACE = "https://w3id.org/kgnews/ns#"
BASE = "https://w3id.org/kgnews/id/"

PREFIXES: Mapping[str, str] = {
    "": BASE,
    "kg": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "geonames": "https://sws.geonames.org/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that a query may use without saying so, and that exports write."""
