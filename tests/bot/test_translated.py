"""Names and notes of records and formulas in other languages."""

import re

import pytest

from bot.figures import DEFAULT_LANGUAGE
from bot.render.page import LANGUAGES
from bot.translated import translated
from calculations import records

OTHERS = [one for one in LANGUAGES if one != DEFAULT_LANGUAGE]
# The same in every language.
SAME = {"Rebound"}


def texts():
    for record in records.records().values():
        yield f"record {record.id}", record.label
    for method in records.methods().values():
        yield f"method {method.id}", method.title
        yield f"method {method.id}", method.leaves_out
        for meaning in method.symbols.values():
            yield f"method {method.id}", meaning
    for one in records.readings():
        yield f"reading {one.title}", one.why


@pytest.mark.parametrize("language", OTHERS)
def test_every_name_and_every_formula_is_translated(language):
    missing = [
        f"{where}: {text!r}"
        for where, text in texts()
        if text and text not in SAME and translated(text, language) == text
    ]
    assert not missing, f"put these into templates/translations/{language}.yaml: {missing}"


def test_a_shared_part_is_translated_wherever_it_stands():
    found = translated("World data centres 2035, IEA lift-off case", "de")
    assert found == "Rechenzentren der Welt 2035, IEA, Aufschwung"
    assert translated("Nobody 7B on H100: chat answer", "de").startswith("Nobody 7B auf H100: ")


def test_what_nobody_translated_stays_as_it_is():
    assert translated("Unheard-of thing", "de") == "Unheard-of thing"
    assert translated("Biomass", "en") == "Biomass"


@pytest.mark.parametrize("language", OTHERS)
def test_numbers_survive(language):
    """No digit is lost or made up; only the marks between them are another language's."""
    for where, text in texts():
        if text:
            assert digits(translated(text, language)) == digits(text), where


def digits(text):
    return sorted(re.findall(r"\d+", text.replace("m2", "m²")))
