from invented import Inventor, renamed
from recipe import copies, filled, recased
from sets import ranges_of

from kgnews.ontology import Ontology

SENTENCE = [("Dinas", "O"), ("Air", "O"), ("memanggil", "O"), ("Sinta", "B-Person")]


def test_filling_adds_missing_kinds_and_never_overwrites_a_label():
    labels = ["B-Organization", "I-Organization", "O", "B-Organization"]
    (sentence,) = filled([SENTENCE], lambda words: labels, ("Organization",))
    assert [label for _, label in sentence] == [
        "B-Organization",
        "I-Organization",
        "O",
        "B-Person",
    ]


def test_filling_leaves_other_kinds_out():
    labels = ["B-Place", "I-Place", "O", "O"]
    assert filled([SENTENCE], lambda words: labels, ("Organization",)) == [SENTENCE]


def test_copies_change_case_and_keep_labels():
    made = copies([SENTENCE, SENTENCE, SENTENCE], 3)
    assert [words[0][0] for words in made] == ["dinas", "DINAS", "Dinas"]
    assert {tuple(label for _, label in words) for words in made} == {("O", "O", "O", "B-Person")}
    assert recased(SENTENCE, str.upper)[3] == ("SINTA", "B-Person")


def test_invented_names_take_the_place_of_names_and_of_nothing_else():
    made = renamed(SENTENCE, Inventor("id", Ontology.load()))
    assert made[:3] == SENTENCE[:3]
    assert [kind for _, _, kind in ranges_of([label for _, label in made])] == ["Person"]


def test_the_same_seed_invents_the_same_names():
    first, second = (Inventor("en", Ontology.load()) for _ in range(2))
    kinds = ("Person", "Organization", "Place", "Event") * 5
    assert [first.name(kind) for kind in kinds] == [second.name(kind) for kind in kinds]
