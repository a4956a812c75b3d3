"""The frame language: sentence patterns of the ontology, compiled.

========================  ==================================================================
``{subject}``             a noun phrase whose entity fits the property's domain
``{object}``              the same for its range
``{subject+}``            a list is welcome here ("A, B, dan C", also after "yakni")
``{subject!}``            the noun phrase must begin its clause ("X adalah …")
``{object!}``             it must be a name, no words that point back
``{object:Event}``        narrowed to a class; ``Event|Programme`` to several
``[object:Event]``        not in the sentence, or before it: the one of its class last spoken of
``{object:text}``         the words up to the end of the clause, ``{object:rest}`` up to the
                          end of the sentence, ``{object:phrase}`` up to the next preposition
``{object:count}``        a value: also ``money``, ``date``, ``age``, ``ordinal``, ``measure``,
                          ``percent``, ``duration``, ``score``; ``{object:count|rumah|house}``
                          only of these
``<mendukung|menyokong>`` a verb: all its forms, and the passive frame for free
``word|other``            one of these words; ``tuan_rumah`` is two words in a row
``word?``                 the word may be absent
``!word``                 none of these words stands here
``^word``                 the word is also the first of the text behind it, or, written behind
                          ``{object:text}``, its last
``...``                   anything but a clause boundary, up to eight tokens
``......``                the same, up to twenty-four
========================  ==================================================================

A frame needs at least one word or verb. Auxiliaries, adverbs, brackets, appositions and
dates between slot and verb need not be written: the matcher reads over them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kgnews.errors import OntologyError
from kgnews.extract.frames.line import PHRASE
from kgnews.extract.words.verbs import english_forms, indonesian_passive
from kgnews.ontology import Frame, Ontology, Property

__all__ = [
    "LITERAL_KINDS",
    "CompiledFrame",
    "Gap",
    "Slot",
    "Word",
    "apposed_rules",
    "compile_frame",
    "frame_index",
]

SHORT_GAP, LONG_GAP = 8, 24  # tokens
_WHOSE = frozenset((",", "'s", "’s", "a", "an", "the", "of", "from", "at", "with", "dari"))
NEAR = 8  # tokens of an anchor, or of a word that may be absent, with the adverbs behind it

LITERAL_KINDS = frozenset(
    "text rest phrase count money date age ordinal measure percent duration number score".split()
)

_PIECE = re.compile(
    r"\{(?P<role>subject|object)(?P<plural>\+)?(?P<leading>!)?(?::(?P<kinds>[A-Za-z|]+))?\}"
    r"|\[(?P<given>subject|object)(?::(?P<kinds_given>[A-Za-z|]+))?\]"
    r"|<(?P<verb>[^<>]+)>|(?P<gap>\.{3,6})|(?P<words>[^\s{}<>\[\]]+)"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for an entity (``kinds`` are classes) or a value (``literal`` is its kind).

    For a value ``kinds`` are the units or the counted nouns that it may have; none means any.
    What is ``given`` was spoken of before.
    """

    role: str
    kinds: tuple[str, ...] = ()
    plural: bool = False
    literal: str | None = None
    leading: bool = False
    given: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One of several word sequences, lower case; with ``absent`` none of them."""

    forms: frozenset[tuple[str, ...]]
    optional: bool = False
    verb: bool = False
    kept: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Some tokens without a clause boundary."""

    limit: int = SHORT_GAP


Element = Slot | Word | Gap


@dataclass(frozen=True, slots=True)
class CompiledFrame:
    """A frame ready to match. ``anchor`` is the index of the word that is looked for first.

    ``ahead`` are the words one of which must follow the anchor within ``window`` tokens; none
    where the frame does not say.
    """

    property: str
    rule: str
    elements: tuple[Element, ...]
    anchor: int
    passive: bool = False
    ahead: frozenset[str] = frozenset()
    window: int = 0


def compile_frame(
    frame: Frame, of: Property, irregular: Mapping[str, tuple[str, str]]
) -> tuple[CompiledFrame, ...]:
    """The active form of a frame and, where it has a verb between two slots, the passive.

    Raises OntologyError where the pattern has no word, an unknown piece or no slot.
    """
    elements: list[Element] = []
    bases: list[str] = []
    for found in _PIECE.finditer(frame.pattern):
        elements.append(_element(found, of))
        if found["verb"]:
            bases = found["verb"].replace("_", " ").split("|")
            forms = _active(bases, frame.language, irregular)
            elements[-1] = Word(_sequences(forms), verb=True)
    if _PIECE.sub("", frame.pattern).strip():
        raise OntologyError(frame.property, f"cannot read the frame {frame.pattern!r}")
    rule = f"{frame.property}: {frame.pattern}"
    anchor = _anchor(elements, frame)
    ahead, window = _ahead(elements[anchor + 1 :])
    active = CompiledFrame(frame.property, rule, tuple(elements), anchor, False, ahead, window)
    passive = _passive(active, bases, frame.language, irregular)
    return (active, passive) if passive else (active,)


@lru_cache(maxsize=4)
def frame_index(ontology: Ontology, language: str) -> Mapping[str, tuple[CompiledFrame, ...]]:
    """Frames of a language by the first word of their anchor.

    >>> index = frame_index(Ontology.load(), "id")
    >>> all(frame.elements for frames in index.values() for frame in frames)
    True
    """
    irregular = {
        row["base"]: (row["past"], row["participle"]) for row in ontology.table("english_verbs")
    }
    index: dict[str, list[CompiledFrame]] = {}
    # A frame that names both sides is tried before one whose sides are in one list, or not said.
    for frame in sorted(ontology.frames, key=_unsaid):
        if frame.language != language:
            continue
        for compiled in compile_frame(frame, ontology.properties[frame.property], irregular):
            word = compiled.elements[compiled.anchor]
            forms = word.forms if isinstance(word, Word) else frozenset[tuple[str, ...]]()
            for first in sorted({form[0] for form in forms}):
                index.setdefault(first, []).append(compiled)
    return {word: tuple(frames) for word, frames in index.items()}


