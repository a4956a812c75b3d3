"""``kgnews serve``: a store as a web site on this machine."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli._options import DEFAULT_STORE, StoreFolder
from kgnews.cli._output import Lang, Spoken
from kgnews.errors import InputError

__all__ = ["serve"]

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _origin(values: list[str] | None) -> list[str] | None:
    for each in values or ():
        if not each.startswith(("http://", "https://")) or each.count("/") != 2:
            raise typer.BadParameter(f"{each!r} is no origin, such as http://127.0.0.1:3333")
    return values


def serve(
    store: StoreFolder = DEFAULT_STORE,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="0 takes one that is free.")
    ] = 8765,
    bind: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Where to listen; anything but this machine's own address needs --host.",
        ),
    ] = "127.0.0.1",
    host: Annotated[
        list[str] | None,
        typer.Option(
            "--host",
            metavar="NAME",
            help="A name by which others call this machine; may be given more than once.",
        ),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-origin",
            metavar="ORIGIN",
            help="A site whose pages may read the answers, such as http://127.0.0.1:3333 for "
            "OpenRefine; may be given more than once.",
            callback=_origin,
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Stop a query after that long.")
    ] = 30.0,
    memory: Annotated[
        int, typer.Option(min=256, metavar="MB", help="Stop a query that takes more.")
    ] = 1280,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="At most so many rows or triples.")
    ] = 100_000,
    at_once: Annotated[
        int, typer.Option(min=1, max=64, metavar="N", help="Queries that run side by side.")
    ] = 2,
    lang: Lang = Spoken.EN,
) -> None:
    """Show a store in the browser and answer SPARQL, read-only.

    For this machine only. Pages for people, a SPARQL 1.1 endpoint at /sparql, and the
    reconciliation API for OpenRefine at /reconcile. Ctrl-C ends it.
    """
    if bind not in _LOOPBACK and not host:
        raise typer.BadParameter(
            "others could then read the whole store: say by which name they call this machine, "
            "with --host NAME",
            param_hint="--bind",
        )
    try:
        from kgnews import serve as serving
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("starlette", "uvicorn", "anyio"):
            raise
        raise InputError(
            "serve", "needs a package that is not installed", "pip install 'kgnews[serve]'"
        ) from missing
    settings = serving.Settings(
        folder=store,
        hosts=tuple(host or ()),
        origins=tuple(allow_origin or ()),
        seconds=timeout,
        memory=memory,
        rows=limit,
        at_once=at_once,
        language=str(lang),
    )
    with serving.listening(bind, port) as place:
        address = f"[{bind}]" if ":" in bind else bind
        taken = place.getsockname()[1]
        if bind not in _LOOPBACK:
            print(
                "kgnews: whoever can reach this machine can now read the whole store, and "
                "nothing on the way is encrypted",
                file=sys.stderr,
            )
        told = f"http://{address}:{taken}/ shows {store}; Ctrl-C ends it"
        serving.serve(settings, place, lambda: print(told, file=sys.stderr, flush=True))
