import json
from hashlib import sha1

from sets import clean, contaminated, ranges_of, read_articles, read_bio, retokenized


def bio(line):
    return [tuple(part.rsplit("/", 1)) for part in line.split()]


def words(sentence):
    return [word for word, _ in sentence]


def names(sentence):
    row = words(sentence)
    return [
        (" ".join(row[start:end]), kind)
        for start, end, kind in ranges_of([label for _, label in sentence])
    ]


KEPT = "Kapal nelayan itu karam di lepas pantai Jepara".split()


def reserved(*runs):
    return frozenset(sha1(run.encode()).hexdigest()[:16] for run in runs)


def test_a_sentence_with_a_reserved_run_of_seven_words_is_contaminated():
    run = reserved("nelayan itu karam di lepas pantai jepara")
    assert contaminated(KEPT, run)
    assert not contaminated(KEPT[:-1], run)


def test_cleaning_leaves_out_contaminated_sentences_in_either_tokens():
    run = reserved("( pdb ) triwulan itu naik tipis")
    sentence = bio("Nilai/O (PDB)/O triwulan/O itu/O naik/O tipis/O")
    assert clean([sentence], run) == []
    assert clean([sentence], reserved("other words")) == [sentence]


def test_a_bio_file_is_read_sentence_by_sentence(tmp_path):
    path = tmp_path / "own.bio"
    path.write_text("-DOCSTART-\tO\n\nRina\tB-PER\ntiba\tO\n\nBogor</b>\tB-LOC\n", "utf-8")
    assert read_bio(path) == [[("Rina", "B-PER"), ("tiba", "O")], [("Bogor", "B-LOC")]]


def test_marks_glued_to_a_word_become_tokens_outside_the_name():
    sentence = retokenized(bio("Badan/B-ORG Air/I-ORG Kota/I-ORG (BAK)/I-ORG rapat/O"))
    assert words(sentence) == ["Badan", "Air", "Kota", "(", "BAK", ")", "rapat"]
    assert names(sentence) == [("Badan Air Kota", "Organization"), ("BAK", "Organization")]


def test_a_possessive_is_no_part_of_a_name():
    sentence = retokenized(bio("Dana/B-PER 's/O boat/O sank/O"))
    assert words(sentence) == ["Dana", "'s", "boat", "sank"]
    assert names(sentence) == [("Dana", "Person")]
    assert names(retokenized(bio("Dana's/B-PER boat/O"))) == [("Dana", "Person")]


def test_a_split_contraction_is_joined_as_it_is_in_text():
    assert words(retokenized(bio("They/O do/O n't/O know/O"))) == ["They", "don't", "know"]


def test_a_split_reduplication_is_joined_and_a_dash_between_names_is_not():
    assert words(retokenized(bio("anak/O -/O anak/O ke/O -/O 20/O"))) == ["anak-anak", "ke-20"]
    route = retokenized(bio("jalur/O Tegal/B-LOC -/O Solo/B-LOC"))
    assert names(route) == [("Tegal", "Place"), ("Solo", "Place")]


def test_two_names_in_a_row_stay_two():
    assert names(retokenized(bio("Kendal/B-LOC Rudi/B-PER Hartanto/I-PER"))) == [
        ("Kendal", "Place"),
        ("Rudi Hartanto", "Person"),
    ]


def test_of_nested_persons_the_name_without_title_is_kept(tmp_path):
    text = "Harbour chief Dr Lena Ortiz left the Port Office. A storm hit Kessel."
    spans = [
        ("PERSON", "Harbour chief Dr Lena Ortiz"),
        ("PERSON", "Lena Ortiz"),
        ("ORGANIZATION", "Port Office"),
        ("LOCATION", "Port"),
        ("EVENT", "storm"),
        ("LOCATION", "Kessel"),
    ]
    entities = [
        {
            "label": label,
            "position": {
                "start_offset": text.index(words),
                "end_offset": text.index(words) + len(words),
            },
        }
        for label, words in spans
    ]
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}) + "\n", "utf-8")
    (article,) = read_articles(path)
    assert [names(sentence) for sentence in article] == [
        [("Lena Ortiz", "Person"), ("Port Office", "Organization")],
        [("Kessel", "Place")],
    ]
