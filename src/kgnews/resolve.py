"""Names become identities (stub of slug, completed below)."""

from __future__ import annotations

import re
from unicodedata import normalize

__all__ = ["slug"]

LENGTH = 80

_SPELLED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
        "&": " and ", "’": "", "'": "", "‘": "", "ʻ": "", "`": "",
    }
)  # fmt: skip


def slug(name: str, length: int = LENGTH) -> str:
    """A name in a-z, 0-9 and single hyphens.

    >>> slug("São Paulo"), slug("Ma'ruf Amin"), slug("U20 / G20")
    ('sao-paulo', 'maruf-amin', 'u20-g20')
    """
    plain = normalize("NFKD", name.translate(_SPELLED))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words)
