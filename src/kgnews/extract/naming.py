"""The entities of a document: names, offices and groups, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgnews.extract.gazetteer.lookup import Gazetteer
from kgnews.extract.names.candidates import Words
from kgnews.extract.names.coreference import gather
from kgnews.extract.names.finding import Naming, find_names
from kgnews.extract.names.groups import GroupPhrase, find_groups
from kgnews.extract.names.happenings import Happening, find_happenings
from kgnews.extract.names.keyed import keyed
from kgnews.extract.names.tagger import tag
from kgnews.extract.offices.finding import OfficePhrase, find_offices
from kgnews.extract.offices.owners import owners
from kgnews.extract.speech.quotes import find_quotes
from kgnews.extract.speech.speaker_names import speaker_names
from kgnews.extract.words.heads import heads
from kgnews.extract.words.sorts import BODIES, same_sort
from kgnews.extract.words.titles import honorific_at
from kgnews.model import Document, Entity, Mention, Sentence, Span

__all__ = ["HAPPENING", "Named", "name_entities"]

HAPPENING = "happening"  # the rule of mentions of an event without a name

ADVOCATES = ("hukum", "pengacara", "advokat", "manajer", "lawyer", "attorney", "manager")
# Posts that are of a place: a name before or behind them that nothing else tells is one.
OF_PLACES = frozenset(
    """mayor deputy-mayor administrative-mayor governor deputy-governor regent deputy-regent
    administrative-regent sub-district-head urban-village-head village-head hamlet-head mp
    councillor congress-member senator""".split()
)
# Words of bylines and credits that are no person's.
NOBODY = frozenset(
    "dok dokumentasi istimewa ist kontributor tim redaksi newsroom staff desk handout".split()
)
_FIELD = "\n"  # between a body and the field of one of its posts; no entity has it in its number
_DEFINING = re.compile(r"(?P<full>[^()]{3,80}) \((?P<short>[A-Z][A-Z0-9]{1,9})\) [^()]{2,80}")


@dataclass(frozen=True, slots=True)
class Named:
    """The entities of a document and what was found on the way.

    ``at`` gives the entity of each named span; ``offices`` are the office phrases by sentence
    and ``groups`` the group phrases, both with spans that ``at`` knows.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    at: Mapping[Span, str]
    offices: tuple[tuple[OfficePhrase, ...], ...]
    groups: tuple[tuple[GroupPhrase, ...], ...]
    sentences: tuple[Span, ...]


def name_entities(
    document: Document, gazetteer: Gazetteer, numbers: Sequence[Sequence[Span]]
) -> Named:
    """Everything that a document names, each thing once.

    ``numbers`` are for each sentence the spans of dates, sums and the like.
    """
    tagged = tag([sentence.tokens for sentence in document.sentences], document.article.language)
    naming = find_names(document, gazetteer, tagged, numbers)
    naming = _with_led_bodies(document, _with_speakers(document, naming))
    offices = find_offices(document, [m for each in naming.mentions for m in each])
    by_sentence = _by_sentence(document, offices)
    naming = _one_kind(_as_offices_say(document, naming, by_sentence))
    naming = keyed(naming, gazetteer, document.article.language)
    happenings = find_happenings(document, naming.mentions)
    naming = _without(naming, happenings)
    groups = find_groups(document, naming.mentions)
    together = {group.span for each in groups for group in each}
    offices = [o for o in offices if not any(o.span.overlaps(span) for span in together)]
    by_sentence = _by_sentence(document, offices)
    flat = [mention for each in naming.mentions for mention in each]
    nested, inner = _nested(flat, gazetteer, document)
    bylines = _bylines(document)
    entities = list(gather([*flat, *nested, *bylines], {**naming.abbreviations, **inner}))
    at = {mention.span: entity.id for entity in entities for mention in entity.mentions}
    context = owners(document, offices, entities)
    entities += _offices(offices, at, context, len(entities), document.article.text)
    entities += _groups([g for each in groups for g in each], at, len(entities))
    entities += _happenings(happenings, document, at, len(entities))
    return Named(
        tuple(entities),
        _with_happenings(document, naming.mentions, happenings),
        at,
        by_sentence,
        tuple(tuple(each) for each in groups),
        tuple(sentence.span for sentence in document.sentences),
    )


