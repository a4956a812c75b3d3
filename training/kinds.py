"""What the words of unlabelled news are where they have a capital: of people, bodies, places.

    python training/kinds.py TEXTS.jsonl.gz

reads the texts with kgnews as it is and writes ``lists/kinds.id.txt``: a word and its class a
line. The tagger sees the class of a word as one more thing that is known of it. These are facts
about words; no sentence can be got back from them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lists import LISTS
from words import read_texts

from kgnews.extract.gazetteer import Gazetteer
from kgnews.extract.naming import name_entities
from kgnews.model import Article, Mention, Sentence
from kgnews.ontology import Ontology
from kgnews.text import segment

LEAST_SEEN = 3  # with a capital
LONGEST = 24  # letters
SHARES = ((0.9, "a"), (0.7, "b"), (0.5, "c"), (0.0, "d"))  # of a word's capitals that are one kind
NONE, SMALL = "-", "."  # a capital that is no name; a small letter
LETTERS = {
    "Person": "P",
    **dict.fromkeys(("Organization", "GovernmentBody", "Initiative"), "O"),
    **dict.fromkeys(("Place", "City", "Country", "AdministrativeArea"), "L"),
    "Event": "E",
}


def main() -> None:
    """Read the texts, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("texts", type=Path, nargs="+")
    options = parser.parse_args()
    counts = count(read_texts(options.texts), "id")
    rows = ((word, word_class(seen)) for word, seen in sorted(counts.items()))
    lines = [f"{word} {found}\n" for word, found in rows if found and _is_word(word)]
    (LISTS / "kinds.id.txt").write_text("".join(lines), encoding="utf-8")


def _is_word(word: str) -> bool:
    return word.replace("-", "").isalpha() and len(word) <= LONGEST


def count(texts: Iterable[str], language: str) -> dict[str, Counter[str]]:
    """How often each word, in small letters, is what: "Pb" begins a person's name, "Pi" goes on."""
    ontology = Ontology.load()
    gazetteer = Gazetteer.load(ontology)
    counts: dict[str, Counter[str]] = {}
    for text in dict.fromkeys(texts):
        document = segment(Article(text, language=language))
        named = name_entities(document, gazetteer, [[] for _ in document.sentences])
        for sentence, mentions in zip(document.sentences, named.mentions, strict=True):
            _count_sentence(sentence, mentions, counts)
    return counts


def _count_sentence(
    sentence: Sentence, mentions: Iterable[Mention], counts: dict[str, Counter[str]]
) -> None:
    at: dict[int, str] = {}
    for mention in mentions:
        for token in sentence.tokens:
            if mention.span.start <= token.start < mention.span.end:
                begins = token.start == mention.span.start
                at[token.start] = LETTERS.get(mention.kind, "W") + ("b" if begins else "i")
    opening = True
    for token in sentence.tokens:
        word = token.text
        if word[0].isalpha():
            label = at.get(token.start, NONE) if word[0].isupper() else SMALL
            if label != NONE or not opening:
                counts.setdefault(word.lower(), Counter())[label] += 1
        opening = not word[0].isalnum()


def word_class(seen: Counter[str]) -> str:
    """The commonest kind, where in a name the word stands and how sure that is; else nothing.

    >>> word_class(Counter({"Ob": 9})), word_class(Counter({"Pi": 2, "Pb": 1, ".": 8}))
    ('Oba', '')
    """
    capitals = sum(many for label, many in seen.items() if label != SMALL)
    if capitals < LEAST_SEEN or seen[SMALL] > capitals:
        return ""
    kinds: Counter[str] = Counter()
    for label, many in sorted(seen.items()):
        if label != SMALL:
            kinds[label[0]] += many
    kind, many = max(sorted(kinds.items()), key=lambda pair: pair[1])
    grade = next(letter for share, letter in SHARES if many / capitals > share)
    if kind == NONE:
        return "" if grade in "ab" else f"_{grade}"
    inside = seen[f"{kind}i"] > seen[f"{kind}b"]
    return f"{kind}{'i' if inside else 'b'}{grade}"


if __name__ == "__main__":
    main()
