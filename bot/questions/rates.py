"""What a number is counted by: ``/h``, ``per GPU hour``, ``a day``, ``every night``."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.units import units
from bot.questions.words import Token

_PER = {"/", "per", "pro", "je", "por", "par", "a", "an", "each", "every", "jede", "jeden", "jeder",
        "jedes", "the", "die", "der", "am", "im", "in", "al", "one", "any", "eine", "einer",
        "p", "of", "by", "on", "at", "all", "alle", "d", "'n"}  # fmt: skip
_SKIP = {"gpu", "card", "machine", "server", "node", "-", "operating", "running", "karte",
         "the", "der", "single", "/", "productive", "compute"}  # fmt: skip


# What these words make a rate with: of an evening, 6 hours by day, all days.
_DAYS = frozenset({"day", "night", "evening", "tag", "nacht", "abend"})
_ABOUT = frozenset({"about", "around", "ca", "for", "only", "just", ":", "etwa", "so",
                    "vielleicht", "maybe", "nur", "ungefahr", "circa", "gut", "rund",
                    "approx", "perhaps", "roughly"})  # fmt: skip
# How often a day.
A_DAY = {
    "minute": 1440.0, "hour": 24.0, "day": 1.0, "night": 1.0, "week": 1 / 7, "month": 12 / 365,
    "year": 1 / 365,
    # The number that is stated, whatever the days on which nobody asks.
    "weekday": 1.0,
}  # fmt: skip
_PUT_TO = frozenset(
    {"to", "an", "for", "fur", "with", "mit", "by", "through", "durch", "from", "von"}
)
_OFTEN = frozenset({"day", "night", "weekday", "week", "month"})
_BEFORE = frozenset({"every", "each", "per", "jeden", "jede", "pro", "am"})
# every other day, jeden zweiten Tag
_OTHER = frozenset({"other", "second", "zweiten", "zweite"})
_DAY_PLURALS = frozenset({"days", "nights", "tage"})
_TWO = frozenset({"two", "zwei", "2"})
_TOTAL = frozenset({"total", "together", "altogether", "insgesamt", "gesamt", "zusammen"})
_OVER = frozenset({"for", "over", "in", "of", "throughout", "im", "uber", "ubers"})
_WHOLE_YEAR = frozenset({"the", "a", "one", "whole", "entire", "full", "das", "ganze", "ganzen"})
_WHOLE = {"at": frozenset({"day"}), "of": _DAYS, "by": _DAYS | {"week", "month"}, "on": _DAYS,
          "all": frozenset({"days", "nights"}), "alle": frozenset({"tage"})}  # fmt: skip


def low(tokens: Sequence[Token], i: int) -> str:
    """The folded token at `i`, nothing outside of the text."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def is_other_day(tokens: Sequence[Token], i: int) -> bool:
    """``every other night``, ``jeden zweiten Tag``, ``alle zwei Tage`` at token `i`."""
    word, day = low(tokens, i), low(tokens, i + 2)
    if low(tokens, i + 1) in _OTHER:
        return word in {"every", "each", "jeden", "jede"} and day in _DAYS
    return word in {"every", "alle"} and low(tokens, i + 1) in _TWO and day in _DAY_PLURALS


def _over_year(tokens: Sequence[Token], i: int) -> int | None:
    """Where ``for the whole year``, ``over the year``, ``übers Jahr`` ends, if it begins at `i`."""
    if low(tokens, i) not in _OVER:
        return None
    for step in range(i + 1, i + 4):
        word = low(tokens, step)
        if units().time.get(word) == "year" and len(word) > 1:
            return step + 1
        if word not in _WHOLE_YEAR:
            return None
    return None


def in_all(tokens: Sequence[Token], i: int, hours: float) -> tuple[str | None, int]:
    """``6 hrs total a week``, ``900 hours for the whole year``: what hours are counted by."""
    if low(tokens, i) in _TOTAL:
        return per_after(tokens, i + 1)
    end = _over_year(tokens, i) if hours > A_DAY["hour"] else None
    return ("year", end) if end is not None else (None, i)


def of_twelve(tokens: Sequence[Token], i: int) -> int | None:
    """Where ``of 12``, ``out of the twelve``, ``von zwölf``, ``in one year`` ends."""
    if (end := _over_year(tokens, i)) is not None and low(tokens, i) != "for":
        return end
    step = i + (low(tokens, i) == "out")
    if low(tokens, step) not in {"of", "von"}:
        return None
    step += 1 + (low(tokens, step + 1) in {"the", "den"})
    return step + 1 if low(tokens, step) in {"12", "twelve", "zwolf"} else None