def _without(naming: Naming, happenings: Sequence[Happening]) -> Naming:
    """The mentions but those that a happening takes for itself ("Gempa Cianjur")."""
    taken = [span for happening in happenings for span in happening.spans]
    mentions = tuple(
        tuple(each for each in its if not any(each.span.overlaps(span) for span in taken))
        for its in naming.mentions
    )
    return replace(naming, mentions=mentions)


def _with_happenings(
    document: Document,
    mentions: Sequence[Sequence[Mention]],
    happenings: Sequence[Happening],
) -> tuple[tuple[Mention, ...], ...]:
    told = [each for happening in happenings for each in _spoken_of(happening, document)]
    return tuple(
        tuple(
            sorted(
                (*its, *(each for each in told if sentence.span.covers(each.span))),
                key=lambda mention: mention.span,
            )
        )
        for sentence, its in zip(document.sentences, mentions, strict=True)
    )


def _spoken_of(it: Happening, document: Document) -> list[Mention]:
    return [Mention(e, "Event", e.of(document.article.text), HAPPENING) for e in it.spans]


def _happenings(
    happenings: Sequence[Happening], document: Document, at: dict[Span, str], taken: int
) -> list[Entity]:
    entities: list[Entity] = []
    for happening in happenings:
        number = f"e{taken + len(entities) + 1}"
        mentions = tuple(_spoken_of(happening, document))
        names = tuple(dict.fromkeys((happening.name, *(each.text for each in mentions))))
        entities.append(Entity(number, "Event", happening.name, names, mentions))
        at.update({mention.span: number for mention in mentions})
    return entities


def _with_led_bodies(document: Document, naming: Naming) -> Naming:
    """A "person" between a title and somebody's name is a body: "CEO Kolamku, Farras Alam, …".

    Unless the word is part of a name elsewhere, or a lawyer speaks for its bearer.
    """
    flat = [mention for its in naming.mentions for mention in its]
    parts = [word for each in flat if each.kind == "Person" for word in each.text.split()[:-1]]
    parts += [each.text.split()[-1] for each in flat if " " in each.text and each.kind == "Person"]
    led = {
        mention.text
        for sentence, its in zip(document.sentences, naming.mentions, strict=True)
        for mention, following in pairwise(its)
        if mention.kind == following.kind == "Person"
        and not mention.keys
        and " " in following.text
        and mention.text not in parts
        and _is_led(document, sentence, mention.span, following.span)
    }
    mentions = tuple(
        tuple(
            replace(each, kind="Organization") if each.text in led and not each.keys else each
            for each in its
        )
        for its in naming.mentions
    )
    return replace(naming, mentions=mentions) if led else naming


def _is_led(document: Document, sentence: Sentence, name: Span, holder: Span) -> bool:
    """Whether a title stands right before a name, and a name between commas behind it."""
    text = document.article.text
    words = Words.of(sentence.tokens, document.article.language)
    at = next((n for n, token in enumerate(words.tokens) if token.start == name.start), 0)
    between, behind = text[name.end : holder.start], text[holder.end : holder.end + 1]
    honoured = between.removeprefix(", ").replace(".", " .").split()
    plain = not honoured or honorific_at(honoured, 0) == len(honoured)
    titled = at > 0 and at - 1 in words.titled and not words.lower[at - 1].endswith(ADVOCATES)
    return titled and between.startswith(", ") and plain and behind == ","


def _with_speakers(document: Document, naming: Naming) -> Naming:
    """The mentions and the people that only a verb of speaking beside a quotation gives away."""
    flat = [mention for each in naming.mentions for mention in each]
    told = speaker_names(document, find_quotes(document, flat))
    if not told:
        return naming
    mentions = tuple(
        tuple(
            sorted(
                (*its, *(m for m in told if sentence.span.covers(m.span))),
                key=lambda mention: mention.span,
            )
        )
        for sentence, its in zip(document.sentences, naming.mentions, strict=True)
    )
    return replace(naming, mentions=mentions)


