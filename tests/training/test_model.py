from model import load, score, train

from kgnews.extract.names.features import FeatureMaker

PEOPLE = ("Rudi", "Sinta", "Made", "Tono", "Wulan")
TOWNS = ("Bogor", "Tegal", "Sampit", "Palu", "Kendal")
SENTENCES = [
    [(person, "B-Person"), ("tinggal", "O"), ("di", "O"), (town, "B-Place"), (".", "O")]
    for person, town in zip(PEOPLE, TOWNS, strict=True)
]


def test_five_sentences_teach_a_model_their_pattern(tmp_path):
    maker = FeatureMaker()
    train(SENTENCES, maker, tmp_path / "own.crf", c1=0.01, c2=0.01)
    tagger = load(tmp_path / "own.crf", maker)
    assert tagger(["Joko", "tinggal", "di", "Blora", "."]) == [
        "B-Person",
        "O",
        "O",
        "B-Place",
        "O",
    ]
    assert score(tagger, SENTENCES, ("Person", "Place")) == {
        "Person": 100.0,
        "Place": 100.0,
        "all": 100.0,
    }


def test_training_twice_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        train(SENTENCES, FeatureMaker(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_missed_and_a_wrong_name_halve_the_score():
    gold = [[("Rudi", "B-Person"), ("Palu", "B-Place")]]
    right_and_wrong = score(lambda words: ["B-Person", "B-Person"], gold, ("Person", "Place"))
    assert right_and_wrong == {"Person": 66.7, "Place": 0.0, "all": 50.0}
