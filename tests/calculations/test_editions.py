"""An old permalink gives its old numbers, whatever has been entered since."""

import datetime as dt
import sys

import pytest

from bot import answers, links
from bot.render.document import document, edition
from calculations import METHOD_VERSION, SCENARIOS, calculate, editions, records
from calculations.editions import EDITIONS, Edition
from calculations.errors import InvalidScenario
from calculations.shapes import Figure, Record

LATER = dt.date(2027, 5, 1)
SOURCE = {"title": "A later source"}
RECORD = {"id": "test/record", "label": "A figure with a past", "unit": "Wh"}


def value(number, entered=None, start="2025-01-01"):
    given = {"from": start, "value": number, "basis": "measured", "confidence": "high"}
    return given | {"source": SOURCE} | ({"entered": entered} if entered else {})


def forget():
    for name, module in list(sys.modules.items()):
        if name.startswith("calculations"):
            for one in vars(module).values():
                if isinstance(one, editions._ByEdition):
                    one.cache_clear()


@pytest.fixture
def second(monkeypatch):
    """A second edition, in which every figure but those of counts is a twentieth lower."""
    whole = dict(records._all())

    def renewed(record):
        last = record.values[-1]
        sides = {
            side: number * 0.95
            for side in ("low", "value", "high")
            if (number := getattr(last, side)) is not None
        }
        newer = last.model_copy(update={"entered": LATER, **sides})
        return record.model_copy(update={"values": (*record.values, newer)})

    listed = {n: r if r.unit == "site" else renewed(r) for n, r in whole.items()}
    monkeypatch.setattr(editions, "EDITIONS", (*EDITIONS, Edition(2, LATER)))
    monkeypatch.setattr(records, "_all", lambda: listed)
    forget()
    yield listed
    forget()


def test_editions_are_numbered_from_one_in_the_order_of_their_days():
    assert [edition.version for edition in EDITIONS] == list(range(1, len(EDITIONS) + 1))
    assert [e.day for e in EDITIONS] == sorted({e.day for e in EDITIONS})
    assert editions.newest().version == METHOD_VERSION


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.version))
def test_an_edition_holds_what_it_was_published_with(edition):
    """A figure was changed, and not added: see `data/README.md`. Only before an edition is out may
    its seal be renewed instead."""
    assert records.seal(edition.version) == edition.seal


def test_a_seal_breaks_when_an_old_figure_is_changed_and_not_when_one_is_added(second):
    name = "footprint/gemini/prompt"
    assert records.seal(1) == EDITIONS[0].seal
    old = second[name].values[0].model_copy(update={"value": 0.25})
    second[name] = second[name].model_copy(update={"values": (old, *second[name].values[1:])})
    forget()
    assert records.seal(1) != EDITIONS[0].seal


def test_no_figure_is_entered_after_the_newest_edition():
    for record in records._all().values():
        for figure in record.values:
            assert figure.entered <= editions.newest().day, record.id


def test_a_record_shows_what_had_been_entered_by_the_day_of_the_edition(second):
    record = Record.model_validate({**RECORD, "values": [value(3), value(2, "2027-04-01")]})
    assert record.quantity.value == 2
    with editions.showing(1):
        assert record.quantity.value == 3
        assert record.as_shown.values == record.values[:1]
    assert record.latest.value == 2


def test_a_correction_may_be_for_the_same_date_as_what_it_corrects():
    record = Record.model_validate({**RECORD, "values": [value(3), value(2, "2027-04-01")]})
    assert [figure.start for figure in record.values] == [dt.date(2025, 1, 1)] * 2


@pytest.mark.parametrize("values", [[value(2, "2027-04-01"), value(3)], [value(3), value(3)]])
def test_values_stand_in_the_order_in_which_they_were_entered(values):
    with pytest.raises(ValueError, match="oldest first"):
        Record.model_validate({**RECORD, "values": values})


def test_an_unknown_edition_is_refused():
    with pytest.raises(LookupError), editions.showing(99):
        pass


def test_the_edition_is_given_back_even_when_a_calculation_fails(second):
    with pytest.raises(ZeroDivisionError), editions.showing(1):
        1 / 0  # noqa: B018
    assert editions.shown().version == 2


@pytest.mark.parametrize("topic", SCENARIOS)
def test_a_link_made_today_gives_todays_numbers_after_newer_figures(topic, request):
    """In either order: what the newer edition has worked out must not leak into the older one."""
    link = links.query(SCENARIOS[topic]())
    before = calculate(SCENARIOS[topic]())
    request.getfixturevalue("second")
    pairs = [tuple(pair.split("=")) for pair in link.split("&")]
    newer = calculate(SCENARIOS[topic]())
    old = links.scenario(topic, pairs)
    assert old.edition == 1
    assert calculate(old) == before
    # The sun's own hours stand in a table, which has not been renewed here.
    assert topic == "sunlight" or newer.quantities != before.quantities
    assert links.query(old) == link
    assert links.query(old.renewed()).endswith("v=2")


def test_a_record_that_is_new_plays_no_part_in_an_old_link(second, monkeypatch):
    """The newest count of data centres is the newest only from its edition on."""
    figure = Figure.model_validate(
        {**value(600, LATER.isoformat(), "2026-12-31"), "basis": "modelled"}
    )
    told = {"id": "outlook/world-2026", "label": "World data centres 2026", "unit": "TWh"}
    second["outlook/world-2026"] = Record(**told, values=(figure,))
    monkeypatch.setattr(records, "_all", lambda: second)
    forget()
    assert calculate(SCENARIOS["outlook"]()).findings["today_year"] == 2026
    old = links.scenario("outlook", [("v", "1")])
    assert calculate(old).findings["today_year"] == 2025


def test_an_old_reply_names_its_edition_its_figures_and_the_way_to_the_newest(second):
    reply = answers.explain(links.scenario("footprint", [("model", "gemini"), ("v", "1")]))
    told = document(reply, "https://example.org")
    assert edition(reply) == {
        "version": 1,
        "day": EDITIONS[0].day.isoformat(),
        "newest": False,
        "newest_path": "/explain/footprint?model=gemini&v=2",
    }
    assert told["answer"]["link"].endswith("/explain/footprint?model=gemini&v=1")
    assert "0.24 Wh" in told["answer"]["text"]
    assert "A later source" not in str(told["sources"])
    newest = answers.explain(reply.scenario.renewed())
    assert "0.23 Wh" in newest.answer.text


def test_a_changed_scenario_stays_in_its_edition(second):
    old = links.scenario("amortization", [("capex", "30k"), ("v", "1")])
    assert old.changed(price_per_hour=5).edition == 1
    assert old.blank().electricity_price == pytest.approx(0.12)
    assert SCENARIOS["amortization"]().electricity_price == pytest.approx(0.114)


def test_an_edition_to_come_is_no_version_yet():
    with pytest.raises(InvalidScenario) as caught:
        links.scenario("rebound", [("v", str(METHOD_VERSION + 1))])
    assert caught.value.problems[0].kind == "version"


def test_a_row_of_a_table_is_known_from_the_day_it_was_entered(second, tmp_path, monkeypatch):
    (tmp_path / "t.csv").write_text("a,entered\n1,\n2,2027-04-01\n", encoding="utf-8")
    monkeypatch.setattr(records, "DATA", tmp_path)
    assert [row["a"] for row in records.table("t.csv")] == ["1", "2"]
    with editions.showing(1):
        assert [row["a"] for row in records.table("t.csv")] == ["1"]
