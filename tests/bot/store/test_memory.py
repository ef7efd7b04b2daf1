"""Threads, preferences and votes, on both engines."""

from __future__ import annotations

from sqlalchemy import text

from bot.questions.parse import parse
from bot.store.protocol import Chosen, Feedback, Lease, Place, Question, Retention, Store

PLACE = Place("T1", "C1", "1700000000.000100")


async def test_a_thread_is_remembered_as_it_was_understood(store: Store) -> None:
    """Towns and numbers, and which town a name was taken for."""
    query = parse("30k card, sold at 5 USD/h, in Berlin?")
    assert await store.thread(PLACE) is None
    await store.remember(PLACE, "1700000000.000100", query)
    found = await store.thread(PLACE)
    assert found is not None
    assert (found.topic, found.slots, found.towns) == (query.topic, query.slots, query.towns)


async def test_the_later_message_wins_whichever_is_written_last(store: Store) -> None:
    """Two replicas can hold two messages of one thread."""
    late, early = parse("and in Paris? 30k card at 5 USD/h"), parse("30k card at 5 USD/h in Rome")
    await store.remember(PLACE, "1700000000.000200", late)
    await store.remember(PLACE, "1700000000.000100", early)
    found = await store.thread(PLACE)
    assert found is not None
    assert found.slots["cities"] == ["Paris, FR"]


async def test_threads_do_not_mix(store: Store) -> None:
    """Neither do workspaces: channel ids are unique only within one."""
    await store.remember(PLACE, "1.1", parse("does DeepSeek cut energy use?"))
    for other in (Place("T2", "C1", PLACE.thread), Place("T1", "C2", PLACE.thread)):
        assert await store.thread(other) is None
    assert await store.thread(Place("T1", "C1", "")) is None


async def test_preferences_are_replaced_and_removed(store: Store) -> None:
    """By person and workspace."""
    assert await store.preferences("T1", "U1") == {}
    await store.set_preferences("T1", "U1", {"city": "Berlin, DE", "currency": "EUR"})
    await store.set_preferences("T1", "U1", {"city": "Zürich, CH"})
    assert await store.preferences("T1", "U1") == {"city": "Zürich, CH"}
    assert await store.preferences("T2", "U1") == {}
    await store.set_preferences("T1", "U1", {})
    assert await store.preferences("T1", "U1") == {}


async def test_a_workspace_has_settings(store: Store) -> None:
    """Defaults until it has some."""
    assert await store.workspace("T1") == Chosen()
    await store.set_workspace("T1", Chosen(link_only=True))
    assert (await store.workspace("T1")).link_only
    assert not (await store.workspace("T2")).link_only


async def test_a_second_vote_replaces_the_first(store: Store) -> None:
    """One person, one answer, one vote."""
    vote = Feedback("T1", "C1", "1.2", "U1", "up", topic="rebound", path="/explain/rebound?v=1")
    await store.vote(vote)
    await store.vote(Feedback("T1", "C1", "1.2", "U1", "down", reason="wrong_number"))
    await store.vote(Feedback("T1", "C1", "1.2", "U2", "up"))
    assert await store.votes() == {"up": 1, "down": 1}


async def test_nothing_is_left_of_a_workspace_that_left(store: Store) -> None:
    """And nothing is missing of the others."""
    query = parse("does DeepSeek cut energy use?")
    for team in ("T1", "T2"):
        await store.remember(Place(team, "C1", "1.1"), "1.1", query)
        await store.set_preferences(team, "U1", {"city": "Berlin, DE"})
        await store.set_workspace(team, Chosen(link_only=True))
        await store.vote(Feedback(team, "C1", "1.2", "U1", "up"))
    await store.forget_team("T1")
    assert await store.thread(Place("T1", "C1", "1.1")) is None
    assert await store.preferences("T1", "U1") == {}
    assert await store.workspace("T1") == Chosen()
    assert await store.thread(Place("T2", "C1", "1.1")) is not None
    assert await store.votes() == {"up": 1}


async def test_what_is_old_is_removed(store: Store) -> None:
    """Answers, threads and votes, each after its time; what is younger or waits stays."""
    query = parse("does DeepSeek cut energy use?")
    for name in ("old", "young", "waiting"):
        place = Place("T1", "C1", name)
        question = Question(name, "answer", "T1", "C1", name, "1.1", query)
        await store.accept(question, "a", remember=True)
        if name != "waiting":
            await store.finish(Lease(name, "a", 1), "answered")
        if name == "old":
            await age(store, "UPDATE questions SET finished = finished - 8 * 86400")
            await age(store, "UPDATE threads SET seen = seen - 31 * 86400")
        assert await store.thread(place) is not None
    await store.vote(Feedback("T1", "C1", "1.2", "U1", "up"))
    gone = await store.sweep(Retention())
    assert gone == {"questions": 1, "threads": 1, "feedback": 0, "states": 0}
    assert (await store.health()).waiting == 1
    assert await store.thread(Place("T1", "C1", "young")) is not None


async def age(store: Store, statement: str) -> None:
    """Let time have passed."""
    await store.database.execute(text(statement))  # type: ignore[attr-defined]
