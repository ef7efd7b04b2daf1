"""Names and notes of records and formulas in another language than English.

Records and formulas are written in English; `templates/translations/` has a folder for each other
language with what each text is called there, a file a subject. What many texts have in common is a
pattern: ``"{x}: chat answer"``. A test holds them complete.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bot.figures import DEFAULT_LANGUAGE, style
from calculations.errors import BadRecord
from calculations.records import read_yaml

FOLDER = Path(__file__).parent.parent / "templates" / "translations"
_PATTERNS = "patterns.yaml"
_BLANK = re.compile(r"\{([a-z])\}")
_NUMBER = re.compile(r"\d+\.\d+")


def translated(text: str, language: str) -> str:
    """A text of a record or a formula in a language; itself where nobody has put it into that.

    >>> translated("Gemma 3 27B on H100: chat answer", "de")
    'Gemma 3 27B auf H100: Antwort im Gespräch'
    """
    return _translated(text, language) if language != DEFAULT_LANGUAGE else text


def title(text: str, language: str) -> str:
    """The title of a source in a language; that of a published work stays in its own.

    >>> title("Arithmetic", "de"), title("Power Density: data centres on land, sea and roofs", "de")
    ('Grundrechenarten', 'Power Density: data centres on land, sea and roofs')
    """
    return _known(language)[0].get(text, text) if language != DEFAULT_LANGUAGE else text


@lru_cache(maxsize=4096)
def _translated(text: str, language: str) -> str:
    catalogue, patterns = _known(language)
    if text in catalogue:
        return catalogue[text]
    for pattern, template in patterns:
        if match := pattern.fullmatch(text):
            parts = {name: _translated(part, language) for name, part in match.groupdict().items()}
            return template.format(**parts)
    return style(language).marked(text) if _NUMBER.fullmatch(text) else text


@lru_cache(maxsize=4)
def _known(language: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.yaml")):
        if path.name == _PATTERNS:
            continue
        read: dict[str, str] = read_yaml(path)
        if twice := found.keys() & read.keys():
            raise BadRecord(path.name, f"another file has this text too: {min(twice)!r}")
        found |= read
    patterns: dict[str, str] = read_yaml(FOLDER / language / _PATTERNS)
    compiled = ((re.compile(_expression(one)), other) for one, other in patterns.items())
    return found, tuple(compiled)


def _expression(pattern: str) -> str:
    """A pattern as a regular expression.

    >>> _expression("{x} on H100")
    '(?P<x>.+?)\\\\ on\\\\ H100'
    """
    parts = _BLANK.split(pattern)
    return "".join(
        f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
