"""What a page holds: facts with their evidence, in sentences and spans."""

from __future__ import annotations

from typing import Any

from kgnews.export import STANCES, Options, network
from kgnews.export.html import thinned
from kgnews.export.html.contents import contents
from kgnews.export.html.facts import facts
from kgnews.store import EmbeddedGraph, Graph

EVERYTHING = Options(stances=STANCES)


def _held(graph: Graph, options: Options = EVERYTHING) -> dict[str, Any]:
    chosen = thinned(network(graph, options))
    return contents(graph, chosen, facts(graph, chosen.net, options), options)


def _told(held: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    """The evidence of the fact with these names: subject, relation, object."""
    for fact in held["facts"]:
        end = held["nodes"][fact["t"]]["label"] if "t" in fact else fact["value"]
        relation = held["predicates"][fact["p"]]["id"]
        if (held["nodes"][fact["s"]]["label"], relation, end) == names:
            return [held["evidence"][at] for at in fact.get("e", ())]
    raise AssertionError(f"no fact {names}")


def test_each_article_that_states_a_fact_has_its_sentence_under_it(graph: Graph) -> None:
    held = _held(graph)
    told = _told(held, "Barcelona", "supports", "Forum Kota Teluk")
    found = {held["articles"][each["a"]]["url"]: held["sentences"][each["s"]] for each in told}
    assert found == {
        "https://courier.example/bay-forum": (
            "The Bay Cities Forum, backed by Barcelona, opened on Tuesday."
        ),
        "https://harian.example/forum-teluk": (
            "Forum Kota Teluk didukung tiga kota, yakni Ambon, Barcelona, dan Manado."
        ),
    }


def test_the_words_of_the_fact_and_its_ends_are_spans_of_the_sentence(graph: Graph) -> None:
    held = _held(graph)
    both = _told(held, "Barcelona", "supports", "Forum Kota Teluk")
    (told,) = (each for each in both if held["articles"][each["a"]]["lang"] == "en")
    sentence = held["sentences"][told["s"]]
    assert sentence[slice(*told["span"])] == "The Bay Cities Forum, backed by Barcelona"
    assert [sentence[slice(*each)] for each in told["ends"]] == ["Bay Cities Forum", "Barcelona"]


def test_spans_count_code_points_also_behind_signs_of_two_units(hostile: Graph) -> None:
    held = _held(hostile)
    (told,) = held["evidence"]
    sentence = held["sentences"][told["s"]]
    assert sentence[slice(*told["span"])].startswith("Kota </script>")
    assert sentence.startswith("🎉🎉 ")
    assert told["span"][0] == 3


def test_what_is_only_said_has_its_speaker_and_what_is_denied_says_so(graph: Graph) -> None:
    held = _held(graph)
    (told,) = _told(held, "Barcelona", "supports", "Bay Fund")
    assert (told["st"], told["by"]) == ("reports", "Rina Latuhihin")
    (told,) = _told(held, "Manado", "supports", "Bay Fund")
    assert told["st"] == "denies"


def test_only_what_is_asked_for_is_a_fact_of_the_page(graph: Graph) -> None:
    held = _held(graph, Options())
    assert held["stances"] == ["asserts"]
    assert {each["st"] for each in held["evidence"]} == {"asserts"}


def test_a_number_is_a_fact_without_a_line(graph: Graph) -> None:
    (told,) = _told(_held(graph), "Forum Kota Teluk", "participantCount", "260")
    assert told["st"] == "asserts"


def test_people_have_their_quotes_the_newest_first(graph: Graph) -> None:
    held = _held(graph)
    found = [(held["nodes"][each["n"]]["label"], each["text"]) for each in held["quotes"]]
    assert found == [
        ("Rina Latuhihin", "Barcelona supports the Bay Fund as well"),
        ("Rina Latuhihin", "Teluk adalah halaman depan kami,"),
    ]
    assert held["quotes"][1]["where"] == "akun resminya"
    (rina,) = (each for each in held["nodes"] if each["label"] == "Rina Latuhihin")
    assert rina["quoted"] == 2


def test_of_too_many_values_some_are_left_out_and_that_is_said(graph: Graph) -> None:
    net = network(graph, EVERYTHING)
    assert str(facts(graph, net, EVERYTHING)) == ""
    left = facts(graph, net, EVERYTHING, most=0)
    assert all(fact.target for fact in left.facts)
    assert str(left) == "0 of 1 facts with a number, a date or a text"


def test_a_sentence_that_states_several_facts_is_there_once(graph: Graph) -> None:
    held = _held(graph)
    assert len(set(held["sentences"])) == len(held["sentences"])


def test_labels_are_there_in_both_languages(graph: Graph) -> None:
    held = _held(graph)
    (city,) = (each for each in held["types"] if each["id"] == "City")
    assert city["label"] == {"en": "city", "id": "kota"}
    (supports,) = (each for each in held["predicates"] if each["id"] == "supports")
    assert supports["label"] == {"en": "supports", "id": "mendukung"}


def test_characters_that_turn_or_hide_text_are_shown(hostile: Graph) -> None:
    held = _held(hostile)
    assert "\u202e" not in str(held["sentences"])
    assert "\ufffdkemarin" in held["sentences"][0]


def test_articles_are_nodes_with_lines_to_whom_they_name(graph: Graph) -> None:
    held = _held(graph, Options(articles=True))
    kinds = [held["types"][each["t"]]["id"] for each in held["nodes"]]
    assert kinds.count("Article") == 3
    assert {each["url"] for each in held["nodes"] if "url" in each} == {
        "https://courier.example/bay-forum",
        "https://harian.example/forum-teluk",
    }
    relations = [held["predicates"][each["p"]]["id"] for each in held["facts"]]
    assert relations.count("mentions") == 15


def test_an_empty_graph_is_a_page_too(tmp_path: Any) -> None:
    import pyoxigraph

    held = _held(EmbeddedGraph(pyoxigraph.Store(), tmp_path))
    assert held["facts"] == held["nodes"] == []