def _bylines(document: Document) -> list[Mention]:
    """Who wrote, edited and photographed, where the page says so."""
    roles = {"author", "reporter", "editor", "photographer"}
    text = document.article.text
    return [
        Mention(detail.span, "Person", detail.span.of(text), f"page: {detail.name}")
        for detail in document.article.details
        if detail.name in roles and detail.span and _is_somebody(detail.value)
    ]


def _is_somebody(value: str) -> bool:
    """Whether a byline names a person: not "Dok. Istimewa", "Tim Redaksi"."""
    words = value.casefold().replace(".", " ").split()
    return not NOBODY.intersection(words)


def _nested(
    mentions: Sequence[Mention], gazetteer: Gazetteer, document: Document
) -> tuple[list[Mention], dict[str, str]]:
    """What a name defines inside itself: "Urban 20 (U20) Mayors Summit" names Urban 20 too."""
    found: list[Mention] = []
    inner: dict[str, str] = {}
    for mention in mentions:
        parts = _DEFINING.fullmatch(mention.text)
        if not parts or heads("id").prefix_at((parts["short"],), 0).length:
            continue  # "Rumah Sakit Umum (RSU) Karsa" is one
        entries = gazetteer.named(parts["short"]) or gazetteer.named(parts["full"])
        entry = entries[0] if len(entries) == 1 else None
        kind = entry.kind if entry else "Organization"
        for name in ("full", "short"):
            span = Span(
                mention.span.start + parts.start(name), mention.span.start + parts.end(name)
            )
            keys = (entry.key,) if entry else ()
            found.append(Mention(span, kind, parts[name], "defined", keys))
        inner[parts["short"]] = parts["full"]
    return found, inner


def _by_sentence(
    document: Document, offices: Iterable[OfficePhrase]
) -> tuple[tuple[OfficePhrase, ...], ...]:
    found: list[list[OfficePhrase]] = [[] for _ in document.sentences]
    position = 0
    for office in sorted(offices, key=lambda each: each.span):
        while office.span.start >= document.sentences[position].span.end:
            position += 1
        found[position].append(office)
    return tuple(tuple(each) for each in found)


def _as_offices_say(
    document: Document, naming: Naming, offices: Sequence[Sequence[OfficePhrase]]
) -> Naming:
    """The mentions after the office phrases have had their say.

    They show where a holder's name begins ("Kepala Dinas … Syafrin Liputo") and what body an
    office is of; words that only fill an office ("Keuangan" in "Menteri Keuangan") name nothing.
    """
    text = document.article.text
    kept = []
    for mentions, its in zip(naming.mentions, offices, strict=True):
        told = dict[Span, Mention]()
        for office in its:
            for span, kind, known in (
                (office.holder_span, "Person", office.holder),
                (office.of_span, office.of_kind or "Organization", office.of),
            ):
                names = span is not None and text[span.start].isupper()
                if span and names and (known is None or known.span != span):
                    its_kind = known.kind if known and not office.of_kind else kind
                    unsure = known is None or (not known.keys and known.rule == "tagger")
                    if span == office.of_span and office.head in OF_PLACES and unsure:
                        its_kind = "Place" if _is_bare(text, span) else its_kind
                    told[span] = Mention(span, its_kind, span.of(text), f"office: {office.rule}")
        parts = {span for office in its for span in (office.of_span, office.holder_span) if span}
        left = [
            mention
            for mention in mentions
            if not any(mention.span.overlaps(span) for span in told)
            and not any(
                office.span.covers(mention.span) and mention.span not in parts and not mention.keys
                for office in its
            )
        ]
        kept.append(tuple(sorted([*left, *told.values()], key=lambda m: m.span)))
    return replace(naming, mentions=tuple(kept))


def _is_bare(text: str, span: Span) -> bool:
    """Whether a name has no word in it that tells a body."""
    words = span.of(text).split()
    forms = heads("id"), heads("en")
    return not any(
        found.kind in BODIES
        for each in forms
        for at in range(len(words))
        for found in (each.prefix_at(words, at), each.suffix_at(words, at))
    )


