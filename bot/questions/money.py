"""Money around a number: its currency before or after it, and its hundredths."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.rates import low, per_after
from bot.questions.units import units
from bot.questions.words import Token

_LEAST_CENTS = 10
_FEWEST, _LED = 5, 2
_DEAREST = 1000
"""More than a kWh costs in any money but the smallest."""
_FEWEST_CENTS = 13
"""So many a kWh may be cents: "tariff 29" says nothing of its unit."""
_SHORTENED = 3
_EARNED = frozenset({"erlos", "einnahme", "einnahmen", "ertrag", "miete", "umsatz", "rent"})
# 24 tenge kWh, 95 lira hour: without a word between.
_PRICED_BY = {"kwh": "kwh", "hour": "hour", "hr": "hour", "stunde": "hour", "std": "hour"}
_CODE = 2
_NEAR = 8
_FEW = 1000
"""Nobody says the cents of more: "5000 euro 20 cards" are two numbers."""


def currency_before(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """A currency in front of a number (``€8k``, ``Rs 850``), and where the number begins."""
    known = units()
    word = low(tokens, i)
    # A blank before the sign makes the word an article or a part of speech: "a $30k card".
    if word in known.dollars and low(tokens, i + 1) == "$" and tokens[i + 1].glued:
        return known.dollars[word], i + 2
    if tokens[i].text == "R" and _is_number(tokens, i + 1) and tokens[i + 1].glued:
        return (None, i) if _is_rack_server(tokens, i + 1) else ("ZAR", i + 1)
    code = known.currencies.get(word)
    if code is None:
        return None, i
    after = i + 1
    # "Rs. 850", unlike the end of a sentence in "Euro. 6 Jahre".
    shortened = low(tokens, after) != "." or len(word) <= _SHORTENED
    if low(tokens, after) in {".", "~", "-"} and shortened and _is_number(tokens, after + 1):
        after += 1
    if tokens[i].text == "EU":
        return None, i  # the union
    if word in known.shy_currencies and not _is_surely(tokens, i, after):
        return None, i
    return (code, after) if _is_number(tokens, after) else (None, i)


def _is_rack_server(tokens: Sequence[Token], i: int) -> bool:
    """``R750 mit 2x L40``: three digits that end in nought, and no price of an hour or kWh."""
    text = tokens[i].text
    named = text.isdecimal() and len(text) == 3 and text[0] in "4567" and text.endswith("0")
    behind = low(tokens, i + 1) in {"mit", "with", "server", "servers", "node", "nodes", "box"}
    return named and behind


def _is_surely(tokens: Sequence[Token], i: int, after: int) -> bool:
    """Whether a word that mostly is another is a currency: ``KR 500``, ``zł 4``, ``fr. 1.75``.

    ``mo-fr. 8-18`` is a day, so that small francs must have their hundredths.
    """
    text = tokens[i].text
    if text.isupper() or "ł" in text:
        return True
    if low(tokens, i) != "fr" or after == i + 1:
        return False
    return text == "Fr" or not tokens[after].text.isdecimal() or len(tokens[after].text) > _CODE


def is_money(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word at `i` is one for money."""
    known = units()
    word = low(tokens, i)
    return word in known.currencies or word in known.unnamed_money


def _is_number(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].is_number


def currency_after(
    tokens: Sequence[Token], i: int, before: str | None
) -> tuple[str | None, bool, int]:
    """A currency behind a number, whether it counts hundredths, and the first token after it."""
    known = units()
    word = low(tokens, i)
    if _leads_next(tokens, i):
        return None, False, i
    if word == "us" and low(tokens, i + 1) in {"$", "dollar", "dollars", "cent", "cents"}:
        return "USD", low(tokens, i + 1).startswith("cent"), i + 2
    if word in known.dollars and low(tokens, i + 1) == "$" and tokens[i + 1].glued:
        return known.dollars[word], False, i + 2
    if (nation := _nation(tokens, i, before)) is not None:
        return nation[0], False, nation[1]
    if word == "-" and low(tokens, i + 1) in known.currencies and tokens[i].glued:
        word, i = low(tokens, i + 1), i + 1
    if word in known.minor and _may_be_minor(tokens, i, before):
        whose = "USD" if tokens[i + 1 : i + 2] and tokens[i + 1].text == "US" else None
        named = whose or known.currencies.get(low(tokens, i + 1))
        return named or known.minor[word] or None, True, i + 1 + (named is not None)
    if word == "t" and low(tokens, i + 1) in {"€", "eur", "euro"}:
        return "EUR", False, i + 2
    if len(word) > _CODE and word[0] in "kt" and word[1:] in known.currencies:
        return known.currencies[word[1:]], False, i + 1
    if word == "eu" and tokens[i].text == "EU":
        return None, False, i
    if word in known.currencies:
        if low(tokens, i + 1) in {"cents", "cent"}:
            return known.currencies[word], True, i + 2
        return known.currencies[word], False, i + 1
    return None, False, i


