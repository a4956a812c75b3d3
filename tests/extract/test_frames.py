"""The frame language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kgnews.errors import OntologyError
from kgnews.extract.frames.compiling import Gap, Slot, Word, compile_frame, frame_index
from kgnews.ontology import Frame, Ontology, Property, root

BACKS = Property("supports", "object", ("Agent",), ("Undertaking",))
AGED = Property("age", "literal", ("Person",), ("xsd:integer",))


def test_a_verb_between_two_slots_is_also_found_in_the_passive() -> None:
    frame = Frame("supports", "{subject+} <mendukung> {object}", "id")
    active, passive = compile_frame(frame, BACKS, {})
    assert [type(each) for each in active.elements] == [Slot, Word, Slot]
    assert not active.passive
    first, verb, by, last = passive.elements
    assert isinstance(first, Slot)
    assert first.role == "object"
    assert isinstance(verb, Word)
    assert verb.forms == {("didukung",)}
    assert isinstance(by, Word)
    assert by.optional
    assert isinstance(last, Slot)
    assert last.plural


def test_an_english_passive_needs_its_by() -> None:
    frame = Frame("supports", "{subject} <back> {object}", "en")
    _, passive = compile_frame(frame, BACKS, {})
    by = passive.elements[2]
    assert isinstance(by, Word)
    assert by.forms == {("by",)}
    assert not by.optional


def test_a_frame_with_more_than_two_slots_and_a_verb_has_no_passive() -> None:
    frame = Frame("supports", "{subject} <meet> with {object}", "en")
    assert len(compile_frame(frame, BACKS, {})) == 1


def test_a_slot_takes_its_classes_from_domain_and_range() -> None:
    frame = Frame("supports", "{subject} menyokong {object:Event|Programme}", "id")
    (compiled,) = compile_frame(frame, BACKS, {})
    subject, _, object_ = compiled.elements
    assert isinstance(subject, Slot)
    assert subject.kinds == ("Agent",)
    assert isinstance(object_, Slot)
    assert object_.kinds == ("Event", "Programme")


def test_a_literal_range_makes_a_literal_slot() -> None:
    (compiled,) = compile_frame(Frame("age", "{subject} berusia {object:age}", "id"), AGED, {})
    last = compiled.elements[-1]
    assert isinstance(last, Slot)
    assert last.literal == "age"


def test_gaps_are_short_or_long() -> None:
    frame = Frame("supports", "hasil {subject} ...... dituangkan ... dalam {object}", "id")
    (compiled,) = compile_frame(frame, BACKS, {})
    gaps = [each.limit for each in compiled.elements if isinstance(each, Gap)]
    assert gaps == [24, 8]


def test_the_anchor_is_the_verb_or_the_longest_word() -> None:
    frame = Frame("supports", "hasil dari? {subject} ... dituangkan dalam {object}", "id")
    (compiled,) = compile_frame(frame, BACKS, {})
    anchor = compiled.elements[compiled.anchor]
    assert isinstance(anchor, Word)
    assert anchor.forms == {("dituangkan",)}


@pytest.mark.parametrize("pattern", ["{subject} {object}", "mendukung saja", "{subject} <> x {x}"])
def test_a_frame_that_cannot_match_is_told_with_its_property(pattern: str) -> None:
    with pytest.raises(OntologyError, match="supports"):
        compile_frame(Frame("supports", pattern, "id"), BACKS, {})


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_shipped_frame_compiles(language: str) -> None:
    index = frame_index(Ontology.load(), language)
    indexed = {frame.rule for frames in index.values() for frame in frames}
    written = {
        f"{frame.property}: {frame.pattern}"
        for frame in Ontology.load().frames
        if frame.language == language
    }
    assert indexed == written


def test_a_narrow_relation_implies_the_wide_one(tell: Callable[..., list[Any]]) -> None:
    told = tell("Chelsea won the FA Cup in 2012.", "en")
    found = {(t.subject, t.predicate, t.object) for t in told}
    assert {("Chelsea", "wins", "FA Cup"), ("Chelsea", "participatesIn", "FA Cup")} <= found


def test_what_implies_another_relation_is_a_sub_property_of_it() -> None:
    turtle = "".join(path.read_text("utf-8") for path in sorted(root().glob("domains/*.ttl")))
    for row in Ontology.load().table("implies"):
        head = turtle.partition(f"kg:{row['relation']} a owl:")[2].partition("skos:definition")[0]
        wider = head.partition("rdfs:subPropertyOf")[2].partition(";")[0]
        assert f"kg:{row['implies']}" in wider.split(), row


def test_of_two_texts_for_one_thing_the_shorter_stays(tell: Callable[..., list[Any]]) -> None:
    told = tell("Budi Hartawan didakwa dalam kasus suap izin tambang dan menjalani sidang.")
    texts = [each.object for each in told if each.predicate == "accusedOf"]
    assert not any(one != other and one in other for one in texts for other in texts)


def test_words_of_a_frame_are_at_most_five_in_a_row() -> None:
    frame = Frame("supports", "{subject} one_two_three_four_five_six {object}", "en")
    with pytest.raises(OntologyError, match="at most 5"):
        compile_frame(frame, BACKS, {})


def test_what_must_follow_the_anchor_is_known_before_matching() -> None:
    frame = Frame("supports", "{subject} <throw> ... weight|support behind {object}", "en")
    (active,) = compile_frame(frame, BACKS, {})
    assert active.ahead == {"weight", "support"}


def test_an_apposition_is_the_writers_own_in_what_somebody_said(
    tell: Callable[..., list[Any]],
) -> None:
    told = tell("Helen Ward said Toyota of Nagoya and Samsung had won the contract.", "en")
    assert {t.stance for t in told if t.predicate == "locatedIn"} == {"asserts"}


def test_an_accusation_told_twice_is_one(tell: Callable[..., list[Any]]) -> None:
    told = tell(
        "KPK menahan Budi Hartawan atas dugaan pemerasan. Budi Hartawan ditahan karena dugaan "
        "pemerasan di Sleman pada Mei."
    )
    assert {each.object for each in told if each.predicate == "arrestedFor"} == {"dugaan pemerasan"}
