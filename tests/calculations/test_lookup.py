"""From a number back to the records that hold it."""

import pytest

from calculations import records
from calculations.lookup import Number, matching
from calculations.shapes import Record


def ids(value, digits, unit=""):
    return [match.record.id for match in matching(Number(value, digits, unit))]


@pytest.mark.parametrize(
    ("value", "digits", "unit", "record"),
    [
        (415, 3, "TWh", "outlook/world-2024"),
        (415_000, 6, "GWh", "outlook/world-2024"),
        (0.24, 2, "Wh", "footprint/gemini/prompt"),
        (0.00024, 2, "kWh", "footprint/gemini/prompt"),
        (864, 3, "J", "footprint/gemini/prompt"),  # 0.24 Wh x 3,600 J
        (33, 2, "x", "trend/gemini-prompt"),
        (8, 1, "%", "cost/interest-rate"),  # held as a share, 0.08
        (30000, 5, "USD", "article/dear-card"),
        (415, 3, "", "outlook/world-2024"),
    ],
)
def test_a_number_finds_its_record_in_any_unit(value, digits, unit, record):
    assert ids(value, digits, unit)[0] == record


def test_an_older_edition_of_a_figure_is_found_too():
    (match,) = matching(Number(945, 3, "TWh"))
    assert match.record.id == "outlook/world-2030/base"
    assert match.figure.start.year == 2025
    assert match.record.latest.value == 950


def test_an_end_of_a_range_comes_after_a_value():
    found = matching(Number(0.16, 2, "Wh"))
    assert [one.central for one in found] == sorted((one.central for one in found), reverse=True)


def record(value, unit="TWh"):
    return Record.model_validate(
        {
            "id": "test/one",
            "label": "One",
            "unit": unit,
            "values": [
                {
                    "from": "2025-01-01",
                    "value": value,
                    "basis": "assumed",
                    "confidence": "low",
                    "source": {"title": "Our assumption"},
                }
            ],
        }
    )


@pytest.mark.parametrize(
    ("held", "value", "digits", "found"),
    [
        (0.307, 0.31, 2, True),  # rounded to two digits
        (0.304, 0.31, 2, False),
        (3.2, 3, 1, False),  # one digit is too little to know a number by
        (3.0, 3, 1, True),
        (1547.3, 1550, 4, False),  # four digits were written, 1547.3 is 1547
        (0.0, 10, 2, False),
    ],
)
def test_rounding(held, value, digits, found):
    assert bool(matching(Number(value, digits, "TWh"), [record(held)])) is found


@pytest.mark.parametrize(
    ("unit", "asked"), [("TWh", "TW"), ("USD/h", "EUR"), ("x", "%"), ("%", "TWh"), ("year", "Wh")]
)
def test_another_kind_of_number_is_no_match(unit, asked):
    if asked == "TW":
        asked = "GW"
    assert not matching(Number(415, 3, asked), [record(415, unit)])


def test_what_nobody_holds_is_found_nowhere():
    assert not matching(Number(12345, 5, "TWh"))


def test_every_value_of_every_record_finds_its_record():
    for one in records.records().values():
        value = one.latest.value
        if value is not None:
            assert any(
                match.record.id == one.id for match in matching(Number(value, 9, one.unit), [one])
            ), one.id
