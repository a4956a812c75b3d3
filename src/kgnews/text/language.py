"""The language of a text by its function words, and by a trained detector where they are few.

Function words decide nearly every article and cost no model. Indonesian and Malay share most of
theirs; they are told apart by words that only one of them writes (``karena``, ``kerana``).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

__all__ = ["agreed", "code_of", "language_of"]


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FUNCTION_WORDS = {
    "id": _list(
        "yang dan di ke dari untuk dengan ini itu pada tidak dalam akan juga oleh adalah sebagai "
        "para telah ada atau lebih seperti saat setelah sudah kami mereka dia ia kita saya orang "
        "tersebut kepada hari tahun dua serta antara masih menjadi harus agar jika kata lain "
        "secara hingga saja bagi tak belum sebuah seorang semua sangat terhadap dapat bahwa karena "
        "bisa ketika tetapi namun ujar kerana bahawa iaitu boleh berkata katanya daripada"
    ),
    "en": _list(
        "the of and to in a that for is on with was as by it at from he said are be has have had "
        "an its their his her they not who will were but which this been would after or more she "
        "we about when than also into you i there what up out if no all one can over new two"
    ),
    "jv": _list(
        "lan ing saka kang iki sing ora dadi marang nalika yaiku kanggo uga kuwi wis arep karo iku "
        "ana wong taun sawijining iya nanging menyang dening minangka luwih amarga kanthi"
    ),
    "su": _list(
        "jeung nu anu dina ti ieu éta eta teu ku keur pikeun aya geus kana sahiji urang bari mah "
        "téh teh nyaéta nyaeta kalawan jadi lantaran ogé oge ngeunaan kudu bakal ka taun sanajan"
    ),
}
# What only Indonesian and only Malay writes.
_INDONESIAN = _list(
    "karena bahwa bisa saja namun uang polisi mobil ujar ucap tutur senin kamis jumat maret "
    "agustus desember delapan yakni yaitu usai gubernur provinsi kabupaten kecamatan bupati "
    "pemerintah hukum kesehatan berbagai maupun meski sedangkan apalagi kantor butuh anggaran "
    "pengadilan warga"
)
_MALAY = _list(
    "kerana bahawa sahaja wang polis isnin khamis jumaat ogos disember lapan iaitu manakala semasa "
    "kesihatan mesyuarat syarikat sekiranya ringgit parlimen baharu setiausaha peguam "
    "tertuduh suspek bagaimanapun mahupun hendaklah ialah sesiapa sebarang tiada kebangsaan "
    "kerajaan mahkamah seramai ekoran pentadbiran pertubuhan bomba "
    "memandangkan"
)
_TOKEN = re.compile(r"[^\W\d_]+")
_READ = 20_000  # characters
_ENOUGH = 0.12  # share of function words that needs no detector
_CLEAR = 3  # times the share of any other language, which needs none either
_DIFFERENT = 3  # function words, for "a" and "di" alone say little
_SHORTEST = 4  # words that the detector can judge
_TELLING = 25  # words that tell a language
_FOUND = ("id", "ms", "jv", "su", "en")
_KNOWN = ("id", "ms", "jv", "en")
# Languages that the detector may find, so that a foreign text is not taken for a known one.
_PLAUSIBLE = (
    "id ms jv en nl de fr es pt it tl vi tr ar zh ja ko ru th hi ta fa he pl sw ro sv da no"
)


# How crawlers and services write the codes: Event Registry "ind", GDELT "Indonesian", Java "in".
_CODES = {"ind": "id", "in": "id", "indonesian": "id", "indonesia": "id", "bahasa": "id",
          "eng": "en", "english": "en", "inggris": "en", "msa": "ms", "may": "ms", "zsm": "ms",
          "malay": "ms", "melayu": "ms", "jav": "jv", "jw": "jv", "javanese": "jv", "jawa": "jv",
          "sun": "su", "sundanese": "su", "sunda": "su"}  # fmt: skip
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]{0,30})?$")


def code_of(name: str) -> str | None:
    """The ISO 639 code of a language as records name it; None for what is none.

    >>> code_of("id-ID"), code_of("Indonesian"), code_of("eng"), code_of("bahasa gaul")
    ('id', 'id', 'en', None)
    """
    word = name.strip().lower()[:40]
    found = _CODE.match(word)
    code = found[1] if found else word
    return _CODES.get(code) or (code if found else None)


def agreed(text: str, declared: str | None) -> str:
    """The language of a text that its page declares: what the words say, where they say it.

    Pages declare the language of their template; many an Indonesian one says ``en-US``. The
    declaration counts for a text too short to tell, for a language that is not detected here,
    and between Indonesian and Malay.

    >>> agreed("Warga yang mengungsi akan pulang dari posko itu pada Senin.", "en")
    'id'
    >>> agreed("Der Bürgermeister hat die Brücke am Montag eröffnet.", "de"), agreed("Gol!", "id")
    ('de', 'id')
    """
    found = language_of(text)
    if not declared or declared == found:
        return found
    if found == "und":
        short = len(text.split(None, _TELLING)) <= _TELLING
        return declared if short or declared not in _FOUND else "und"
    return declared if {found, declared} == {"id", "ms"} else found


def language_of(text: str) -> str:
    """The ISO 639-1 code: ``id``, ``ms``, ``jv``, ``su``, ``en``; ``und`` for all others.

    >>> language_of("Warga yang mengungsi akan pulang dari posko itu pada Senin.")
    'id'
    >>> language_of("Polis berkata suspek ditahan kerana mencuri wang pada Isnin.")
    'ms'
    >>> language_of("The court said that it would rule on the case after the break.")
    'en'
    >>> language_of("Der Bürgermeister der Stadt hat die Brücke am Montag eröffnet.")
    'und'
    """
    words = _TOKEN.findall(text[:_READ].lower())
    if not words:
        return "und"
    counted = Counter(words)
    shares = {
        name: sum(counted[word] for word in listed) / len(words)
        for name, listed in _FUNCTION_WORDS.items()
    }
    best = max(shares, key=lambda name: (shares[name], name))
    others = max(share for name, share in shares.items() if name != best)
    different = sum(word in counted for word in _FUNCTION_WORDS[best])
    if different < _DIFFERENT or (shares[best] < _ENOUGH and shares[best] < _CLEAR * others):
        best = _detected(words, best if different >= _DIFFERENT else "und")
    return _malay_or_indonesian(counted) if best in ("id", "ms") else best


def _malay_or_indonesian(counted: Counter[str]) -> str:
    malay = sum(counted[word] for word in _MALAY)
    return "ms" if malay > 1.5 * sum(counted[word] for word in _INDONESIAN) else "id"


def _detected(words: list[str], default: str) -> str:
    if len(words) < _SHORTEST:
        return default
    found, _ = _detector().classify(" ".join(words[:1000]))
    return found if found in _KNOWN else default


@lru_cache(maxsize=1)
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE)
    detector.set_languages(_PLAUSIBLE.split())
    return detector
