import datetime as dt

import pytest

from bot.facts import check, dated, findings
from calculations.records import Record, Source

TODAY = dt.date(2026, 11, 24)


def record(published, *, basis="measured", confidence="high", also=0):
    source = {"title": "x", "published": published}
    figure = {
        "from": "2025-01-01",
        "value": 1,
        "basis": basis,
        "confidence": confidence,
        "source": source,
        "also": [source] * also,
    }
    return Record.model_validate(
        {"id": "test/record", "label": "x", "unit": "Wh", "values": [figure]}
    )


def only(given, today=TODAY):
    (one,) = findings([given], today)
    return one


@pytest.mark.parametrize(
    ("published", "stale"),
    [
        ("2025-05-24", False),
        ("2025-05-23", True),
        ("2025", False),
        ("2024", True),
        ("2025-05", False),
    ],
)
def test_stale_is_older_than_eighteen_months(published, stale):
    assert only(record(published)).stale is stale


def test_a_later_day_makes_more_stale():
    assert only(record("2026"), dt.date(2029, 1, 1)).stale


def test_one_source_is_single_and_arithmetic_of_our_own_is_not():
    assert only(record("2026")).single
    assert not only(record("2026", also=1)).single
    assert not only(record("2026", basis="assumed")).single


def test_low_confidence_is_listed():
    assert only(record("2026", confidence="low")).low


def test_a_source_without_a_date_counts_from_the_day_it_was_read():
    assert dated(Source(title="x", read=dt.date(2026, 1, 2))) == dt.date(2026, 1, 2)
    assert dated(Source(title="x")) is None


def test_the_table_is_calm_and_ends_with_totals():
    lines = check(TODAY).splitlines()
    assert max(len(line) for line in lines) < 110
    assert lines[-4].endswith("need nothing.")
    assert check(TODAY) == check(TODAY)
    assert "—" not in check(TODAY)
