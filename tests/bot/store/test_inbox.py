"""Questions taken on: written once, held by one, taken over, answered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.questions.parse import parse
from bot.store import statements
from bot.store.opening import opened
from bot.store.protocol import Lease, Place, Question, Store

QUESTION = Question(
    event_id="Ev1",
    kind="mention",
    team="T1",
    channel="C1",
    thread="1700000000.000100",
    message="1700000000.000100",
    query=parse("30k card, sold at 5 USD/h, in Berlin?"),
    enterprise="E1",
    person="U1",
)


FIRST = Lease("Ev1", "a", 1)
"""What the first to hold the question has."""


async def expire(store: Store) -> None:
    """Let every lease run out."""
    await store.database.execute(text("UPDATE questions SET lease = lease - 3600"))  # type: ignore[attr-defined]


async def test_an_event_is_written_once(store: Store) -> None:
    """Whoever says it again, at once or later, and in whichever process."""
    accepted = await asyncio.gather(
        *(store.accept(QUESTION, f"owner-{n}", remember=True) for n in range(20))
    )
    assert sorted(accepted) == [False] * 19 + [True]
    assert not await store.accept(QUESTION, "later", remember=True)
    await store.finish(FIRST, "answered", "1700000100.000200")
    assert not await store.accept(QUESTION, "after the answer", remember=True)


async def test_many_at_once_are_all_written(store: Store) -> None:
    """They share commits."""
    events = [replace(QUESTION, event_id=f"Ev{n}") for n in range(300)]
    accepted = await asyncio.gather(*(store.accept(one, "a", remember=True) for one in events))
    assert accepted == [True] * 300
    assert (await store.health()).waiting == 300


async def test_what_is_held_is_not_taken(store: Store) -> None:
    """Until the lease runs out; then by one only."""
    await store.accept(QUESTION, "a", remember=False)
    assert await store.take("b", 10) == []
    await expire(store)
    taken = await asyncio.gather(*(store.take(owner, 10) for owner in "bcd"))
    assert sorted(map(len, taken)) == [0, 0, 1]


async def test_what_is_taken_over_is_the_whole_question(store: Store) -> None:
    """With the note that somebody held it before."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    (found,) = await store.take("b", 10)
    assert found.attempts == 2
    assert found.received > 0
    kept = replace(QUESTION.query, clues=())
    assert replace(found, attempts=1, received=0.0) == replace(QUESTION, query=kept)


async def test_a_lease_is_renewed(store: Store) -> None:
    """All that one owner holds, and nobody else's."""
    await store.accept(QUESTION, "a", remember=False)
    await store.accept(replace(QUESTION, event_id="Ev2"), "b", remember=False)
    await expire(store)
    await store.extend("a", ["Ev1", "Ev2"])
    assert [one.event_id for one in await store.take("c", 10)] == ["Ev2"]


async def test_whoever_holds_a_question_can_renew_the_lease(store: Store) -> None:
    """Also one that ran out, as long as nobody took it."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    assert await store.renew(FIRST)
    assert await store.take("b", 10) == []


async def test_a_lease_that_passed_to_another_is_not_renewed(store: Store) -> None:
    """Not even when it comes back to the same process later: that is another attempt."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    await store.take("b", 10)
    assert not await store.renew(FIRST)
    assert await store.renew(Lease("Ev1", "b", 2))
    await expire(store)
    (again,) = await store.take("a", 10)
    assert not await store.renew(FIRST)
    assert await store.renew(Lease("Ev1", "a", again.attempts))


async def test_an_ended_question_is_not_renewed(store: Store) -> None:
    """Nor one that nobody knows."""
    await store.accept(QUESTION, "a", remember=False)
    await store.finish(FIRST, "answered", "1.2")
    assert not await store.renew(FIRST)
    assert not await store.renew(Lease("Ev9", "a", 1))


async def test_many_leases_are_renewed_at_once_each_on_its_own(store: Store) -> None:
    """One that was lost does not cost the others theirs."""
    events = [replace(QUESTION, event_id=f"Ev{n}") for n in range(40)]
    await asyncio.gather(*(store.accept(one, "a", remember=False) for one in events))
    await store.finish(Lease("Ev7", "a", 1), "answered", "1.2")
    leases = [Lease(one.event_id, "a", 1) for one in events]
    renewed = await asyncio.gather(*(store.renew(lease) for lease in leases))
    assert [n for n, held in enumerate(renewed) if not held] == [7]


async def test_of_two_answers_the_first_noted_counts(store: Store) -> None:
    """Both who posted learn which one it is, in whichever order and how often they ask."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    await store.take("b", 10)
    second = Lease("Ev1", "b", 2)
    assert await store.finish(second, "answered", "1.2") == "1.2"
    assert await store.finish(FIRST, "answered", "1.1") == "1.2"
    assert await store.finish(second, "answered", "1.2") == "1.2"
    assert await store.reply_to("T1", "C1", QUESTION.message) == "1.2"


async def test_an_answer_counts_though_its_lease_was_lost(store: Store) -> None:
    """It stands in the channel: whoever took the question over must not post another."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    await store.take("b", 10)
    assert await store.finish(FIRST, "answered", "1.1") == "1.1"
    assert not await store.renew(Lease("Ev1", "b", 2))