@lru_cache(maxsize=4)
def apposed_rules(ontology: Ontology, language: str) -> frozenset[str]:
    """The rules of frames that say only whose or from where something is: "X of Paris".

    Where or when it is ("program X di 16 kampung") is what is said.

    >>> "locatedIn: {subject:Organization} of {object:City}" in apposed_rules(Ontology.load(), "en")
    True
    """
    found = set()
    for frames in frame_index(ontology, language).values():
        for frame in frames:
            words = [e for e in frame.elements if isinstance(e, Word) and not e.optional]
            if all(not w.verb and all(form[0] in _WHOSE for form in w.forms) for w in words):
                found.add(frame.rule)
    return frozenset(found)


def _unsaid(frame: Frame) -> bool:
    """Whether a frame does not have both sides in the sentence."""
    return "{object" not in frame.pattern or "[" in frame.pattern


def _element(found: re.Match[str], of: Property) -> Element:
    if found["gap"]:
        return Gap(LONG_GAP if len(found["gap"]) > 3 else SHORT_GAP)
    if found["given"]:
        kinds = found["kinds_given"]
        declared = of.domain if found["given"] == "subject" else of.range
        return Slot(found["given"], tuple(kinds.split("|")) if kinds else declared, given=True)
    if found["role"]:
        return _slot(found, of)
    written = found["words"] or ""
    kept, absent = written.startswith("^"), written.startswith("!") and len(written) > 1
    words = written[1:] if kept or absent else written
    optional = words.endswith("?") and len(words) > 1
    forms = _sequences(words.removesuffix("?" if optional else "").lower().split("|"))
    return Word(forms, optional or absent, kept=kept, absent=absent)


def _slot(found: re.Match[str], of: Property) -> Slot:
    role, plural = found["role"], bool(found["plural"])
    given = tuple(found["kinds"].split("|")) if found["kinds"] else ()
    if given and given[0] in LITERAL_KINDS:
        return Slot(role, given[1:], plural, given[0])
    declared = of.domain if role == "subject" else of.range
    literal = next((kind for kind in declared if kind.startswith("xsd:")), None)
    if role == "object" and (literal or of.kind == "literal") and not given:
        name = (literal or "xsd:string").removeprefix("xsd:")
        return Slot(
            role, plural=plural, literal={"date": "date", "integer": "count"}.get(name, "text")
        )
    return Slot(role, given or declared, plural, leading=bool(found["leading"]))


def _sequences(forms: Sequence[str] | set[str]) -> frozenset[tuple[str, ...]]:
    phrases = (form.lower().replace("_", " ").split() for form in forms)
    found = frozenset(tuple(phrase) for phrase in phrases if phrase)
    long = next((phrase for phrase in found if len(phrase) > PHRASE), None)
    if long:
        raise OntologyError(" ".join(long), f"a frame's words are at most {PHRASE} in a row")
    return found


def _active(
    bases: Sequence[str], language: str, irregular: Mapping[str, tuple[str, str]]
) -> set[str]:
    if language != "en":
        return set(bases)
    return set().union(*(english_forms(base, irregular)["active"] for base in bases))


def _passive(
    active: CompiledFrame,
    bases: Sequence[str],
    language: str,
    irregular: Mapping[str, tuple[str, str]],
) -> CompiledFrame | None:
    """The same relation said from the other side, if the frame is slot, verb, slot."""
    solid = [each for each in active.elements if not (isinstance(each, Word) and each.optional)]
    if not bases or len(solid) != 3 or any(getattr(each, "given", False) for each in solid):
        return None
    first, verb, last = solid
    if not (isinstance(first, Slot) and isinstance(verb, Word) and isinstance(last, Slot)):
        return None
    if language == "en":
        forms = set().union(*(english_forms(base, irregular)["participle"] for base in bases))
        agent = Word(_sequences(["by"]))
    else:
        forms = {form for base in bases for form in indonesian_passive(base)}
        agent = Word(_sequences(["oleh"]), optional=True)
    if not forms or last.literal:
        return None
    elements = (last, Word(_sequences(forms), verb=True), agent, first)
    return replace(active, elements=elements, anchor=1, passive=True, ahead=frozenset(), window=0)


def _anchor(elements: Sequence[Element], frame: Frame) -> int:
    solid = [i for i, each in enumerate(elements) if isinstance(each, Word) and not each.optional]
    if not solid or not any(isinstance(each, Slot) for each in elements):
        raise OntologyError(frame.property, f"the frame {frame.pattern!r} has no word or no slot")
    verbs = [i for i in solid if getattr(elements[i], "verb", False)]
    return verbs[0] if verbs else max(solid, key=lambda i: (_weight(elements[i]), -i))


def _ahead(behind: Sequence[Element]) -> tuple[frozenset[str], int]:
    """The first words of what must follow an anchor, and in how many tokens."""
    window = NEAR
    for each in behind:
        if isinstance(each, Gap):
            window += each.limit
        elif isinstance(each, Word) and not each.optional:
            return frozenset(form[0] for form in each.forms), window
        elif isinstance(each, Word) and not each.absent:
            window += NEAR
        elif isinstance(each, Slot):
            break
    return frozenset(), 0


def _weight(element: Element) -> int:
    """The longest word of an element: the longer, the rarer, and the likelier the verb."""
    forms = element.forms if isinstance(element, Word) else frozenset[tuple[str, ...]]()
    return max((len(form[0]) for form in forms), default=0)
