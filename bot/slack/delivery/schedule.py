"""Whose turn it is: fair between workspaces, in order within a channel, patient with limits."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field

from bot.store.protocol import Question

PER_TEAM = 16
"""So many answers of one workspace are under way at once, at most."""


@dataclass(eq=False, slots=True)
class _Lane:
    """One channel: its questions are answered one after the other."""

    waiting: deque[Question] = field(default_factory=deque)
    until: float = 0.0
    busy: bool = False
    queued: bool = False


@dataclass(eq=False, slots=True)
class _Team:
    """One workspace."""

    lanes: dict[str, _Lane] = field(default_factory=dict)
    ready: deque[str] = field(default_factory=deque)
    until: float = 0.0
    busy: int = 0
    queued: bool = False


class Schedule:
    """Questions that wait to be answered.

    Workspaces take turns, and within one its channels. A channel has one answer under way at a
    time, so that answers appear in the order of their questions; one that must wait (Slack said
    when to come back) holds up only itself, and its whole workspace only when a second channel
    is told to wait too: that is the limit of the workspace.
    """

    def __init__(self) -> None:
        self._teams: dict[str, _Team] = {}
        self._ready: deque[str] = deque()
        self._paused: list[tuple[float, str, str]] = []
        self._known: set[str] = set()

    def __len__(self) -> int:
        """Questions that wait or are being answered."""
        return len(self._known)

    def __contains__(self, event_id: str) -> bool:
        """Whether a question waits or is being answered."""
        return event_id in self._known

    def events(self) -> list[str]:
        """The names of all of them."""
        return list(self._known)

    def add(self, question: Question) -> None:
        """Put a question behind the others of its channel; one that is here already stays once."""
        if question.event_id in self._known:
            return
        self._known.add(question.event_id)
        team, lane = self._lane(question)
        lane.waiting.append(question)
        self._offer(question.team, team, question.channel, lane)

    def next(self, now: float) -> Question | None:
        """The next question whose turn it is; call `done` or `again` when that attempt ended."""
        self._wake(now)
        while self._ready:
            name = self._ready.popleft()
            team = self._teams[name]
            team.queued = False
            if team.until > now or team.busy >= PER_TEAM or not team.ready:
                continue
            channel = team.ready.popleft()
            lane = team.lanes[channel]
            lane.queued, lane.busy = False, True
            team.busy += 1
            self._enqueue(name, team)
            return lane.waiting.popleft()
        return None

    def done(self, question: Question) -> None:
        """An attempt ended for good."""
        self._known.discard(question.event_id)
        self._free(question)

    def again(self, question: Question, until: float) -> None:
        """An attempt is to be repeated, not before `until`; nothing of its channel overtakes it."""
        _, lane = self._lane(question)
        lane.waiting.appendleft(question)
        lane.until = until
        heapq.heappush(self._paused, (until, question.team, question.channel))
        self._free(question)

    def limit(self, question: Question, now: float, until: float) -> None:
        """Slack wants no more before `until`: of this channel, or of the whole workspace."""
        team = self._teams[question.team]
        others = (lane for name, lane in team.lanes.items() if name != question.channel)
        if any(lane.until > now for lane in others):
            team.until = max(team.until, until)
            heapq.heappush(self._paused, (until, question.team, ""))
        self.again(question, until)

    def wakes(self) -> float | None:
        """When the next pause ends, if there is one."""
        return self._paused[0][0] if self._paused else None

    def _lane(self, question: Question) -> tuple[_Team, _Lane]:
        team = self._teams.setdefault(question.team, _Team())
        return team, team.lanes.setdefault(question.channel, _Lane())

    def _free(self, question: Question) -> None:
        team, lane = self._lane(question)
        lane.busy = False
        team.busy -= 1
        self._offer(question.team, team, question.channel, lane)
        self._enqueue(question.team, team)
        self._tidy(question.team, team, question.channel, lane)

    def _offer(self, name: str, team: _Team, channel: str, lane: _Lane) -> None:
        """Line a channel up, if it has something to say and may."""
        if lane.waiting and not (lane.busy or lane.queued or lane.until):
            lane.queued = True
            team.ready.append(channel)
            self._enqueue(name, team)

    def _enqueue(self, name: str, team: _Team) -> None:
        if team.ready and not team.queued and not team.until and team.busy < PER_TEAM:
            team.queued = True
            self._ready.append(name)

    def _wake(self, now: float) -> None:
        while self._paused and self._paused[0][0] <= now:
            _, name, channel = heapq.heappop(self._paused)
            if (team := self._teams.get(name)) is None:
                continue
            if team.until <= now:
                team.until = 0.0
            lane = team.lanes.get(channel)
            if lane is not None and lane.until <= now:
                lane.until = 0.0
                self._offer(name, team, channel, lane)
                self._tidy(name, team, channel, lane)
            self._enqueue(name, team)

    def _tidy(self, name: str, team: _Team, channel: str, lane: _Lane) -> None:
        """Keep nothing of who has nothing to wait for."""
        if not (lane.waiting or lane.busy or lane.until):
            team.lanes.pop(channel, None)
        if not (team.lanes or team.busy or team.until):
            self._teams.pop(name, None)
