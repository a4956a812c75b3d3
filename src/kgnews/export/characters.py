"""What some formats cannot hold: characters that are none of XML, cells that are formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

__all__ = ["cell", "data_elements", "spreadsheet", "xml_safe"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def xml_safe(text: str) -> str:
    r"""The text with a replacement character for each that XML 1.0 cannot hold.

    >>> xml_safe("kota\x00\x1b[31m")
    'kota��[31m'
    """
    return _NOT_XML.sub("\ufffd", text)


def data_elements(of: str, values: Mapping[str, object]) -> str:
    """The attributes of a node or an edge in GraphML; those that are empty are left out.

    >>> data_elements("node", {"label": "Kota & desa", "note": ""})
    '<data key="node-label">Kota &amp; desa</data>'
    """
    return "".join(
        f'<data key="{of}-{name}">{escape(xml_safe(str(value)))}</data>'
        for name, value in values.items()
        if value != ""
    )


def cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula.

    >>> cell("=1+1"), cell("Ambon"), cell(" @x")
    ("'=1+1", 'Ambon', "' @x")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def spreadsheet(table: bytes) -> bytes:
    """A CSV file as Excel opens it: with the mark of UTF-8, and no cell a formula.

    >>> spreadsheet(b"name\\r\\n=1+1\\r\\n")
    b"\\xef\\xbb\\xbfname\\r\\n'=1+1\\r\\n"
    """
    rows = csv.reader(io.StringIO(table.decode(), newline=""))
    text = io.StringIO(newline="")
    csv.writer(text).writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
