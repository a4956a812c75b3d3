from collections import Counter

from kinds import count, word_class


def test_a_word_that_is_mostly_written_small_has_no_class():
    assert word_class(Counter({"Ob": 3, ".": 20})) == ""


def test_a_rare_word_has_no_class():
    assert word_class(Counter({"Pb": 2})) == ""


def test_a_class_tells_kind_place_in_the_name_and_certainty():
    assert word_class(Counter({"Pi": 8, "Pb": 2})) == "Pia"
    assert word_class(Counter({"Lb": 6, "Ob": 4})) == "Lbc"


def test_words_are_counted_as_the_texts_name_them():
    counts = count(["Ia bekerja di Dinas Perhubungan.", "Ia bekerja di Dinas Perhubungan."], "id")
    assert counts["dinas"] == Counter({"Ob": 1})
    assert counts["perhubungan"] == Counter({"Oi": 1})
    assert counts["bekerja"] == Counter({".": 1})
