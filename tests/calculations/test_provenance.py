"""From every number in every topic's result back to a record, a default's record or an input.

No list of formulas is trusted for this. Each record that a calculation reads is changed in turn:
the numbers that move rest on it, and it must be among the result's sources. Each input is changed
in turn as well. A number that nothing moves came from nowhere.
"""

import dataclasses
import re
import sys
from collections.abc import Mapping, Sequence

import pytest

from calculations import SCENARIOS, calculate, records
from calculations.errors import CalculationError
from calculations.quantities import Quantity
from calculations.results import Row

SCENES = {
    "rebound": [
        {},
        {"efficiency_gain": 10, "elasticity": 1.1, "horizon_years": 3},
        {"preset": "article"},
        {"preset": "IEA as peak", "efficiency_gain": 4, "vacuum_weight": 0.5, "draws": 1000},
        {
            "saturation": 0.1,
            "yearly_gain": 2,
            "slowing": 0.2,
            "ceiling_growth": 1.6,
            "ceiling_slowing": 0.3,
            "lag": 0.5,
            "adopted": 0.2,
            "adoption_speed": 0.5,
        },
    ],
    "amortization": [{}, {"capex": [30000], "cities": ["Berlin"]}, {"hardware": ["h100"]}],
    "diffuse": [{"cities": ["Berlin", "Los Angeles"]}],
    "sunlight": [{}],
    "footprint": [
        {},
        {"models": ["deepseek", "gpt"]},
        {"models": ["openai", "gpt"], "prompts_per_day": 7},
        {"models": ["llama", "qwen"], "tokens": 700},
        {"models": ["deepseek-r1", "gpt-4o"], "country": "India"},
        {"models": ["claude"], "cities": ["Berlin"]},
        {"hardware": ["a100"], "gpus": 4, "run_hours": 72},
        {"hardware": ["mac mini"], "hours_per_year": 2920},
        {"power_w": 450, "run_hours": 10, "pue": 1.1},
        {"modality": "image"},
        {"models": ["sora"], "country": "India"},
    ],
    "outlook": [{}, {"horizon_years": 9}, {"region": "us"}, {"region": "ireland"}],
}
# Modules whose caches are of files and towns, or have the figures themselves as their keys, or
# that only make caches.
KEPT = (
    ".records",
    ".places",
    ".gazetteer",
    ".editions",
    ".diffuse.geometry",
    ".diffuse.storage",
    ".sunlight.clouds",
    ".sunlight.maps",
    ".sunlight.network",
    ".sunlight.power",
    ".sunlight.stations",
    ".rebound.draws",
    ".rebound.futures",
    ".rebound.sensitivity",
)
CASES = [(topic, scene) for topic in SCENARIOS for scene in SCENES[topic]]
OTHER_TOWN = "Oslo"
# Words that stand for data of their own; another word must move the numbers.
OTHER_WORDS = {"country": "Norway", "region": "europe"}
# What no source is needed for: nothing, all, the two towns of a scene, hours and months of a year
# and hours of a day.
BARE = {0.0, 1.0, 2.0, 12.0, 24.0, 8760.0, float("inf")}


class Watched(dict):
    """Records that remember which of them were looked up."""

    def __init__(self, *given):
        super().__init__(*given)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)

    def get(self, name, default=None):
        self.read.add(name)
        return super().get(name, default)


def forget():
    """Empty every cache of the calculators, but not those of files and towns."""
    for name, module in list(sys.modules.items()):
        if name.startswith("calculations.") and not name.endswith(KEPT):
            for function in vars(module).values():
                if hasattr(function, "cache_clear") and function.__module__ == name:
                    function.cache_clear()


def numbers(found, path=""):
    """Every number in a result by the path that leads to it."""
    if isinstance(found, Quantity):
        for side in ("low", "value", "high"):
            number = getattr(found, side)
            if number is not None:
                yield f"{path}.{side}", float(number)
    elif isinstance(found, Mapping):
        for key, one in found.items():
            if key != "year":  # which a figure is for, and part of its record's name
                yield from numbers(one, f"{path}/{key}")
    elif isinstance(found, Sequence) and not isinstance(found, str):
        for position, one in enumerate(found):
            yield from numbers(one, f"{path}/{position}")
    elif isinstance(found, Row) and not (found.label or found.record):
        # Without a name of its own, a row is named by its first number: a mark on an axis.
        shown = dict(list(found.quantities.items())[1:])
        yield from numbers(shown, f"{path}/quantities")
    elif dataclasses.is_dataclass(found):
        for field in dataclasses.fields(found):
            if field.name not in {"findings", "records"}:
                yield from numbers(getattr(found, field.name), f"{path}/{field.name}")