def per_after(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """``/h``, ``per GPU hour``, ``a day``, ``daily``: the unit it is counted by, and the end."""
    known = units()
    word = low(tokens, i)
    if word in known.adverbs:
        return known.adverbs[word], i + 1
    if word == "p" and low(tokens, i + 1) == "." and low(tokens, i + 2) in {"a", "h"}:
        unit = "year" if low(tokens, i + 2) == "a" else "hour"
        return unit, i + 3 + (low(tokens, i + 3) == ".")
    if word == "on" and low(tokens, i + 1) in {"weekdays", "workdays"}:
        return "weekday", i + 2
    if is_other_day(tokens, i):
        return "other-day", i + 3
    if word == "for" and low(tokens, i + 1) in {"hour", "kwh"}:
        return low(tokens, i + 1), i + 2
    if word in {"for", "fur"} and low(tokens, i + 1) in {"each", "every", "jede", "an", "the"}:
        # 4 euros for each hour
        i, word = i + 1, low(tokens, i + 1)
    if word not in _PER:
        return ("hour", i + 1) if word == "ph" and tokens[i].glued else (None, i)
    step = i + 1
    # d'Woch, hours in a week
    step += low(tokens, step) in {"d": {"'"}, "in": {"a"}, "of": {"a", "an"}}.get(word, ())
    for _ in range(3):
        if low(tokens, step) in _SKIP:
            step += 1
    unit = low(tokens, step)
    if unit in {"kwh", "mwh", "kilowattstunde", "unit"} or (
        unit in {"kilowatt", "kw"} and low(tokens, step + 1) in {"hour", "-", "h", "hr"}
    ):
        kilowatt = unit in {"kilowatt", "kw"}
        return ("mwh" if unit == "mwh" else "kwh"), step + 1 + kilowatt * (
            1 + (low(tokens, step + 1) == "-")
        )
    if unit in {"gpuh", "gpuhr"}:
        return "hour", step + 1
    if unit in known.time and not _misread(word, unit):
        return known.time[unit], step + 1
    return None, i


def asked_per(tokens: Sequence[Token], i: int) -> str | None:
    """What questions are counted by behind their name, and whom they are put to.

    ``12.000 Anfragen im Monat``, ``30 queries an hour``, ``300 questions to the bot a week``.
    """
    i += low(tokens, i) in {"de", "di"}  # 1 million de requêtes
    i += low(tokens, i) not in units().counted
    if low(tokens, i) not in units().counted:
        return None
    per, _ = per_after(tokens, i + 1)
    if per is None and (often := per_after(tokens, i + 2)[0]) in _OFTEN:
        per = often  # 500 prompts ChatGPT a day
    if per is None and low(tokens, i + 1) in _PUT_TO:
        # A year is more often what the answer is asked for: "500 prompts to Claude per year?"
        later = (per_after(tokens, k)[0] for k in range(i + 3, i + 5))
        per = next((one for one in later if one in _OFTEN), None)
    return per if per in A_DAY else None


def asked_by_each(tokens: Sequence[Token], i: int) -> bool:
    """``one question each``, ``jeder eine Frage am Tag``, unlike ``one query per hour``."""
    if low(tokens, i) not in units().counted:
        return False
    if low(tokens, i - 2) in {"jeder", "jede", "everyone", "everybody"}:
        return True
    each = low(tokens, i + 1) in {"each", "apiece", "je", "pro", "per"}
    return each and per_after(tokens, i + 1)[0] is None


def _misread(word: str, unit: str) -> bool:
    """``the day``, ``a h``: an article only makes a rate with a whole word it fits."""
    if word in _WHOLE:
        return unit not in _WHOLE[word]
    if unit == "a" and word not in {"/", "per", "pro", "je"}:
        return True
    articles = {"a", "an", "the", "die", "der", "in", "one", "any", "eine", "einer", "im", "am"}
    return word in articles and (
        len(unit) == 1 or unit in {"minute", "min", "nacht", "hours", "days"}
    )


def per_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """``daily 8 h``, ``every night 7h``: the same, in front of the number."""
    known = units()
    first, i = i, i - (low(tokens, i - 1) in _ABOUT)
    before = low(tokens, i - 1)
    if before in known.adverbs:
        return known.adverbs[before], i - 1
    if is_other_day(tokens, i - 3):
        return "other-day", i - 3
    if known.time.get(before, "hour") != "hour" and low(tokens, i - 2) in _BEFORE:
        return known.time[before], i - 2
    return None, first
