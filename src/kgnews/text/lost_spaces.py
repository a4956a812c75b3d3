"""Two words that a page has run together: ``dariReuters``, ``Israelyang``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgnews.model import Sentence, Token

__all__ = ["GLUED", "apart", "lost_space"]

# A word that has lost the space behind it: "dariReuters", "olehTNI"; not detikHealth, iPhone.
GLUED = (
    r"(?<![\w@#/.&'’-])(?!(?:detik|kumparan|micro|nano|macro|mac|watch|open|my)[A-Z])"
    r"[a-z]{2,}+(?=[A-Z](?:[a-z]{2}|[A-Z]+(?![^\W_A-Z])))"
)
_GLUE = re.compile(GLUED)
_LONGEST = 30  # letters of a word that has lost its space
# A name with the word behind it. English has none: "Martin" is no "Mart in".
_TAILED = re.compile(
    r"(?P<name>[A-Z]{3,8}|[A-Z][a-z]{3,24})(?:yang|dan|akan|dengan|untuk|bahwa|oleh|dari|pada|telah|"
    r"sudah|masih|juga|ikut|saat|usai|bersama|setelah|sebelum|hingga|terhadap|seperti|karena|dalam|"
    r"ketika|sebagai|tidak|menjadi|disebut|sempat|kembali|menyusul|menyebut|mengatakan|bisa|ini|itu)"
)


def lost_space(text: str, at: int) -> bool:
    """Whether a word ends at a position and another begins there, without a space.

    >>> lost_space("dariReuters", 4), lost_space("iPhone", 1), lost_space("YouTube", 3)
    (True, False, False)
    """
    if not (text[at : at + 1].isupper() and text[at - 1 : at].islower()):
        return False
    first = at - 1
    while first > 0 and at - first < _LONGEST and text[first - 1].islower():
        first -= 1
    found = _GLUE.match(text, first)
    return found is not None and found.end() == at


def apart(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, a name apart from a small word that is stuck to it.

    Only where the name stands alone elsewhere: "Israelyang" is two words where "Israel" is one.

    >>> from kgnews.text.sentences import sentence_spans, tokens
    >>> text = "Rapat Solodan Tegal. Warga Solo senang di Medan."
    >>> cut = [Sentence(span, tokens(text, *span), 0) for span in sentence_spans(text)]
    >>> [token.text for token in apart(cut)[0].tokens]
    ['Rapat', 'Solo', 'dan', 'Tegal', '.']
    """
    tailed = {
        token.text: found["name"]
        for sentence in sentences
        for token in sentence.tokens
        if token.text[0].isupper() and (found := _TAILED.fullmatch(token.text))
    }
    if not tailed:
        return list(sentences)
    alone = {token.text for sentence in sentences for token in sentence.tokens}
    split = {word: len(name) for word, name in tailed.items() if name in alone}
    if not split:
        return list(sentences)
    return [replace(each, tokens=tuple(_pieces(each.tokens, split))) for each in sentences]


def _pieces(tokens: Iterable[Token], split: dict[str, int]) -> Iterable[Token]:
    for token in tokens:
        size = split.get(token.text)
        if size is None:
            yield token
        else:
            at = token.start + size
            yield Token(token.start, at, token.text[:size])
            yield Token(at, token.end, token.text[size:])
