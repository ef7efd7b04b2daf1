"""Results kept for a while."""

from __future__ import annotations

from bot.answers import NO_DEFAULTS
from bot.desk import Desk
from bot.recent import Recent, Same


def test_a_result_is_worked_out_once_until_it_is_forgotten() -> None:
    """The one not needed for longest goes first."""
    worked: list[str] = []

    def get(name: str) -> str:
        return recent.get(name.encode(), lambda: worked.append(name) or name)  # type: ignore[func-returns-value]

    recent: Recent[str] = Recent(2)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert get(name) == name
    assert worked == ["a", "b", "c", "b"]


def test_the_result_for_an_object_is_worked_out_once_until_it_is_forgotten() -> None:
    """Equal objects are different ones; the oldest goes first."""
    worked: list[list[int]] = []
    size = Same(lambda one: worked.append(one) or len(one), 2)  # type: ignore[func-returns-value]
    first, second, third = [1], [1], [1, 2]
    assert [size(one) for one in (first, first, second, first, third, first)] == [1, 1, 1, 1, 2, 1]
    assert [id(one) for one in worked] == [id(one) for one in (first, second, third, first)]


def test_an_object_that_is_gone_is_not_taken_for_the_one_in_its_place() -> None:
    """Memory is used again; the object is kept as long as its result is."""
    same: Same[list[int], int] = Same(sum, 3)
    assert [same([n]) for n in range(100)] == list(range(100))


def test_the_desk_gives_the_same_answer_from_memory() -> None:
    """With the question that was asked this time, and nobody else's defaults."""
    desk = Desk()
    first, second = desk.ask("how many hours of sun?"), desk.ask("How many  hours of sun?")
    assert first.answer == second.answer
    assert (first.question, second.question) == (
        "how many hours of sun?",
        "How many  hours of sun?",
    )
    query = desk.read("how many hours of sun?")
    own = desk.answer(query, {"city": "Oslo, NO"})
    assert own.answer != desk.answer(query, NO_DEFAULTS).answer
    assert desk.answer(query).answer == first.answer


def test_what_could_not_be_read_is_quoted_as_it_was_this_time() -> None:
    """Two towns that nobody knows have the same key."""
    desk = Desk()
    for town in ("Foobarville", "Barfootown"):
        assert town in desk.ask(f'/ai-energy amortization city="{town}"').answer.text


def test_a_follow_up_depends_on_what_was_said_before() -> None:
    """The same words after another question are another question."""
    desk = Desk()
    cost = desk.read("30k card at 5 USD/h in Berlin")
    sun = desk.read("how many hours of sun does Berlin get?")
    assert desk.read("and in Los Angeles?", cost).topic == "amortization"
    assert desk.read("and in Los Angeles?", sun).topic == "sunlight"


def test_it_says_what_its_own_answer_costs() -> None:
    """Measured here, beside a chat prompt, with the sources; also as the first question of all."""
    desk = Desk()
    reply = desk.ask("What does your own answer cost?")
    assert reply.answer.kind == "answer"
    assert "ms of processor time" in reply.answer.headline
    assert "0.24 Wh" in reply.answer.text
    assert "0.34 Wh" in reply.answer.text
    assert {"site/vcpu-power", "site/pue-amazon"} <= {record.id for record in reply.records}
    assert len(reply.answer.text) <= 350
    assert desk.ask("wie viel Energie brauchst du?").query.aspect == "own_cost"
