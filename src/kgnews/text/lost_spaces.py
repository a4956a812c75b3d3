"""Two words that a page has run together: ``dariReuters``, ``Israelyang``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kgnews.model import Sentence, Token

__all__ = ["GLUED", "apart", "lost_behind", "lost_space"]

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
    r"ketika|sebagai|tidak|menjadi|disebut|sempat|kembali|bisa|ini|itu"
    r"|me(?:n[gy]?|[mlrw])[a-z]{4,20}|(?:ber|ter)[a-z]{4,20}|di[a-z]{3,20}kan)"
)
# What no name ends in, whether it stands alone elsewhere or not: "Subiantokarena".
_SURE = (
    r"(?:karena|dengan|untuk|bahwa|setelah|sebelum|hingga|terhadap|seperti|sebagai|menjadi|menyebut"
    r"|me(?:ng|n[cdjt]|m[bp])[a-z]{4,20})"
)
_SURELY = re.compile(rf"(?P<name>[A-Z]{{3,8}}|[A-Z][a-z]{{3,24}}){_SURE}")
_BEHIND = re.compile(rf"{_SURE}(?![^\W_])")
# Two words with capitals: "PembalapDucati"; "YouTube" is one, for nobody writes "Tube".
_PAIRED = re.compile(r"(?P<name>[A-Z][a-z]{3,24})(?P<next>[A-Z][a-z]{3,24})")


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


def lost_behind(text: str, at: int) -> bool:
    """Whether a small word or a verb is stuck to the name that ends at a position.

    >>> lost_behind("Subiantokarena hujan", 8), lost_behind("Subiantoro", 8)
    (True, False)
    """
    return _BEHIND.match(text, at) is not None


def apart(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, a name apart from a small word, a verb or another name that is stuck to it.

    Only where the name stands alone elsewhere: "Israelyang" is two words where "Israel" is one.

    >>> from kgnews.text.sentences import sentence_spans, tokens
    >>> text = "Rapat Solodan Tegal. Warga Solo senang di Medan."
    >>> cut = [Sentence(span, tokens(text, *span), 0) for span in sentence_spans(text)]
    >>> [token.text for token in apart(cut)[0].tokens]
    ['Rapat', 'Solo', 'dan', 'Tegal', '.']
    """
    capital = {t.text for each in sentences for t in each.tokens if t.text[0].isupper()}
    tailed = {word: found["name"] for word in capital if (found := _TAILED.fullmatch(word))}
    paired = {word: found for word in capital if (found := _PAIRED.fullmatch(word))}
    sure = {word: len(found["name"]) for word in capital if (found := _SURELY.fullmatch(word))}
    if not tailed and not paired and not sure:
        return list(sentences)
    alone = {token.text for sentence in sentences for token in sentence.tokens}
    split = {word: len(name) for word, name in tailed.items() if name in alone}
    for word, found in paired.items():
        if found["next"] in alone and not alone.isdisjoint((found["name"], found["name"].lower())):
            split[word] = len(found["name"])
    split = sure | split
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
