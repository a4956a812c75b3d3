"""Answers that a person reads, which are a table and plain data as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kgnews.desk.rows import Row, Rows
from kgnews.desk.values import Curie, Value, day
from kgnews.view import Line, html_lines

__all__ = ["TABLES", "Shown"]

_Cells = dict[str, Value]


@dataclass(frozen=True, repr=False)
class Shown:
    """An answer: as a terminal shows it, as rows, and as ``about``, the dictionary of its JSON.

    In a notebook it is drawn with the words of the evidence marked. ``for row in …``, ``len`` and
    :meth:`to_dataframe` are those of ``rows``.

    >>> from kgnews.view import line
    >>> Shown({}, Rows(("id",), ()), (line(0, "Ambon"), line(2, "1 article")))
    Ambon
      1 article
    """

    about: Mapping[str, Any]
    rows: Rows
    lines: tuple[Line, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know: names that were guessed."""
        return self.rows.notes

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def __bool__(self) -> bool:
        """Whether there is a row."""
        return bool(len(self.rows))

    def __iter__(self) -> Iterator[Row]:
        """The rows."""
        return iter(self.rows)

    def to_dataframe(self, engine: str | None = None) -> Any:
        """The rows as a data frame, as :meth:`Rows.to_dataframe`."""
        return self.rows.to_dataframe(engine)

    def __str__(self) -> str:
        """What a terminal would show."""
        return "\n".join(f"{' ' * each.indent}{each.text}".rstrip() for each in self.lines)

    def __repr__(self) -> str:
        """What a terminal would show."""
        return str(self)

    def _repr_html_(self) -> str:
        """What a terminal would show, for a notebook."""
        return html_lines(self.lines)


# --- Each answer as a table ----------------------------------------------------------------------


