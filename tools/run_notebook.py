"""Run the cells of a notebook as Jupyter would, and write what they show below them.

python tools/run_notebook.py  # docs/u20.ipynb, on the samples

What a notebook shows is what its last expression is: as HTML where that has ``_repr_html_``, and
as text. Nothing but Python is needed, so the tests run it too.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "u20.ipynb"


def printed(path: Path = NOTEBOOK) -> str:
    """The notebook with the outputs of this moment."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    count = 0
    with _desk():
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                count += 1
                cell["execution_count"] = count
                cell["outputs"] = _shown("".join(cell["source"]), names, count)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


@contextmanager
def _desk() -> Iterator[None]:
    """An empty folder with the samples in it, as after unpacking, to work in."""
    before = Path.cwd()
    with TemporaryDirectory(prefix="kgnews-") as folder:
        shutil.copytree(ROOT / "samples", Path(folder) / "samples")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _shown(source: str, names: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """What a cell shows: what it prints, then the value of its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    said = StringIO()
    value = None
    with redirect_stdout(said):
        exec(compile(tree, "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if said.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(said.getvalue())})
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            data = {"text/html": _lines(value._repr_html_()), **data}
        outputs.append(
            {
                "data": data,
                "execution_count": count,
                "metadata": {},
                "output_type": "execute_result",
            }
        )
    return outputs


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


if __name__ == "__main__":
    NOTEBOOK.write_text(printed(), encoding="utf-8")
