"""What is loaded by whoever asks for a part of reading."""

from __future__ import annotations

import subprocess
import sys


def test_the_gazetteer_does_not_load_what_reads_a_page() -> None:
    code = "import sys, kgnews.extract.gazetteer, kgnews.resolve; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "kgnews.extract.reading" not in done.stdout.split()


def test_a_reader_has_loaded_all_that_it_needs() -> None:
    code = "import sys, kgnews.pipeline.reader; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "kgnews.extract.reading" in done.stdout.split()
