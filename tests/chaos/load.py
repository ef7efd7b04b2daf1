"""Signed events as Slack delivers them: again when nobody says 200, now and then twice."""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

import aiohttp

from .replicas import SECRET, Fleet, Replica

QUESTIONS = {
    "does DeepSeek cut energy use?": "rebound",
    "30k card, sold at 5 USD/h, in Berlin?": "amortization",
    "how much energy does a ChatGPT prompt use?": "footprint",
    "how many hours of sun does Los Angeles get?": "sunlight",
    "how much electricity will data centres use in 2030?": "outlook",
    "1 GW on 100 sites or on one?": "diffuse",
}
REPEATED = 0.1
"""Share of events that Slack delivers though they were taken."""
_RETRY_SECONDS = 0.3
_TRIES = 400


@dataclass(frozen=True, slots=True)
class Event:
    """One question."""

    number: int
    team: str
    channel: str
    text: str
    topic: str

    @property
    def event_id(self) -> str:
        """Slack's name for it."""
        return f"Ev{self.number:08}"

    @property
    def ts(self) -> str:
        """Timestamp of its message."""
        return f"1700000000.{self.number:06}"

    def body(self) -> bytes:
        """What is delivered."""
        ts = self.ts
        event = {"type": "app_mention", "user": "U1", "text": f"<@UBOT> {self.text}", "ts": ts,
                 "channel": self.channel, "event_ts": ts, "team": self.team}  # fmt: skip
        us = {"enterprise_id": None, "team_id": self.team, "user_id": "UBOT", "is_bot": True}
        envelope = {"type": "event_callback", "event_id": self.event_id, "team_id": self.team,
                    "api_app_id": "A1", "event_time": 1700000000, "event": event,
                    "authorizations": [us]}  # fmt: skip
        return json.dumps(envelope).encode()


def signed(body: bytes) -> dict[str, str]:
    """The headers that prove it is from Slack."""
    at = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), b"v0:" + at.encode() + b":" + body, sha256).hexdigest()
    return {
        "content-type": "application/json",
        "x-slack-request-timestamp": at,
        "x-slack-signature": f"v0={digest}",
    }


@dataclass
class Sender:
    """Delivers events and notes which ones were acknowledged."""

    http: aiohttp.ClientSession
    fleet: Fleet
    chance: Random
    acknowledged: dict[str, Event] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    """How deliveries ended: a status, or the name of an error."""

    async def deliver(self, event: Event) -> None:
        """Until somebody takes it; some twice at once, some again afterwards."""
        if self.chance.random() < REPEATED:
            await asyncio.gather(self._until_taken(event), self._until_taken(event))
        else:
            await self._until_taken(event)
        if self.chance.random() < REPEATED:
            await asyncio.sleep(self.chance.random())
            await self._once(event)

    async def deliver_to(self, replica: Replica, event: Event) -> None:
        """Until this replica takes it."""
        await self._until_taken(event, replica)

    async def _until_taken(self, event: Event, by: Replica | None = None) -> None:
        for _ in range(_TRIES):
            if await self._once(event, by):
                return
            await asyncio.sleep(_RETRY_SECONDS)
        raise RuntimeError(f"{event.event_id} was never taken")

    async def _once(self, event: Event, by: Replica | None = None) -> bool:
        body = event.body()
        try:
            async with self.http.post(
                (by or self.fleet.any()).url, data=body, headers=signed(body)
            ) as response:
                self.answers[str(response.status)] += 1
                taken = response.status == 200
        except (aiohttp.ClientError, TimeoutError) as error:
            self.answers[type(error).__name__] += 1
            return False
        if taken:
            self.acknowledged[event.event_id] = event
        return taken


async def deliver_all(sender: Sender, events: list[Event], at_once: int) -> None:
    """Every event, so many at a time."""
    waiting = iter(events)

    async def one_after_the_other() -> None:
        for event in waiting:
            await sender.deliver(event)

    await asyncio.gather(*(one_after_the_other() for _ in range(at_once)))


def events(count: int, teams: int, chance: Random, start: int = 0) -> list[Event]:
    """Questions from many workspaces, each with a few channels."""
    asked = list(QUESTIONS.items())
    found = []
    for number in range(start, start + count):
        text, topic = chance.choice(asked)
        team = f"T{chance.randrange(teams)}"
        channel = f"C{team}{chance.randrange(8)}"
        found.append(Event(number, team, channel, text, topic))
    return found
