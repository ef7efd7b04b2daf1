"""From a question to its answer: the only module that knows the words and the arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import calculations
from bot import comparisons, defaults, links, phrasing, sourcing
from bot.questions.query import Query
from bot.sourcing import Sourced
from bot.wording import Answer, simple, template_of, worded
from calculations import SCENARIOS, editions, records
from calculations.comparison import side_by_side
from calculations.errors import InvalidScenario, NoFigure, Problem
from calculations.footprint.ours import own_answer
from calculations.later import Later
from calculations.records import Record
from calculations.results import Result, Table
from calculations.scenario import Parameter, Scenario

_ESCAPE = 0xDC00
_SHOWN = 20
NO_DEFAULTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Assumption:
    """An input that was not stated, and where its value is from."""

    parameter: Parameter
    value: Any
    record: Record | None
    own: bool = False
    """Whether it is a default of the asker's own."""


@dataclass(frozen=True)
class Reply:
    """An answer with all that it rests on."""

    question: str
    query: Query
    answer: Answer
    scenario: Scenario | None = None
    result: Result | None = None
    assumptions: Sequence[Assumption] = ()
    records: Sequence[Record] = ()


def reply(question: str, query: Query, own: Mapping[str, str] = NO_DEFAULTS) -> Reply:
    """Answer a question that has been read, with its asker's `own` defaults.

    Never raises on anything a user can say: what cannot be answered gets a sentence that says
    why, what is allowed and an example.
    """
    if query.problems:
        return _refused(question, query, query.problems)
    if query.topic == "off_topic":
        return Reply(question, query, simple("declined", "declined", query))
    if not query.sure:
        return Reply(question, query, _unsure(query))
    if query.topic == "help":
        return Reply(question, query, simple("help", "help", query))
    if query.topic == "reading":
        return _reading(question, query)
    filled = defaults.filled(query, own)
    try:
        scenario = complete(query, filled)
    except InvalidScenario as error:
        # What was asked must not fail over a default that was chosen long ago.
        return reply(question, query) if filled else _refused(question, query, error.problems)
    return _beside(explain(scenario, question, query, tuple(filled)))


def _beside(found: Reply) -> Reply:
    """The same reply with a link to the comparison, where cards or towns were compared."""
    if found.scenario is None or found.scenario.topic != "amortization":
        return found
    several = comparisons.split(found.scenario)
    if len(several) == 1:
        return found
    return replace(found, answer=replace(found.answer, path=comparisons.path(several)))


def garbled(question: str) -> Reply:
    """What is said of a text that is no UTF-8: which byte, and how to put it right.

    Parameters
    ----------
    question
        With a lone surrogate for each byte that could not be decoded (PEP 383).
    """
    at = next(i for i, sign in enumerate(question) if is_undecoded(sign))
    shown = question.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    found = {
        "wanted": "UTF-8",
        "byte": f"0x{ord(question[at]) - _ESCAPE:02X}",
        "behind": phrasing.quoted(question[max(0, at - _SHOWN) : at]),
        "example": "iconv -f latin1 -t utf-8",
    }
    query = Query("help", "what", sure=False)
    return Reply(shown, query, simple("unsure", "garbled", query, **found))


def is_undecoded(sign: str) -> bool:
    """Whether it stands for a byte that is no text."""
    return "\udc80" <= sign <= "\udcff"


def own_cost(question: str, query: Query, cpu_seconds: float) -> Reply:
    """What an answer of our own costs, given the processor time that it takes."""
    found = own_answer(cpu_seconds)
    answer = simple("answer", "own_cost", query, found=found)
    return Reply(question, query, answer, records=found.records)


def complete(query: Query, filled: Mapping[str, Any] = NO_DEFAULTS) -> Scenario:
    """The scenario of a query: what was stated, then what was `filled` in, then our defaults.

    Raises
    ------
    InvalidScenario
        If a stated value is out of the method's range.
    """
    model = SCENARIOS[query.topic]
    names = {parameter.name for parameter in model.parameters().values()}
    said = {**query.hints, **query.slots}
    stated = {name: value for name, value in said.items() if name in names}
    given = {**filled, **stated}
    if query.topic == "amortization" and query.aspect == "sun" and not given.get("cities"):
        # The question is about sun and names no town: the two that the article compares.
        given["cities"] = SCENARIOS["sunlight"]().model_dump()["cities"]
    return model.make(given)


def explain(
    scenario: Scenario,
    question: str = "",
    query: Query | None = None,
    filled: tuple[str, ...] = (),
) -> Reply:
    """The answer for a complete scenario, as a permalink gives it too: in its edition's figures.

    `filled` names the fields that hold a default of the asker's own.
    """
    with editions.showing(scenario.edition):
        return _explained(scenario, question, query, filled)


