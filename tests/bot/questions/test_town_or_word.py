"""Whether a name is meant: by how it is written, and by what stands beside it."""

import pytest

from bot.questions.town_or_word import NAME, Context, sort_of
from bot.questions.towns import candidates
from bot.questions.words import tokenise

from .naming import towns


def seen(text):
    tokens = tokenise(text)
    possible = candidates(text, tokens)
    return Context(tokens, possible), possible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 MW, Sligo, no gas?", ["Sligo, IE"]),
        ("30 mw rechenlast in emden nur mit wind und pv", ["Emden, DE"]),
        ("Kirkwall sun hours for a panel-fed GPU", ["Kirkwall, GB"]),
        ("nur sonnenstrom. berlin oder sevilla, wo zuerst?", ["Berlin, DE", "Seville, ES"]),
        ("follow the sun Chicago-Honolulu-Tokyo", ["Chicago, US", "Honolulu, US", "Tokyo, JP"]),
    ],
)
def test_small_and_plainly_written_towns_are_found(text, found):
    assert towns(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "statt eines 50-MW-Rechenzentrums hundert kleine",
        "follow the daylight, and never need a battery",
        "Liege ich richtig?",
        "from the grid's side, is off-grid better than that",
        "a terrace with panels for the box",
        "never fed a bale in my life",
        "daran ein kleiner Rechner",
    ],
)
def test_a_word_is_no_town(text):
    assert towns(text) == []


def test_a_city_is_a_name_however_often_it_is_spoken_of():
    _, possible = seen("berlin oder paris")
    assert {one.key: sort_of(one) for one in possible} == {"berlin": NAME, "paris": NAME}


def test_an_everyday_word_is_likelier_a_town_with_a_capital_and_sun_beside_it():
    (plain, one), (sunny, other) = (
        (context, next(c for c in possible if c.key == "cork"))
        for context, possible in (seen("a cork in a bottle"), seen("hours of sun in Cork"))
    )
    assert sunny.share(other) > plain.share(one)


def test_a_larger_town_is_not_less_likely_meant():
    """Of two unknown names in the same sentence."""
    (small, one), (large, other) = (
        (context, possible[-1])
        for context, possible in (seen("80 MW in Emden"), seen("80 MW in Hannover"))
    )
    assert large.share(other) >= small.share(one)