def _evidence(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every evidence of every fact."""
    for fact in about["facts"]:
        for told in fact["evidence"]:
            yield {
                **_triple(fact),
                **_valid(fact),
                "stance": told["stance"],
                "according_to": _name(told["attributed_to"]),
                **_told(told),
                "rule": told["rule"],
                "confidence": (told["confidence"] or {}).get("precision"),
            }


def _page(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every fact on either side."""
    yield from map(_fact, (*about["facts"], *about["object_of"]))


def _found(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every entity."""
    for each in about["entities"]:
        yield {
            "entity": Curie(each["id"]),
            "name": each["name"],
            "type": each["types"][0] if each["types"] else None,
            "articles": each["articles"],
            "found_as": each["form"],
        }


def _timeline(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for everything dated."""
    for row in about["rows"]:
        yield {
            **_valid(row),
            "first_seen": day(row["seen"]["first"]),
            "last_seen": day(row["seen"]["last"]),
            **_triple(row),
            "stances": ", ".join(row["stances"]),
            "articles": len({told["article"]["id"] for told in row["evidence"]}),
            "in_name_list": row["listed"],
        }


def _chains(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every fact of every chain."""
    for number, chain in enumerate(about["chains"], 1):
        for step, link in enumerate(chain, 1):
            ends = {"source": Curie(link["source"]["id"]), "target": Curie(link["target"]["id"])}
            for fact in link["facts"] or [None]:
                yield {"chain": number, "step": step, **ends, **(_fact(fact) if fact else {})}


def _comparison(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every fact, and whose it is: ``both``, ``between`` or the name of one side."""
    for fact in about["between"]:
        yield {"of": "between", **_fact(fact)}
    for shared in about["shared"]:
        for fact in shared["facts"]:
            yield {"of": "both", **_fact(fact)}
    for side, facts in zip(about["sides"], about["only"], strict=True):
        for fact in facts:
            yield {"of": side["name"], **_fact(fact)}


def _conflicts(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every side of every conflict."""
    for number, each in enumerate(about["conflicts"], 1):
        for side in each["sides"]:
            yield {
                "conflict": number,
                "kind": each["kind"],
                "about": Curie(each["about"]["id"]),
                "about_name": each["about"]["name"],
                "property": Curie(each["property"]),
                "value": side["name"],
                **_valid(side),
                **_told(side["evidence"]),
                "note": each["note"],
            }


def _absence(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every sentence that could have stated it."""
    for place in about["places"]:
        yield {
            "reason": about["reason"],
            "sentence": place["text"],
            "words": ", ".join(place["words"]),
            **_article(place["article"]),
        }


def _totals(about: Mapping[str, Any]) -> Iterator[_Cells]:
    """A row for every class of entities and every property and stance of facts."""
    for kind, count in about["entities"].items():
        yield {"what": "entity", "name": f"kg:{kind}", "stance": None, "count": count}
    for name, stances in about["facts"].items():
        for stance, count in stances.items():
            yield {"what": "fact", "name": f"kg:{name}", "stance": stance, "count": count}


def _fact(fact: Mapping[str, Any]) -> _Cells:
    counts = {"articles": fact["articles"], "origins": len(fact["origins"])}
    return {**_triple(fact), **_valid(fact), "stances": ", ".join(fact["stances"]), **counts}


def _triple(fact: Mapping[str, Any]) -> _Cells:
    object_ = fact["object"]
    id_ = Curie(object_["id"]) if "id" in object_ else None
    return {
        "subject": Curie(fact["subject"]["id"]),
        "subject_name": fact["subject"]["name"],
        "property": Curie(fact["predicate"]),
        "object": id_,
        "object_name": object_.get("name", object_.get("value")),
    }


def _valid(of: Mapping[str, Any]) -> _Cells:
    return {"valid_from": day(of["valid"]["from"]), "valid_until": day(of["valid"]["until"])}


def _told(told: Mapping[str, Any]) -> _Cells:
    sentence = told["sentence"]["text"] if told["sentence"] else told["quote"]
    return {"sentence": sentence, "words": told["quote"], **_article(told["article"])}


def _article(article: Mapping[str, Any]) -> _Cells:
    return {
        "article": Curie(article["id"]),
        "headline": article["headline"],
        "published": day(article["published"]),
        "publisher": article["publisher"],
        "url": article["url"],
    }


def _name(of: Mapping[str, str] | None) -> str | None:
    return of["name"] if of else None


_TRIPLE = ("subject", "subject_name", "property", "object", "object_name")
_VALID = ("valid_from", "valid_until")
_FACT = (*_TRIPLE, *_VALID, "stances", "articles", "origins")
_ARTICLE = ("article", "headline", "published", "publisher", "url")
_TOLD = ("sentence", "words", *_ARTICLE)
_CONFLICT = ("conflict", "kind", "about", "about_name", "property", "value")


def _table(
    columns: tuple[str, ...], cells: Callable[[Mapping[str, Any]], Iterable[_Cells]]
) -> Callable[[Mapping[str, Any]], Rows]:
    """A function that makes rows of an answer."""

    def made(about: Mapping[str, Any]) -> Rows:
        values = (tuple(each.get(name) for name in columns) for each in cells(about))
        return Rows(columns, tuple(values), tuple(about.get("notes", ())))

    return made


TABLES: Mapping[str, Callable[[Mapping[str, Any]], Rows]] = {
    "page": _table(_FACT, _page),
    "facts": _table(
        (*_TRIPLE, *_VALID, "stance", "according_to", *_TOLD, "rule", "confidence"), _evidence
    ),
    "found": _table(("entity", "name", "type", "articles", "found_as"), _found),
    "timeline": _table(
        (*_VALID, "first_seen", "last_seen", *_TRIPLE, "stances", "articles", "in_name_list"),
        _timeline,
    ),
    "chains": _table(("chain", "step", "source", "target", *_FACT), _chains),
    "comparison": _table(("of", *_FACT), _comparison),
    "conflicts": _table((*_CONFLICT, *_VALID, *_TOLD, "note"), _conflicts),
    "absence": _table(("reason", *_TOLD), _absence),
    "totals": _table(("what", "name", "stance", "count"), _totals),
}
"""Rows of an answer by the name of the function of :mod:`kgnews.ask` that makes its JSON."""