def currency_named(tokens: Sequence[Token], i: int) -> str | None:
    """The currency that words without a number name: ``€/h``, ``aussie dollars``, ``in NT$``."""
    known = units()
    word = tokens[i].low
    if i and word in known.national and (whose := known.nations.get(tokens[i - 1].low)):
        return whose
    if i and word == "$" and tokens[i].glued and (whose := known.dollars.get(tokens[i - 1].low)):
        return whose
    if word in known.nations and low(tokens, i + 1) in known.national:
        return known.nations[word]
    return None if word in known.shy_currencies else known.currencies.get(word)


def _leads_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sign stands against the number behind it: ``lot 1 £30,000``."""
    if i >= len(tokens) or tokens[i].is_word or tokens[i].glued:
        return False
    return tokens[i].low in units().currencies and _is_number(tokens, i + 1) and tokens[i + 1].glued


def _is_plain_year(token: Token) -> bool:
    """``2028 US``: four digits of a year to come or of late."""
    return token.text.isdecimal() and len(token.text) == 4 and token.text[:2] == "20"


def _nation(tokens: Sequence[Token], i: int, before: str | None) -> tuple[str, int] | None:
    """Whose money it is: ``Canadian dollars``, ``pesos chilenos``, ``20k aussie, used``."""
    known = units()
    word, behind = low(tokens, i), low(tokens, i + 1)
    if word in known.national and behind in known.nations_behind:
        return known.nations_behind[behind], i + 2
    if word not in known.nations:
        return None
    if before or behind in known.national:
        return known.nations[word], i + 1 + (behind in known.national)
    us = tokens[i].text in {"us", "Us"} or (word == "us" and _is_plain_year(tokens[i - 1]))
    alone = behind in known.after_amount and not us
    return (known.nations[word], i + 1) if alone else None


def paid_per(tokens: Sequence[Token], i: int) -> tuple[str | None, int]:
    """What an amount is paid for, an hour or a kWh, and the first token after it."""
    per, end = per_after(tokens, i)
    word = low(tokens, i)
    if per is None and word in _PRICED_BY:
        return _PRICED_BY[word], i + 1
    if per is None and word in _EARNED:
        # 35 Cent Erlös je Stunde
        return per_after(tokens, i + 1)
    return per, end


def bare_cents(tokens: Sequence[Token], i: int, end: int, value: float) -> bool:
    """Whether a number from `i` to `end` is of cents a kWh: ``Strom kostet 24``."""
    counts = end < len(tokens) and (tokens[end].is_word or tokens[end].low in units().percent)
    if not _FEWEST <= value < 100 or counts:
        return False
    led = i
    while led > i - _LED and low(tokens, led - 1) in units().costing:
        led -= 1
    return low(tokens, led - 1) in units().bought


def of_a_kwh(tokens: Sequence[Token], i: int, value: float, *, bare: bool) -> bool:
    """Whether an amount at `i` is a price of electricity: ``tariff is 9 rupees``, ``tariff 1.10``.

    A bare unit may be a machine's or a block's: "unit 3" is none, "unit 7.5" is a price.
    """
    led = i
    while led > i - _LED and low(tokens, led - 1) in units().costing:
        led -= 1
    word = low(tokens, led - 1)
    if word not in units().tariffs or value >= _DEAREST:
        return False
    fraction = value != int(value)
    if word == "unit":
        # "unit is 8.5 rupees"; "a 10k unit at 3 bucks" and "1 unit 94 euros" are machines.
        counted = led > 1 and tokens[led - 2].low not in units().articles
        counted = counted and (tokens[led - 2].is_number or tokens[led - 2].is_word)
        says = low(tokens, led) in {"is", "ist", ":", "="}
        return (fraction or not bare) and (says or (led == i and not counted))
    return fraction or not bare or 1 <= value < _FEWEST_CENTS


def _may_be_minor(tokens: Sequence[Token], i: int, before: str | None) -> bool:
    word = low(tokens, i)
    if word == "ore":
        # Hours in Italian, unless written as in Swedish or Danish.
        return tokens[i].text.lower() != "ore"
    if len(word) > 1 or word == "¢":
        return True
    # A single letter is money only against its number: 24p, 12c/kWh; 7 p.m. is a time.
    if not tokens[i].glued or (low(tokens, i + 1) == "." and low(tokens, i + 2) == "m"):
        return False
    if low(tokens, i + 1) in {"power", "electricity", "strom"} or word == "p":
        return True
    if per_after(tokens, i + 1)[0] is not None or before is not None:
        return True
    return tokens[i].text == "c" and _is_priced(tokens, i)


def _is_priced(tokens: Sequence[Token], i: int) -> bool:
    """Whether ``40c`` is a price: power is spoken of, or it is too exact for a temperature."""
    known = units()
    near = {token.low.removesuffix("'s") for token in tokens[max(0, i - _NEAR) : i + _NEAR]}
    if near & known.warm:
        return False
    exact = not low(tokens, i - 1).isdecimal()
    told = low(tokens, i - 2) in {"at", "@"} or bool(near & known.priced)
    # Alone it is one too: "4 years, 12c". Behind a letter or before a stroke it is a part's name.
    listed = low(tokens, i - 2) in known.numbered or low(tokens, i - 2) == "box"
    alone = not tokens[i - 1].glued and low(tokens, i + 1) != "/" and not near & known.cored
    return exact or told or (alone and not listed)
