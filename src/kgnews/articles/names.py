"""Names of files: which are read where a folder or an archive is given, and which are passed over.

A page that a browser saved "complete" has a folder of its pictures and frames beside it; what is
in that folder is no article, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kgnews.articles.readers import readers_beside

__all__ = [
    "SIDECAR",
    "in_page_of",
    "is_address",
    "is_article",
    "is_beside",
    "page_of",
    "sidecars_of",
]

SIDECAR = ".meta.json"
_ENDINGS = re.compile(
    r"te?xt|md|x?html?|mht|mhtml|json|jsonl|ndjson|jl|csv|tsv|tab|xlsx|xls|ods|parquet|xml|rss|atom|rdf|"
    r"nitf|warc|pdf|zip|tar|tgz|tbz2?",
)
_PACKED = re.compile(r"\.(?:gz|bz2)$")
_LEGAL = re.compile(r"(?:readme|licen[cs]e|changelog|copying|notice)\b|.*\.meta\.json$", re.I)
# How browsers in different languages call the folder of a page that they save.
_FOLDER = re.compile(
    r"(?P<page>.{1,300})(?:_files|_file|-files|\.files|_fichiers|-Dateien|_archivos|_arquivos|_bestanden|"
    r"-filer|_berkas)$"
)
_PAGES = (".html", ".htm", ".xhtml")
_HIDDEN = ("__MACOSX",)


def is_address(path: str) -> bool:
    """Whether a path is an address of the web.

    >>> is_address("https://kabar.example/1"), is_address("berita/1.html")
    (True, False)
    """
    return path[:8].lower().startswith(("http://", "https://", "ftp://", "ftps://"))


def sidecars_of(name: str) -> tuple[str, str]:
    """Where a file may lie that says more of an article.

    >>> sidecars_of("berita/1.txt")
    ('berita/1.txt.meta.json', 'berita/1.meta.json')
    """
    folder, slash, last = name.rpartition("/")
    stem = last.rpartition(".")[0] or last
    return name + SIDECAR, f"{folder}{slash}{stem}{SIDECAR}"


def is_article(name: str) -> bool:
    """Whether a file is read by its name alone, in a folder or an archive.

    >>> is_article("berita/1.html"), is_article("feed.jsonl.gz"), is_article("berita/1.png")
    (True, True, False)
    """
    *_, last = name.split("/")
    stem, _, ending = _PACKED.sub("", last.lower()).rpartition(".")
    known = bool(_ENDINGS.fullmatch(ending)) or not stem or ending in readers_beside()
    return known and not is_beside(name)


def is_beside(name: str) -> bool:
    """Whether a file is passed over without a word: a licence, a sidecar, what is hidden."""
    *folders, last = name.split("/")
    hidden = any(each in _HIDDEN or each[:1] == "." for each in folders)
    return hidden or last[:1] == "." or bool(_LEGAL.match(last))


def page_of(folder: str, names: Container[str]) -> bool:
    """Whether a folder belongs to a saved page among some names beside it.

    >>> page_of("Banjir_files", {"Banjir.html"}), page_of("case_files", {"notes.txt"})
    (True, False)
    """
    found = _FOLDER.match(folder)
    return found is not None and any(found["page"] + ending in names for ending in _PAGES)


def in_page_of(name: str, names: Container[str]) -> bool:
    """Whether a path lies in the folder of a saved page among some paths.

    >>> in_page_of("berita/1_files/iklan.html", {"berita/1.html", "berita/1_files/iklan.html"})
    True
    """
    folders = name.split("/")[:-1]
    return any(page_of("/".join(folders[: n + 1]), names) for n in range(len(folders)))