def _explained(
    scenario: Scenario, question: str, query: Query | None, filled: tuple[str, ...]
) -> Reply:
    asked = query or Query(topic=scenario.topic, aspect="")  # type: ignore[arg-type]
    result = calculations.calculate(scenario)
    own = _chosen(scenario, filled)
    values = {
        "q": result.quantities,
        "found": result.findings,
        "s": scenario,
        "tables": {table.id: table.rows for table in result.tables},
        "aspect": asked.aspect,
        "towns": asked.towns,
        "left_out": asked.left_out,
    }
    name = template_of(asked, result, scenario.topic)
    said = worded(name, asked.language, values, links.path(scenario))
    answer = _with_own(said, asked, own)
    assumed = Later(lambda: (*own, *assumptions(scenario)))
    used = Later(_used, assumed, result)
    return Reply(question, asked, answer, scenario, result, assumed, used)


def _used(assumed: Sequence[Assumption], result: Result) -> Iterable[Record]:
    """Every record that an input or a figure is from, each once."""
    used = [assumption.record for assumption in assumed if assumption.record]
    used += [records.record(name).as_shown for name in result.records]
    return {record.id: record for record in used}.values()


@dataclass(frozen=True)
class Comparison:
    """Scenarios of one topic side by side."""

    replies: tuple[Reply, ...]
    table: Table
    """What differs between the results; see `calculations.comparison`."""
    whole: Reply | None
    """The answer of the one scenario that names all cards or all towns, where there is one."""


def compare(scenarios: Sequence[Scenario], language: str = "en") -> Comparison:
    """The answers of several scenarios of one topic, and what differs between them."""
    query = Query(topic=scenarios[0].topic, aspect="", language=language)  # type: ignore[arg-type]
    replies = tuple(explain(one, query=query) for one in scenarios)
    table = side_by_side([one.result for one in replies if one.result is not None])
    together = comparisons.merged(scenarios)
    whole = explain(together, query=query) if together is not None else None
    return Comparison(replies, table, whole)


def assumptions(scenario: Scenario) -> tuple[Assumption, ...]:
    """Every input that was left at its default."""
    return tuple(
        Assumption(
            parameter,
            scenario.used(parameter.name),
            records.record(record).as_shown,
        )
        for parameter in scenario.parameters().values()
        if not scenario.stated(parameter.name) and (record := scenario.record_of(parameter.name))
    )


def _chosen(scenario: Scenario, filled: tuple[str, ...]) -> tuple[Assumption, ...]:
    declared = {one.name: one for one in scenario.parameters().values()}
    return tuple(
        Assumption(declared[name], getattr(scenario, name), None, own=True) for name in filled
    )


def _with_own(answer: Answer, query: Query, assumed: tuple[Assumption, ...]) -> Answer:
    """The answer with a word on which defaults of the asker's own are in it."""
    own = [
        {"kind": one.parameter.kind, "text": text}
        for one in assumed
        if one.own
        for text in links.texts(one.value)
    ]
    if not own:
        return answer
    said = phrasing.say(phrasing.template("own", query.language), {"own": own})
    return replace(answer, context=f"{said['line']} {answer.context}".strip())


def _unsure(query: Query) -> Answer:
    return simple("unsure", "unsure", query)


def _refused(question: str, query: Query, problems: tuple[Problem, ...]) -> Reply:
    currency = query.slots.get("currency") or SCENARIOS["amortization"]().model_dump()["currency"]
    answer = simple(
        "unsure", "problem", query, problems=problems, currency=currency, examples=_examples()
    )
    return Reply(question, query, answer)


def _examples() -> dict[str, str]:
    return {key: parameter.example for key, parameter in calculations.parameters().items()}


def _reading(question: str, query: Query) -> Reply:
    if query.quoted is not None:
        found = sourcing.of_number(query.quoted, query.slots.get("models", ()))
        return _sourced(question, query, found)
    if query.about is not None and (before := reply("", query.about)).result is not None:
        said = before.answer
        found = sourcing.of_answer(said.headline, said.body, before.records)
        return _sourced(question, query, found, said.path)
    listed = records.readings()
    try:
        answer = simple("reading", "reading", query, readings=listed)
    except NoFigure:
        return Reply(question, query, simple("help", "help", query))
    return Reply(question, query, answer)


def _sourced(question: str, query: Query, found: tuple[Sourced, ...], page: str = "") -> Reply:
    """The reply that names what a number, or the answer of a `page`, is from."""
    answer = simple("reading", "sourced", query, rows=found, number=query.quoted, page=page)
    return Reply(question, query, answer, records=tuple(one.record for one in found))