def moved(before, scenario):
    """The paths whose number is another one now."""
    forget()
    after = dict(numbers(calculate(scenario)))
    return {path for path, number in before.items() if after.get(path) != number}


def scaled(record, factor):
    """The same record with every number larger or smaller."""
    values = tuple(
        figure.model_copy(
            update={
                side: None if getattr(figure, side) is None else getattr(figure, side) * factor
                for side in ("low", "value", "high")
            }
        )
        for figure in record.values
    )
    return record.model_copy(update={"values": values})


def moved_by_inputs(before, topic, scene):
    found = set()
    stated = SCENARIOS[topic].make(scene)
    for parameter in SCENARIOS[topic].parameters().values():
        for other in others(parameter, getattr(stated, parameter.name)):
            try:
                found |= moved(before, SCENARIOS[topic].make({**scene, parameter.name: other}))
            except CalculationError:
                continue
    return found


def others(parameter, value):
    if parameter.kind == "place" and value:
        return [[OTHER_TOWN] * len(value)]
    if parameter.name in OTHER_WORDS:
        return [OTHER_WORDS[parameter.name]] if value else []
    if parameter.kind not in {"number", "whole number"} or value in (None, ()):
        return []
    whole = parameter.kind == "whole number"
    grow = (lambda n: n + 1) if whole else (lambda n: n * 1.3)
    shrink = (lambda n: max(1, n - 1)) if whole else (lambda n: n * 0.8)
    if isinstance(value, tuple):
        return [[f(n) for n in value] for f in (grow, shrink)]
    if whole:
        return [grow(value), shrink(value)]
    return [grow(value), shrink(value), shrink(shrink(value)) / 2]


@pytest.mark.parametrize(("topic", "scene"), CASES, ids=[f"{t}-{s}" for t, s in CASES])
def test_every_number_leads_back_to_a_source_or_an_input(topic, scene, monkeypatch):
    whole = Watched(records.records())
    monkeypatch.setattr(records, "records", lambda: whole)
    monkeypatch.setattr(records, "figure", records.figure.__wrapped__)
    forget()
    scenario = SCENARIOS[topic].make(scene)
    result = calculate(scenario)
    before = dict(numbers(result))
    declared = {p.record for p in SCENARIOS[topic].parameters().values()} | set(result.records)
    read = set(whole.read)
    explained = moved_by_inputs(before, topic, scene)
    for name in sorted(read):
        kept, touched = dict.__getitem__(whole, name), set()
        for factor in (1.3, 0.8):
            whole[name] = scaled(kept, factor)
            try:
                touched |= moved(before, SCENARIOS[topic].make(scene))
            except (CalculationError, ValueError, RuntimeWarning):
                continue
            finally:
                whole[name] = kept
        assert not touched or name in declared, f"{name} moves {sorted(touched)[:3]}, unnamed"
        explained |= touched
    forget()
    loose = {path: n for path, n in before.items() if path not in explained and n not in BARE}
    assert not loose


@pytest.mark.parametrize(("topic", "scene"), CASES, ids=[f"{t}-{s}" for t, s in CASES])
def test_every_record_of_a_result_exists_once(topic, scene):
    named = calculate(SCENARIOS[topic].make(scene)).records
    assert len(named) == len(set(named))
    assert set(named) <= set(records.records())


def every_source():
    for record in records.records().values():
        for figure in record.values:
            for source in (figure.source, *figure.also):
                yield record, figure, source


def test_a_source_has_an_address_or_says_that_it_is_ours():
    ours = re.compile(r"\b(our|derived|assumption|arithmetic|article|definition|astronomy)\b", re.I)
    for record, figure, source in every_source():
        assert source.title.strip(), record.id
        if source.url is None and source is figure.source:
            assert ours.search(source.title) or figure.basis == "assumed", record.id


def test_no_address_is_a_page_of_search_results():
    search = re.compile(r"(google|bing|duckduckgo)\.[a-z.]+/search|[?&](q|query|search)=", re.I)
    for record, _, source in every_source():
        if source.url:
            assert source.url.startswith(("https://", "http://")), record.id
            assert not search.search(source.url), record.id
