"""The Reconciliation Service API 0.2: names in a table become entities of the graph.

OpenRefine and others send names, types and properties and get candidates with scores, pictures
of them, completions, and values of properties. Known are the entities of the graph and those of
the gazetteer that no article has named yet; both have the key that their IRI ends in as id.
"""

from __future__ import annotations

from kgnews.serve.reconcile.index import Index, Known, names_of
from kgnews.serve.reconcile.service import routes

__all__ = ["Index", "Known", "names_of", "routes"]
