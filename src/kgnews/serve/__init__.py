"""A store as a web site of its own: SPARQL for programs, pages for people. It only reads.

::

    from kgnews.serve import Settings, application

    site = application(Settings(Path("kgnews-store")))    # an ASGI application
"""

from __future__ import annotations

from kgnews.serve.application import application
from kgnews.serve.running import listening, serve
from kgnews.serve.settings import Settings

__all__ = ["Settings", "application", "listening", "serve"]
