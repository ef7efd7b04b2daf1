"""Plain words in, a Query out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import calculations
from bot.questions import aspects, threads
from bot.questions.aspects import Aspect
from bot.questions.hints import hints
from bot.questions.language import DEFAULT, language
from bot.questions.message import Message, take_apart
from bot.questions.query import ASPECTS, TOPICS, Query, Topic
from bot.questions.quoted import measures, quoted
from bot.questions.slots import fill, towns_of
from bot.questions.text import clean
from bot.questions.topics import Judgement, decide, judge, ranked
from bot.questions.units import read_yaml
from bot.questions.whereabouts import about_towns, whereabouts
from bot.questions.words import Token
from calculations import SCENARIOS
from calculations.scenario import Parameter

_LEADING = re.compile(rf"\s*/?(?:ai-energy\s+)?(link\b)?\s*(?:({'|'.join(TOPICS[:8])})\b)?", re.I)


def parse(
    text: str,
    before: Query | None = None,
    parameters: Mapping[str, Parameter] | None = None,
    *,
    why: bool = False,
) -> Query:
    """Understand a message, on its own or as the next turn after `before`.

    `why` asks for the words that led to the reading as well. Never raises on any text: what
    cannot be read becomes a problem of the query.
    """
    plain = clean(text)
    lead = _LEADING.match(plain)
    link_only = bool(lead and lead[1])
    said = plain[lead.end(1) :] if lead and lead[1] else plain
    message = take_apart(said, parameters or calculations.parameters())
    # What was asked of an answer's sources is no new ground: the talk goes on from that answer.
    before = before.about if before is not None and before.about is not None else before
    query = _understood(message, before, why=why)
    if query.topic == "reading":
        query = _of_sources(query, message, before)
    return replace(query, link_only=link_only)


def _of_sources(query: Query, message: Message, before: Query | None) -> Query:
    """The same question with the number, or the answer, whose source it asks for."""
    number = quoted(message)
    if number is not None and (query.aspect == "source" or measures(number)):
        towns = query.slots.get("cities")
        if number.unit == "h" and towns:
            # Hours of sun stand in a table of towns, which the answer on a town names.
            sun = Query("sunlight", ASPECTS["sunlight"][0], {"cities": towns}, towns=query.towns)
            return replace(query, aspect="source", about=sun)
        return replace(query, aspect="source", quoted=number)
    if before is not None and query.aspect == "source" and threads.asks_source(message, before):
        return replace(query, about=replace(before, clues=(), naming=""), follows=True)
    return query


def _understood(message: Message, before: Query | None, *, why: bool) -> Query:
    spoken = language(message.tokens, before.language if before else DEFAULT)
    if before is not None and threads.asks_why(message):
        return threads.why(before, spoken)
    if threads.changes_subject(message):
        before = None
    if (courtesy := _small_talk(message.tokens)) is not None and not message.pairs.given:
        return Query("help", courtesy, language=spoken)
    if (named := _named(message)) is not None:
        return _query(message, named[0], Aspect(named[1], ""), before, spoken)
    judgement = judge(message)
    if message.pairs.given:
        topic = _topic_of_pairs(message, judgement)
        aspect = aspects.asked(message, topic, judgement)
        return _query(message, topic, aspect, before, spoken)
    if before is not None and threads.stays(message, judgement, before):
        aspect = aspects.asked(message, before.topic, judgement, before.aspect)
        query = _query(message, before.topic, aspect, before, spoken)
        return replace(query, follows=True, clues=judgement.clues(before.topic) if why else ())
    verdict = decide(judgement.shares)
    aspect = aspects.asked(message, verdict.topic, judgement)
    query = _query(message, verdict.topic, aspect, before, spoken)
    clues = judgement.clues(verdict.topic) if why else ()
    return replace(query, sure=verdict.sure, readings=verdict.readings, clues=clues)


def _query(
    message: Message, topic: Topic, aspect: Aspect, before: Query | None, spoken: str
) -> Query:
    kept = threads.kept(before, topic)
    slots, problems = fill(message, topic, kept, before.former if before and kept else {})
    asked = aspects.settled(aspect, topic, slots, before)
    where = whereabouts(message, topic, asked, slots, before)
    known = {**threads.kept_hints(before, topic), **hints(message, topic)}
    if not about_towns(topic, asked):
        known.pop("month", None)  # when a card was bought, not when the sun is to shine
    towns = towns_of(message, slots, before)
    if where.stands_for is not None:
        known["cities"] = [str(where.stands_for.place)]
        towns = (where.stands_for,)
    return Query(
        topic=topic,
        aspect=asked,
        naming=aspect.words,
        slots=slots,
        former=threads.former(before, slots) if kept else {},
        hints=known,
        towns=towns,
        left_out=where.left_out,
        problems=(*problems, *where.problems),
        language=spoken,
    )


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    listed = read_yaml("small_talk.yaml")
    return {str(words): aspect for aspect, group in listed.items() for words in group}


def _small_talk(tokens: tuple[Token, ...]) -> str | None:
    """Which courtesy a message is, if it is nothing else."""
    words = " ".join(token.low for token in tokens if token.is_word)
    if not words:
        return None if any(token.is_number for token in tokens) else "what"
    return _phrases().get(words)


def _named(message: Message) -> tuple[Topic, str] | None:
    """The topic that a command names: alone, or with pairs behind it."""
    lead = _LEADING.match(message.text)
    if not lead or not lead[2]:
        return None
    alone = message.text.strip().lower() == lead[2].lower()
    if not alone and not message.pairs.given:
        return None
    topic: Topic = lead[2].lower()  # type: ignore[assignment]
    return topic, ASPECTS[topic][0]


def _topic_of_pairs(message: Message, judgement: Judgement) -> Topic:
    """The likeliest topic among those that have every given key, else among all that are ours."""
    pairs = message.pairs
    keys = {key for one in pairs.problems for key in (one.key, *one.choices[:1])}
    ours = [topic for topic in TOPICS if topic in SCENARIOS]
    knowing = []
    for topic in ours:
        declared = SCENARIOS[topic].parameters().values()
        names = {one.name for one in declared}
        misread = keys & {one.key for one in declared}
        if names >= pairs.slots.keys() and (misread or not pairs.problems):
            knowing.append(topic)
    return ranked(judgement.shares, knowing or ours)[0]
