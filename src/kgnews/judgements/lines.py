"""One decision as a line of text, and back.

::

    same A B                      ban "text" | A                 retract ARTICLE
    not-same A B                  link A wd:Q3630                wrong S P O [in ARTICLE]
    rename A "Name"               unlink A                       correct S P O to S P O [in ARTICLE]
    retype A kg:City

followed by ``by "who" [on DATE] why "why" [# comment]``. ``A`` is ``:key``, or ``:key@ARTICLE``
for the one of that article alone; an article is the 32 digits of its id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kgnews.errors import InputError
from kgnews.model import Judgement
from kgnews.ontology import Ontology

__all__ = ["VERBS", "judged_in", "line_of", "parsed", "quoted", "reference", "unquoted"]

# What each verb takes: e an entity, t a text, c a class, l a link, a an article, p a property,
# o an entity or a text, n an entity or a text that is a name; "to" stands for itself.
VERBS: dict[str, tuple[str, ...]] = {
    "same": ("e", "e"),
    "not-same": ("e", "e"),
    "rename": ("e", "t"),
    "retype": ("e", "c"),
    "ban": ("n",),
    "link": ("e", "l"),
    "unlink": ("e",),
    "retract": ("a",),
    "wrong": ("e", "p", "o"),
    "correct": ("e", "p", "o", "to", "e", "p", "o"),
}
"""The verbs of decisions with the kinds of their terms."""

_IN_ARTICLE = ("wrong", "correct")  # the verbs that may be said of one article
_TOKEN = re.compile(r'\s*(?:("(?:[^"\\]|\\.){0,4000}")(?=\s|$)|(#.*)|([^\s"#]\S{0,2000}))')
_ENTITY = re.compile(r":[^\s\"@#/?<>\\]{1,300}(?:@[0-9a-f]{32})?")
_ARTICLE = re.compile(r"[0-9a-f]{32}")
_LINK = re.compile(r"wd:Q[1-9]\d{0,11}|geonames:[1-9]\d{0,11}|https?://[^\s\"<>\\^`{|}]{1,500}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MERGE = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def quoted(text: str) -> str:
    r"""A text as a term.

    >>> quoted('Forum "Kota"')
    '"Forum \\"Kota\\""'
    """
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def unquoted(term: str) -> str:
    """The text of a term; a term that is no text stays as it is."""
    return str(json.loads(term)) if term.startswith('"') else term


def reference(name: str, article: str = "") -> str:
    """A local name of the graph as a term, of one article or of all.

    >>> reference("city-ambon")
    ':city-ambon'
    """
    return f":{name}@{article}" if article else f":{name}"


def judged_in(term: str) -> tuple[str, str]:
    """(local name, article or nothing) of a term that is an entity."""
    name, _, article = term.removeprefix(":").partition("@")
    return name, article


def line_of(judgement: Judgement) -> str:
    """The judgement as a line, without comment.

    >>> line_of(Judgement("ban", ('"Foto Ilustrasi"',), who="Rina", why="a credit"))
    'ban "Foto Ilustrasi" by "Rina" why "a credit"'
    """
    terms = list(judgement.about)
    if judgement.verb == "correct":
        terms.insert(3, "to")
    parts = [judgement.verb, *terms]
    if judgement.article:
        parts += ["in", judgement.article]
    if judgement.who:
        parts += ["by", quoted(judgement.who)]
    if judgement.day:
        parts += ["on", judgement.day]
    if judgement.why:
        parts += ["why", quoted(judgement.why)]
    return " ".join(parts)


def parsed(line: str, where: str = "decision") -> tuple[Judgement, str]:
    """The judgement of a line, and its comment. Raises InputError at ``where``.

    >>> judgement, comment = parsed('same :b :a by "Rina" why "one man"  # see the archive')
    >>> judgement.about, judgement.why, comment
    ((':a', ':b'), 'one man', '# see the archive')
    """
    if line.startswith(_MERGE):
        cure = "keep the lines of both sides; their order does not matter"
        raise InputError(where, "a merge that was not finished", cure)
    tokens, comment = _tokens(line, where)
    verb = tokens[0] if tokens else ""
    if verb not in VERBS:
        near = get_close_matches(verb, VERBS, 1)
        cure = f"did you mean {near[0]}?" if near else f"begin with one of {', '.join(VERBS)}"
        raise InputError(where, f"{verb or 'nothing'} is no decision", cure)
    kinds = VERBS[verb]
    terms, rest = tokens[1 : len(kinds) + 1], tokens[len(kinds) + 1 :]
    if len(terms) < len(kinds):
        raise InputError(where, f"{verb} needs {len(kinds)} terms", f"write {_pattern(verb)}")
    about = [_term(kind, term, where) for kind, term in zip(kinds, terms, strict=True)]
    about = [term for kind, term in zip(kinds, about, strict=True) if kind != "to"]
    if verb in ("same", "not-same"):
        about.sort()
        if about[0] == about[1]:
            raise InputError(where, "names the same entity twice", "name two entities")
    fields = _fields(verb, rest, where)
    return Judgement(verb, tuple(about), **fields), comment


def _tokens(line: str, where: str) -> tuple[list[str], str]:
    """The words of a line, and its comment."""
    found: list[str] = []
    at, line = 0, line.rstrip()
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            cure = 'write texts as "…", with \\" for a quotation mark in them'
            raise InputError(where, f"cannot be read from {line[at : at + 20]!r} on", cure)
        if match[2]:
            return found, match[2]
        found.append(match[1] or match[3])
        at = match.end()
    return found, ""


def _fields(verb: str, rest: Sequence[str], where: str) -> dict[str, str]:
    """What follows the terms: in which article, by whom, on which day and why."""
    names = {"by": "who", "on": "day", "why": "why"}
    if verb in _IN_ARTICLE:
        names["in"] = "article"
    found: dict[str, str] = {}
    words = list(rest)
    while words:
        word = words.pop(0)
        if word not in names or names[word] in found or not words:
            known = ", ".join(f"{each} …" for each in names)
            raise InputError(where, f"{word} is not understood here", f"write {known}")
        found[names[word]] = _value(word, words.pop(0), where)
    for word, name in (("by", "who"), ("why", "why")):
        if not found.get(name):
            raise InputError(where, f"does not say {name}", f'add {word} "…"')
    return found


def _value(word: str, term: str, where: str) -> str:
    if word == "in":
        return _term("a", term, where)
    if word == "on":
        if not _DAY.fullmatch(term):
            raise InputError(where, f"{term} is no day", "write it as 2026-11-25")
        return term
    return unquoted(_term("t", term, where))


def _term(kind: str, term: str, where: str) -> str:
    """A term that is of its kind, as it is written everywhere."""
    if kind == "to":
        if term != "to":
            raise InputError(where, f"{term} where “to” should be", f"write {_pattern('correct')}")
        return term
    text = term.startswith('"')
    if text and kind in ("t", "o", "n"):
        return _text(term, where)
    if not text and kind in ("e", "o", "n") and _ENTITY.fullmatch(term):
        return term
    if kind == "a" and _ARTICLE.fullmatch(term):
        return term
    if kind == "l" and _LINK.fullmatch(term):
        return term
    words = Ontology.load()
    local = term.removeprefix("kg:")
    if kind == "c":
        return f"kg:{_known(local, words.classes, 'class', where)}"
    if kind == "p":
        return f"kg:{_known(local, words.properties, 'property', where)}"
    what, cure = _WANTED[kind]
    raise InputError(where, f"{term} is no {what}", cure)


def _text(term: str, where: str) -> str:
    try:
        text = unquoted(term)
    except ValueError as fault:
        raise InputError(where, f"{term} is no text", 'write a backslash as "\\\\"') from fault
    if not text.strip():
        raise InputError(where, "an empty text", "say something")
    return quoted(text)


def _known(name: str, names: Iterable[str], what: str, where: str) -> str:
    known = list(names)
    if name in known:
        return name
    near = get_close_matches(name, known, 1)
    cure = f"did you mean kg:{near[0]}?" if near else "see docs/ontology.md"
    raise InputError(where, f"kg:{name} is no {what} of the ontology", cure)


_WANTED = {
    "e": ("entity", "write it as :city-ambon, or :city-ambon@ARTICLE"),
    "o": ("entity and no text", 'write :city-ambon, or a value as "26"'),
    "n": ("entity and no text", 'write :city-ambon, or a name as "Foto Ilustrasi"'),
    "t": ("text", "put it between quotation marks"),
    "a": ("article", "write the 32 digits of its id"),
    "l": ("link", "write wd:Q3630, geonames:1642911 or an address"),
}
_SPELLED = {
    "e": ":A",
    "t": '"text"',
    "c": "kg:Class",
    "l": "wd:Q1",
    "a": "ARTICLE",
    "p": "kg:property",
}


def _pattern(verb: str) -> str:
    """How a verb is written, as an example."""
    spelled = {**_SPELLED, "o": ":B", "n": '"name"', "to": "to"}
    return " ".join([verb, *(spelled[kind] for kind in VERBS[verb])])
