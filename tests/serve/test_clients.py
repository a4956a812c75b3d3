"""Other people's clients ask the endpoint, over a socket."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings

import pytest

CITIES = "SELECT ?city { ?city kg:supports :event-forum-kota-teluk } ORDER BY ?city"
KG = "https://w3id.org/kgnews/ns#"
ID = "https://w3id.org/kgnews/id/"
WANTED = [f"{ID}city-{name}" for name in ("ambon", "barcelona", "manado")]


@pytest.mark.parametrize("method", ["GET", "POST", "POSTDIRECTLY"])
@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_gets_rows(served: str, method: str, format: str) -> None:
    from SPARQLWrapper import POSTDIRECTLY, SPARQLWrapper

    client = SPARQLWrapper(f"{served}/sparql", returnFormat=format)
    client.setMethod("GET" if method == "GET" else "POST")
    if method == "POSTDIRECTLY":
        client.setRequestMethod(POSTDIRECTLY)
    client.setQuery(CITIES)
    found = client.query()
    kinds = {"json": "+json", "xml": "+xml", "csv": "text/csv", "tsv": "separated-values"}
    assert kinds[format] in found.info()["content-type"]
    body = found.response.read().decode()
    assert [body.find(each) > 0 for each in WANTED] == [True] * 3


def test_sparqlwrapper_gets_truth_graphs_and_faults(served: str) -> None:
    from SPARQLWrapper import SPARQLWrapper
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    client = SPARQLWrapper(f"{served}/sparql", returnFormat="json")
    client.setQuery("ASK { :city-ambon kg:supports :event-forum-kota-teluk }")
    assert client.queryAndConvert() == {"head": {}, "boolean": True}
    graph = SPARQLWrapper(f"{served}/sparql", returnFormat="turtle")
    graph.setQuery("DESCRIBE :city-ambon")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of rdflib, in SPARQLWrapper's way of reading
        body = graph.query().response.read().decode()
    assert "rdfs:label" in body
    client.setQuery("SELECT { ?a }")
    with pytest.raises(QueryBadFormed):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib_asks_it(served: str, method: str) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"{served}/sparql", method=method)
    graph = Graph(store)
    rows = graph.query(
        f"SELECT ?c {{ ?c <{KG}supports> <{ID}event-forum-kota-teluk> }} ORDER BY ?c"
    )
    assert [str(row[0]) for row in rows] == WANTED  # type: ignore[index] # a SELECT yields rows
    assert bool(graph.query(f"ASK {{ <{WANTED[0]}> <{KG}supports> ?event }}"))
    found = graph.triples((URIRef(WANTED[0]), URIRef(f"{KG}supports"), None))
    assert [str(each[2]) for each in found] == [f"{ID}event-forum-kota-teluk"]
    described = graph.query(f"CONSTRUCT WHERE {{ <{WANTED[0]}> ?p ?o }}")
    assert described.graph is not None
    assert len(described.graph) == 3, "its class, its name and what it supports"


ASK = """
const { QueryEngine } = require("@comunica/query-sparql");
(async () => {
  const [endpoint, page] = process.argv.slice(1);
  const engine = new QueryEngine();
  const sources = [{ type: "sparql", value: `${endpoint}/sparql` }];
  const rows = await engine.queryBindings(
    "PREFIX kg: <https://w3id.org/kgnews/ns#> PREFIX : <https://w3id.org/kgnews/id/>" +
    "SELECT ?c { ?c kg:supports :event-forum-kota-teluk } ORDER BY ?c", { sources });
  const cities = (await rows.toArray()).map((each) => each.get("c").value);
  const truth = await engine.queryBoolean("ASK { ?a ?b ?c }", { sources });
  const quads = await engine.queryQuads("CONSTRUCT WHERE { ?a ?b ?c } LIMIT 7", { sources });
  const own = await engine.queryBindings(
    "SELECT ?l { <https://w3id.org/kgnews/id/city-ambon> " +
    "<http://www.w3.org/2000/01/rdf-schema#label> ?l }",
    { sources: [`${endpoint}/id/city-ambon`] });
  const labels = (await own.toArray()).map((each) => each.get("l").value);
  console.log(JSON.stringify({ cities, truth, quads: (await quads.toArray()).length, labels }));
})().catch((fault) => { console.error(fault); process.exit(1); });
"""


def test_comunica_asks_it_and_follows_the_iri_of_a_city(served: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node: see tests/serve/README.md")
    there = subprocess.run(
        [node, "-e", 'require("@comunica/query-sparql")'], capture_output=True, check=False
    )
    if there.returncode:
        pytest.skip("no Comunica: see tests/serve/README.md")
    done = subprocess.run(
        [node, "-e", ASK, served], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {"cities": WANTED, "truth": True, "quads": 7, "labels": ["Ambon"]}
