"""What articles say, for whoever wants to see it and store nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from kgnews.articles import Refusal
from kgnews.articles.reading import found
from kgnews.model import Reading
from kgnews.pipeline.crew import Ended
from kgnews.pipeline.ingesting import Options, reading
from kgnews.resolve import Identity
from kgnews.store.codec import article_from, reading_from

__all__ = ["readings"]


def readings(
    paths: Iterable[str], options: Options | None = None
) -> Iterator[tuple[Reading, dict[str, Identity]] | Refusal]:
    """The reading of every article in some inputs, with who and what its entities are.

    The inputs are read under the limits of the options, in processes of their own; what gives no
    article is a refusal in its place.

    >>> [each.reason for each in readings(["no such file"]) if isinstance(each, Refusal)]
    ['no such file or folder']
    """
    asked = options or Options()
    with reading(None, asked, asked.gazetteers, copies=True) as read:
        for event in read(found(paths, options=asked.input)):
            if isinstance(event, Ended):
                continue
            if isinstance(event.item, Refusal):
                yield event.item
                continue
            article = article_from(event.item.text, event.item.article)
            body = zlib.decompress(event.item.reading).decode()
            yield reading_from(article, body), event.identities
