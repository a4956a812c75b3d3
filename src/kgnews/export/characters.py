"""What some formats cannot hold: characters that are none of XML, cells that are formulas."""

from __future__ import annotations

import re

__all__ = ["cell", "xml_safe"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def xml_safe(text: str) -> str:
    r"""The text with a replacement character for each that XML 1.0 cannot hold.

    >>> xml_safe("kota\x00\x1b[31m")
    'kota��[31m'
    """
    return _NOT_XML.sub("\ufffd", text)


def cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula.

    >>> cell("=1+1"), cell("Ambon"), cell(" @x")
    ("'=1+1", 'Ambon', "' @x")
    """
    return f"'{text}" if _FORMULA.match(text) else text
