"""The answer to a query as a page, for a browser that asks the endpoint directly."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from kgnews.finding import short
from kgnews.serve.frame import Frame, paged
from kgnews.serve.markup import Html, tag

if TYPE_CHECKING:
    from starlette.requests import Request

    from kgnews.sparql import Answer

__all__ = ["page"]

_MOST = 1_000  # rows that a page shows; a program asks for another form and gets them all


def page(request: Request, sparql: str, answer: Answer) -> str:
    """A table, true or false, or Turtle; above it the query, to be changed and asked again."""
    frame = Frame(request)
    say = frame.say
    notes = [tag("p", note, class_="note") for note in answer.notes]
    if answer.kind == "truth":
        found = tag("p", say("yes") if answer.found else say("no"), class_="truth")
    elif answer.kind == "graph":
        found = tag("pre", Html("\n").join(map(_line, answer.body.decode().splitlines())))
    else:
        found = _table(frame, answer)
    return paged(
        frame,
        say("Answer"),
        tag("h1", say("Answer")),
        found,
        tag("p", say("There is more; this is cut off."), class_="note") if answer.more else None,
        *notes,
        _form(frame, sparql),
        wide=True,
    )


def _line(line: str) -> str:
    return tag("span", line.rstrip() or " ")


def _form(frame: Frame, sparql: str) -> Html:
    say = frame.say
    lines = min(max(sparql.count("\n") + 1, 4), 24)
    area = tag("textarea", sparql, name="query", rows=str(lines), spellcheck="false",
               aria_label=say("Query"))  # fmt: skip
    editor = f"/query#query={quote(sparql, safe='')}"
    return tag(
        "form",
        area,
        tag("p", tag("button", say("Ask again")), " ", frame.to(say("Open in the editor"), editor)),
        action=frame.way("/sparql"),
        method="get",
    )


def _table(frame: Frame, answer: Answer) -> Html:
    names, rows = answer.names(), list(answer.table())
    say = frame.say
    head = tag("thead", tag("tr", *(tag("th", each, scope="col") for each in names)))
    body = tag("tbody", *(
        tag("tr", *(tag("td", _cell(frame, row.get(name))) for name in names))
        for row in rows[:_MOST]
    ))  # fmt: skip
    counted = say.counted(len(rows), "row")
    if len(rows) > _MOST:
        counted = say("{counted}, the first {n} of which are shown", counted=counted, n=_MOST)
    return tag("div", tag("p", counted, class_="faint"),
               tag("div", tag("table", head, body), class_="scroll"))  # fmt: skip


def _cell(frame: Frame, term: dict[str, str] | None) -> str:
    if term is None:
        return ""
    if term["type"] == "uri":
        return frame.entity(short(term["value"]), term["value"])
    return str(term["value"])
