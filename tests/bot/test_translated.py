"""Names and notes of records and formulas in other languages."""

import re

import pytest

from bot import translated as module
from bot.figures import DEFAULT_LANGUAGE
from bot.render.page import LANGUAGES
from bot.translated import _known, translated
from calculations import records
from calculations.errors import BadRecord

OTHERS = [one for one in LANGUAGES if one != DEFAULT_LANGUAGE]
# How notes of modelled sizes end.
LIMITS = (
    " The tool assumes weights of 16 bits and counts no hidden reasoning; it knows nothing of"
    " batching, cards or length in production. Order of magnitude only."
)
# The same in every language.
SAME = {"Rebound", "SXM2 300 W; PCIe 250 W."}
# Between the names of authors.
JOINED = re.compile(r" (and|with|on) ")
# What formulas are written with besides their symbols.
MATHS = {"ln", "exp", "sin", "cos", "asin", "sun", "UTC"}


def texts():
    """All that a page shows of records and formulas, but titles of others' works."""
    for record in records.records().values():
        yield f"record {record.id}", record.label
        for figure in record.values:
            yield f"note of {record.id}", figure.note
            for source in (figure.source, *figure.also):
                yield f"source of {record.id}", ours(source)
                yield f"place in the source of {record.id}", source.locator
    for method in records.methods().values():
        yield f"method {method.id}", method.title
        yield f"method {method.id}", method.leaves_out
        yield f"source of method {method.id}", ours(method.source)
        yield f"place in the source of method {method.id}", method.source.locator
        yield f"formula of method {method.id}", method.formula if wordy(method) else None
        for symbol, meaning in method.symbols.items():
            yield f"method {method.id}", meaning
            yield f"symbol of method {method.id}", symbol if len(symbol) > 4 else None
    for one in records.readings():
        yield f"reading {one.title}", one.why
        yield f"author of {one.title}", one.by if JOINED.search(one.by) else None


def ours(source):
    """The title where we wrote it ourselves; that of a published work stays as it is."""
    mine = source.title.lower().startswith(("our ", "derived"))
    return source.title if mine or not (source.url or source.published) else None


def wordy(method):
    """Whether a formula holds words, or numbers with a mark that differs between languages."""
    found = set(re.findall(r"[a-zA-Z]{2,}", method.formula)) - MATHS
    shares = re.search(r"\d[.,]\d", method.formula)
    return bool(shares or {one for one in found if one not in method.symbols and one.islower()})


@pytest.mark.parametrize("language", OTHERS)
def test_all_that_pages_show_of_records_and_formulas_is_translated(language):
    missing = [
        f"{where}: {text!r}"
        for where, text in texts()
        if text and text not in SAME and translated(text, language) == text
    ]
    assert not missing, f"put these into templates/translations/{language}/: {missing}"


def test_a_text_that_two_files_hold_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "de"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text('"Sun": "Sonne"\n', encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    _known.cache_clear()
    with pytest.raises(BadRecord, match=r"two\.yaml: another file has this text too: 'Sun'"):
        _known("de")
    monkeypatch.undo()
    _known.cache_clear()


def test_a_shared_part_is_translated_wherever_it_stands():
    found = translated("World data centres 2035, IEA lift-off case", "de")
    assert found == "Rechenzentren der Welt 2035, IEA, Aufschwung"
    assert translated("Nobody 7B on H100: chat answer", "de").startswith("Nobody 7B auf H100: ")


def test_numbers_in_a_shared_part_get_the_marks_of_the_language():
    found = translated("Its size is published: 8.02 billion parameters." + LIMITS, "de")
    assert found.startswith("Seine Größe ist veröffentlicht: 8,02 Milliarden Parameter. ")


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
    return sorted(re.findall(r"\d+", text.replace("m2", "m²").replace("CO2", "CO₂")))
