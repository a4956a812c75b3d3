"""Text without what no reader sees: control characters, direction marks, invisible joints.

Cleaning keeps the length of the text, so that a span into the cleaned text is a span into the
text that was given. A bad character becomes a space. Inside a word a space would break the
word, so there the word closes up (and composes, ``u`` + ``◌̈`` to ``ü``) and the spaces follow it:
only positions inside such a word move. Line ends stay as they are.

UTF-8 that somebody has read as Latin-1 or Windows-1252 (``CharriÃ¨re``, ``itâ€™s``) is read again,
in the same way: the word closes up, and spaces follow.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["cleaned"]

# Control characters (tab and line ends stay); invisible ones, which stand inside words.
_CONTROL = "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\U000e0000-\U000e0fff"
)
_NO_CHARACTER = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_ACCENT = "\u0300-\u036f"
# A hard space read in the wrong encoding: "kata BudiÂ kepada". No word ends in a capital Â.
_SPACE = re.compile("(?<=[a-z0-9.,)])Â++(?=[\\s\u00a0]|$)|Â++(?=\u00a0)")
# UTF-8 in the wrong encoding: a lead byte and its followers, as Latin-1 or Windows-1252 show
# them. No word has "â€" in it; behind a capital with an accent a closing mark may well stand.
_MARKS_1252 = "‘’“”•–—˜…"
_OTHERS_1252 = "€‚ƒ„†‡ˆ‰Š‹ŒŽ™š›œžŸ"
_BYTE = f"[\x80-\xbf{_OTHERS_1252}{_MARKS_1252}]"
_SIGN = f"[\x80-\x9f\xa1-\xbf{_OTHERS_1252}]"
_GARBLED = re.compile(
    f"Ã(?:[\x80-\xbf{_OTHERS_1252}]|[{_MARKS_1252}](?=[A-Za-z]))|Â[\x80-\x9f\xa1-\xbf]|[ÄÅ]{_SIGN}"
    f"|(?<=¬)Å[{_MARKS_1252}]|[âï]{_BYTE}{{2}}|ð{_BYTE}{{3}}"
)
_CHUNK = re.compile(r"[^ \t\r\n\v\f]+")
_BROKEN = re.compile(f"[{_NO_CHARACTER}]")
_BAD = re.compile(f"[{_CONTROL}{_UNSEEN}]")
_INNER = re.compile(f"[{_UNSEEN}]")
_MARKED = re.compile(f"[{_CONTROL}{_UNSEEN}{_ACCENT}{_NO_CHARACTER}]")
# A word with something unseen or an accent in it. Possessive: each word is walked once.
_JOINED = re.compile(
    rf"(?<![^\W_])[^\W_]++(?:[{_ACCENT}]++|[{_UNSEEN}]++(?=[^\W_]))"
    rf"(?:[^\W_]++|[{_ACCENT}]++|[{_UNSEEN}]++(?=[^\W_]))*+"
)


def cleaned(text: str) -> str:
    r"""The text with every unseen character replaced, at the same length.

    >>> cleaned("Jo\u200bko\x00Widodo di Mu\u0308nchen.")
    'Joko  Widodo di München .'
    >>> cleaned("Henri CharriÃ¨re: â€œBebas,â€\x9d katanya.")
    'Henri Charrière:  “Bebas,”     katanya.'
    """
    while (seen := _once(text)) != text:
        text = seen
    return text


def _once(text: str) -> str:
    if _GARBLED.search(text):
        text = _CHUNK.sub(_read_again, text)
    if _MARKED.search(text):
        text = _BROKEN.sub("\ufffd", text)
        text = _BAD.sub(" ", _JOINED.sub(_closed, text))
    return _SPACE.sub(lambda found: " " * len(found.group()), text) if "Â" in text else text


def _read_again(chunk: re.Match[str]) -> str:
    given = chunk.group()
    return _GARBLED.sub(_decoded, given).ljust(len(given))


def _decoded(garbled: re.Match[str]) -> str:
    try:
        raw = b"".join(
            each.encode("latin-1" if each <= "\xff" else "cp1252") for each in garbled.group()
        )
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return garbled.group()


def _closed(match: re.Match[str]) -> str:
    given = match.group()
    seen = unicodedata.normalize("NFC", _INNER.sub("", given))
    return seen + " " * (len(given) - len(seen)) if len(seen) <= len(given) else given
