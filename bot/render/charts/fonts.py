"""Pictures are written in the one font that vl-convert brings with it, Liberation Sans.

So they are the same on every machine. Fonts of the machine's are kept from it, and not only for
that: it opens their files anew for each letter, which takes five times as long.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

# What vl-convert looks for fonts by.
ENVIRONMENT = {"FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
# The font has all letters of the languages of Europe, and signs such as dashes; beyond, by chance.
_EUROPE = 0x17F
_SIGNS = range(0x2000, 0x2070)
_OTHERS = {"Ə": "E", "ə": "e", "ʻ": "'", "ʼ": "'"}


def legible(text: str) -> str:
    """The same text in letters that the font has: ``Ðà Lạt`` without the dot, ``CO₂`` as CO2.

    >>> legible("Đà Lạt: 4,0 h – CO₂")
    'Đà Lat: 4,0 h – CO2'
    """
    return text if text.isascii() else "".join(map(_letter, text))


@lru_cache(maxsize=512)
def _letter(sign: str) -> str:
    if ord(sign) <= _EUROPE or ord(sign) in _SIGNS:
        return sign
    if sign in _OTHERS:
        return _OTHERS[sign]
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(one for one in parts if not unicodedata.combining(one))