async def test_who_lost_a_question_does_not_end_it_without_an_answer(store: Store) -> None:
    """What Slack refused one process it may take from the next."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    await store.take("b", 10)
    assert await store.finish(FIRST, "channel_not_found") is None
    assert await store.renew(Lease("Ev1", "b", 2))


async def test_an_answer_after_the_end_is_noted(store: Store) -> None:
    """Given up by one, answered by another all the same."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    await store.take("b", 10)
    assert await store.finish(Lease("Ev1", "b", 2), "given_up") is None
    assert await store.finish(FIRST, "answered", "1.1") == "1.1"
    assert await store.reply_to("T1", "C1", QUESTION.message) == "1.1"


async def test_what_its_owner_does_not_remember_comes_free(store: Store) -> None:
    """A lease is renewed by name: a question that fell out of a process's memory is not lost."""
    await store.accept(QUESTION, "a", remember=False)
    await expire(store)
    await store.extend("a", [])
    assert len(await store.take("a", 10)) == 1


async def test_what_is_given_back_is_free_at_once(store: Store) -> None:
    """A process that stops need not be waited for."""
    await store.accept(QUESTION, "a", remember=False)
    await store.give_back("a", ["Ev1"])
    assert len(await store.take("b", 10)) == 1


async def test_what_another_holds_is_not_given_back(store: Store) -> None:
    """Nor what is not named: it may be on its way to Slack."""
    await store.accept(QUESTION, "a", remember=False)
    await store.give_back("b", ["Ev1"])
    await store.give_back("a", ["Ev2"])
    assert await store.take("c", 10) == []


async def test_what_nobody_held_counts_as_a_first_attempt(store: Store) -> None:
    """Nobody can have answered it."""
    await store.accept(QUESTION, "", remember=False)
    (found,) = await store.take("b", 10)
    assert found.attempts == 1


async def test_the_oldest_are_taken_first(store: Store) -> None:
    """And no more than there is room for."""
    for number in range(5):
        await store.accept(replace(QUESTION, event_id=f"Ev{number}"), "", remember=False)
    first, second = await store.take("b", 3), await store.take("b", 3)
    assert [one.event_id for one in [*first, *second]] == ["Ev0", "Ev1", "Ev2", "Ev3", "Ev4"]


async def test_what_is_answered_stays_answered(store: Store) -> None:
    """And tells where the answer is."""
    await store.accept(QUESTION, "a", remember=False)
    await store.finish(FIRST, "answered", "1700000100.000200")
    await expire(store)
    assert await store.take("b", 10) == []
    assert await store.reply_to("T1", "C1", "1700000000.000100") == "1700000100.000200"
    assert await store.reply_to("T2", "C1", "1700000000.000100") is None
    assert (await store.health()).waiting == 0


async def test_the_thread_learns_of_a_question_in_the_same_moment(store: Store) -> None:
    """But not of a repetition, nor of one that says nothing for the next turn."""
    place = Place("T1", "C1", QUESTION.thread)
    await store.accept(QUESTION, "a", remember=True)
    other = replace(QUESTION, query=parse("does DeepSeek cut energy use?"), message="1800000000.1")
    await store.accept(other, "a", remember=True)
    await store.accept(replace(other, event_id="Ev2"), "a", remember=False)
    found = await store.thread(place)
    assert found is not None
    assert found.topic == "amortization"


async def test_a_question_that_nobody_can_read_any_more_asks_back(store: Store) -> None:
    """A newer version may have another idea of a query; its asker still gets an answer."""
    await store.accept(QUESTION, "", remember=False)
    await store.database.execute(text("""UPDATE questions SET query = '{"topic": "weather"}'"""))  # type: ignore[attr-defined]
    (found,) = await store.take("b", 10)
    assert not found.query.sure


async def test_what_was_accepted_outlives_the_process(tmp_path: Path) -> None:
    """The file is all that is needed."""
    url = f"sqlite:///{tmp_path / 'deeper' / 'bot.db'}"
    async with opened(url) as store:
        await store.accept(QUESTION, "", remember=False)
    async with opened(url) as store:
        assert len(await store.take("b", 10)) == 1


def test_a_row_is_a_question() -> None:
    """The columns are the fields; a new field needs a column."""
    assert set(statements._COLUMNS) == set(Question.__slots__)


@pytest.mark.parametrize("place", ["Foobarville", "my secret plan"])
async def test_what_was_typed_and_not_understood_is_not_written_down(
    store: Store, place: str
) -> None:
    """Which input it was is; also a number that is out of range."""
    query = parse(f'capex=30k city="{place}" life=9000')
    assert {one.given for one in query.problems} >= {place}
    await store.accept(replace(QUESTION, query=query), "", remember=False)
    ((written,),) = await store.database.rows(text("SELECT query FROM questions"))  # type: ignore[attr-defined]
    assert place not in written
    (found,) = await store.take("b", 10)
    assert [one.key for one in found.query.problems] == [one.key for one in query.problems]
