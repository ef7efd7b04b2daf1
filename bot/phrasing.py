"""Words: templates in, sentences out.

Templates hold every word a user reads and no arithmetic; the filters of `bot.figures` are all
they have to show a number with.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Macro

from bot.atlas import atlas
from bot.figures import DEFAULT_LANGUAGE, Figures
from bot.translated import title, translated
from calculations import records
from calculations.units import HOURS_PER_YEAR

TEMPLATES = Path(__file__).parent.parent / "templates"
BUILT = TEMPLATES / "built"
_english = Figures()
rounded, span, unit_words = _english.rounded, _english.span, _english.unit_words


def quoted(text: object) -> str:
    """What a user typed, made harmless to repeat: short, and without what could ping or link.

    >>> quoted("<!channel> @here *hi*"), quoted("x" * 50)
    ('channel here hi', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…')
    """
    kept = "".join(c if c.isalnum() or c in " .,-+%€£$=()'’" else " " for c in str(text)[:200])
    short = " ".join(kept.split())
    # A dot between letters would still become a link.
    short = re.sub(r"(?<=\w)\.(?=[^\W\d])", " ", short)
    return short if len(short) <= 40 else short[:39] + "…"


def capital(text: str) -> str:
    """The same text with a capital first letter; the rest untouched."""
    return text[:1].upper() + text[1:]


def product(name: str) -> str:
    """A product's name as it is written: abbreviations and what holds a number in capitals.

    >>> product("mac studio"), product("rtx 4090"), product("m4 max")
    ('Mac Studio', 'RTX 4090', 'M4 Max')
    """
    return " ".join(
        capital(word) if word.isalpha() and set(word.lower()) & set("aeio") else word.upper()
        for word in name.split()
    )


class Compiled(BytecodeCache):
    """Templates as they were compiled before; `make setup` and the image leave them in `BUILT`.

    Each environment has files of its own, for what its filters make of constants is compiled in.
    A template that has changed since is compiled anew, and kept if that can be written.
    """

    def __init__(self, environment: str) -> None:
        self._environment = environment

    def _file(self, bucket: Bucket) -> Path:
        return BUILT / f"{self._environment}-{bucket.key}.bin"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it is of this very template and Python."""
        with suppress(OSError):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write it aside and move it, so that nobody reads half a file."""
        file = self._file(bucket)
        aside = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            BUILT.mkdir(exist_ok=True)
            aside.write_bytes(bucket.bytecode_to_string())
            aside.replace(file)


@lru_cache(maxsize=8)
def environment(language: str = DEFAULT_LANGUAGE) -> Environment:
    """The Jinja environment of a language; its filters write numbers that language's way."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        # Pages escape; chat markup has rules of its own and is escaped by its renderer.
        autoescape=lambda name: bool(name) and str(name).endswith(".html.j2"),  # noqa: S701
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(language),
    )
    figures, names = Figures(language), atlas(language)
    jinja.filters |= {
        "rounded": figures.rounded,
        "exact": figures.exact,
        "figure": figures.figure,
        "span": figures.span,
        "years": figures.years,
        "day": figures.day,
        "percent": figures.percent,
        "compared": figures.compared,
        "in_ten": figures.in_ten,
        "unit_words": figures.unit_words,
        "place": names.name,
        "place_text": names.text,
        "whole_place": names.whole,
        "quoted": quoted,
        "capital": capital,
        "product": product,
        "translated": lambda text: translated(text, language),
        "titled": lambda text: title(text, language),
    }
    jinja.globals |= {
        "money": figures.money,
        "record": records.record,
        "hours_in_year": HOURS_PER_YEAR,
    }
    return jinja


def template(name: str, language: str = DEFAULT_LANGUAGE) -> Template:
    """The chat template of a topic, in the asker's language where there is one."""
    if language.isalpha():
        try:
            return environment(language).get_template(f"slack/{language}/{name}.j2")
        except TemplateNotFound:
            pass
    return environment().get_template(f"slack/{DEFAULT_LANGUAGE}/{name}.j2")


def say(template: Template, values: dict[str, Any]) -> dict[str, str]:
    """Every part of a chat template (its macros) as text: lines kept, white space tidied.

    A part that takes arguments is a helper of the others and is left out.
    """
    module = template.make_module(values)
    parts = {name: part for name, part in vars(module).items() if isinstance(part, Macro)}
    return {name: tidy(part()) for name, part in parts.items() if not part.arguments}


def tidy(text: str) -> str:
    """Collapse white space within lines and drop empty lines."""
    lines = (" ".join(line.split()) for line in str(text).splitlines())
    return "\n".join(line for line in lines if line)
