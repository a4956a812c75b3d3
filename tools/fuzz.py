"""Drive a target by coverage: ``python tools/fuzz.py html -max_total_time=600``.

Needs ``pip install atheris``. What it finds is kept in ``tests/fuzz/finds/`` as ``KIND-NAME`` and
is a test from then on.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kgnews"]):
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "fuzz"))
    import targets

logging.disable(logging.CRITICAL)


def main() -> None:
    """Run until libFuzzer has enough."""
    kind = sys.argv.pop(1)

    def one(data: bytes) -> None:
        if kind == "decode":
            targets.decode_any(data)
        elif kind == "date":
            targets.date_any(data.decode("utf-8", "replace")[:200])
        elif kind == "mint":
            parts = data.decode("utf-8", "replace").split("|", 2)
            targets.mint_any(*(*parts, "", "")[:3])
        else:
            targets.read_any(kind, data)

    corpus = Path(sys.argv[-1]) if len(sys.argv) > 1 and sys.argv[-1][0] != "-" else None
    if corpus:
        corpus.mkdir(exist_ok=True)
        for number, seed in enumerate(targets.SEEDS.get(kind, ())):
            (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