def _one_kind(naming: Naming) -> Naming:
    """The mentions with one class for each form: what an office says, else the commonest."""
    votes: dict[str, dict[str, int]] = {}
    for mentions in naming.mentions:
        for mention in mentions:
            weight = 100 if mention.keys else 10 if mention.rule.startswith("office:") else 1
            its = votes.setdefault(mention.text, {})
            its[mention.kind] = its.get(mention.kind, 0) + weight
    kinds = {form: max(sorted(its), key=its.__getitem__) for form, its in votes.items()}
    return replace(
        naming,
        mentions=tuple(
            tuple(
                mention
                if mention.keys or same_sort(mention.kind, kinds[mention.text])
                else replace(mention, kind=kinds[mention.text])
                for mention in mentions
            )
            for mentions in naming.mentions
        ),
    )


def _join_bare(same: dict[tuple[str, str], list[OfficePhrase]], at: Mapping[Span, str]) -> None:
    """A title alone joins the one fuller office it begins: "Menteri" is the only minister.

    Unless somebody else holds that one.
    """
    for head, own in list(same):
        bare = all(office.span == office.head_span for office in same[head, own])
        fuller = [
            place
            for place, offices in same.items()
            if place[0] == head
            and place[1] != own
            and any(office.text.casefold().startswith(f"{own} ") for office in offices)
        ]
        if (
            bare
            and len(fuller) == 1
            and _holders(same[head, own], at) <= _holders(same[fuller[0]], at)
        ):
            same[fuller[0]] += same.pop((head, own))


def _holders(offices: Sequence[OfficePhrase], at: Mapping[Span, str]) -> set[str]:
    """The people who hold an office at the places where it is named."""
    spans = (office.holder_span for office in offices)
    return {at[span] for span in spans if span and span in at}


def _offices(
    offices: Sequence[OfficePhrase],
    at: dict[Span, str],
    context: Mapping[Span, str],
    taken: int,
    text: str,
) -> list[Entity]:
    """One entity for every office: the same post of the same body, be it from the ``context``."""
    same: dict[tuple[str, str], list[OfficePhrase]] = {}
    for office in offices:
        if office.relation not in {"memberOf", "affiliatedWith", "leads"} and not office.candidate:
            own_of = at.get(office.of_span, "") if office.of_span else ""
            of = context.get(office.span, own_of)
            own = "" if of else office.text.casefold()
            place = f"{of}{_FIELD}{office.field}" if of and office.field else of or own
            same.setdefault((office.head, place), []).append(office)
    _join_bare(same, at)
    entities: list[Entity] = []
    for (_, of), phrases in same.items():
        number = f"e{taken + len(entities) + 1}"
        mentions = tuple(
            Mention(p.span, "Office", p.span.of(text), f"office: {p.rule}") for p in phrases
        )
        names = tuple(dict.fromkeys(p.text for p in phrases))
        name = max(names, key=lambda each: (len(each.split()), -names.index(each)))
        ordered = (name, *(each for each in names if each != name))
        body = of.partition(_FIELD)[0]
        its_of = body if body in at.values() else None
        entities.append(Entity(number, "Office", name, ordered, mentions, None, its_of))
        at.update({mention.span: number for mention in mentions})
    return entities


def _groups(groups: Sequence[GroupPhrase], at: dict[Span, str], taken: int) -> list[Entity]:
    same: dict[tuple[str, str], list[GroupPhrase]] = {}
    for group in groups:
        same.setdefault((group.head, at[group.of.span]), []).append(group)
    entities: list[Entity] = []
    for (_, of), phrases in same.items():
        number = f"e{taken + len(entities) + 1}"
        mentions = tuple(Mention(p.span, "Group", p.text, "group of a body") for p in phrases)
        names = tuple(dict.fromkeys(p.text for p in phrases))
        entities.append(Entity(number, "Group", names[0], names, mentions, None, of))
        at.update({mention.span: number for mention in mentions})
    return entities
