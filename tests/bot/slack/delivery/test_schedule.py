"""Fair between workspaces, in order within a channel, patient with limits."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.questions.query import Query
from bot.slack.delivery.schedule import PER_TEAM, Schedule
from bot.store.protocol import Question

QUERY = Query(topic="help", aspect="what")


def question(name: str, team: str = "T1", channel: str = "C1") -> Question:
    """One question."""
    return Question(name, "answer", team, channel, "1.1", "1.1", QUERY)


def drain(schedule: Schedule, now: float = 0.0) -> list[str]:
    """Answer everything that may be answered now, one at a time."""
    names = []
    while (one := schedule.next(now)) is not None:
        names.append(one.event_id)
        schedule.done(one)
    return names


def test_a_burst_of_one_workspace_does_not_delay_another() -> None:
    """200 in the first, then one in the second: it is the second to be answered."""
    schedule = Schedule()
    for number in range(200):
        schedule.add(question(f"burst-{number}", "T1", f"C{number % 20}"))
    schedule.add(question("calm", "T2"))
    assert drain(schedule).index("calm") == 1


def test_channels_of_a_workspace_take_turns() -> None:
    """Three in one channel, one in another."""
    schedule = Schedule()
    for name in ("a1", "a2", "a3"):
        schedule.add(question(name, channel="A"))
    schedule.add(question("b1", channel="B"))
    assert drain(schedule) == ["a1", "b1", "a2", "a3"]


def test_a_channel_has_one_answer_under_way() -> None:
    """So that answers stand in the order of their questions."""
    schedule = Schedule()
    schedule.add(question("first"))
    schedule.add(question("second"))
    first = schedule.next(0)
    assert first is not None
    assert schedule.next(0) is None
    schedule.done(first)
    assert drain(schedule) == ["second"]


def test_what_is_tried_again_stays_in_front() -> None:
    """And the channel waits for it; others do not."""
    schedule = Schedule()
    for name, channel in (("a1", "A"), ("a2", "A"), ("b1", "B")):
        schedule.add(question(name, channel=channel))
    first = schedule.next(0)
    assert first is not None
    schedule.again(first, until=30)
    assert drain(schedule, now=29) == ["b1"]
    assert schedule.wakes() == 30
    assert drain(schedule, now=30) == ["a1", "a2"]
    assert schedule.wakes() is None


def test_one_limited_channel_holds_up_only_itself() -> None:
    """Slack allows a message a second per channel."""
    schedule = Schedule()
    for name, channel in (("a1", "A"), ("b1", "B"), ("c1", "C")):
        schedule.add(question(name, channel=channel))
    first = schedule.next(0)
    assert first is not None
    schedule.limit(first, now=0, until=10)
    assert drain(schedule, now=1) == ["b1", "c1"]


def test_two_limited_channels_hold_up_their_workspace() -> None:
    """That is the workspace's own limit; the next workspace goes on."""
    schedule = Schedule()
    for name, channel in (("a1", "A"), ("b1", "B"), ("c1", "C")):
        schedule.add(question(name, channel=channel))
    schedule.add(question("other", team="T2"))
    taken = [schedule.next(0) for _ in range(3)]
    limited = [one for one in taken if one is not None and one.team == "T1"]
    for one in limited:
        schedule.limit(one, now=0, until=10)
    for one in taken:
        if one is not None and one.team == "T2":
            schedule.done(one)
    assert drain(schedule, now=9) == []
    assert sorted(drain(schedule, now=10)) == ["a1", "b1", "c1"]


def test_one_workspace_cannot_take_every_slot() -> None:
    """Slow answers of one leave room for others."""
    schedule = Schedule()
    for number in range(PER_TEAM + 5):
        schedule.add(question(f"q{number}", channel=f"C{number}"))
    taken = [schedule.next(0) for _ in range(PER_TEAM)]
    assert None not in taken
    assert schedule.next(0) is None
    schedule.add(question("other", team="T2"))
    assert (found := schedule.next(0)) is not None
    assert found.event_id == "other"
    assert taken[0] is not None
    schedule.done(taken[0])
    assert schedule.next(0) is not None


def test_the_same_question_waits_once() -> None:
    """A take-over can meet a question that is here already."""
    schedule = Schedule()
    schedule.add(question("a"))
    schedule.add(question("a"))
    assert len(schedule) == 1
    assert drain(schedule) == ["a"]
    assert len(schedule) == 0


ASKED = st.lists(
    st.tuples(
        st.sampled_from(["T1", "T2", "T3"]),
        st.sampled_from("ABC"),
        st.lists(st.sampled_from(["again", "limit"]), max_size=3),
    ),
    max_size=60,
)


@given(ASKED, st.integers(1, 5), st.randoms(use_true_random=False))
def test_everything_is_answered_once_and_in_order(
    asked: list[tuple[str, str, list[str]]], slots: int, chance: Random
) -> None:
    """Whatever is repeated, limited or slow on the way; and nothing is left behind."""
    schedule = Schedule()
    troubles = {}
    for number, (team, channel, trouble) in enumerate(asked):
        troubles[f"{number}"] = list(trouble)
        schedule.add(question(f"{number}", team, channel))
    answered: list[Question] = []
    under_way: list[Question] = []
    now = 0.0
    while len(schedule):
        if len(under_way) < slots and (one := schedule.next(now)) is not None:
            under_way.append(one)
            continue
        if not under_way:
            wakes = schedule.wakes()
            assert wakes is not None
            now = max(now, wakes)
            continue
        one = under_way.pop(chance.randrange(len(under_way)))
        left = troubles[one.event_id]
        kind = left.pop() if left else "done"
        if kind == "again":
            schedule.again(one, now + 1)
        elif kind == "limit":
            schedule.limit(one, now, now + 2)
        else:
            answered.append(one)
            schedule.done(one)
    assert sorted(one.event_id for one in answered) == sorted(troubles)
    order = defaultdict(list)
    for one in answered:
        order[one.team, one.channel].append(int(one.event_id))
    assert all(numbers == sorted(numbers) for numbers in order.values())
    while (wakes := schedule.wakes()) is not None:
        assert schedule.next(wakes) is None
    assert not schedule._teams
