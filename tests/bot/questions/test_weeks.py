"""Days of the week: 52 weeks, 260 working days, 365 days a year."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def hours(text):
    return [c.value for one in read(text) for c in candidates(one) if c.slot == "hours_per_year"]


@pytest.mark.parametrize(("text", "value"), [
    ("nur mo bis fr, 10 stunden am tag", 10 * 260), ("Mon-Fri 9 hours a day", 9 * 260),
    ("10 h täglich montags bis freitags", 10 * 260), ("nine to five Monday to Friday", 8 * 260),
    ("8 hours a day, monday to saturday", 8 * 6 * 52), ("mo bis so 8 Stunden", 8 * 365),
    ("4 years, working days 8 hours", 8 * 260), ("was kostet 1 h, mo-fr 8h an", 8 * 260),
    ("24/5", 24 * 260), ("16/7", 16 * 365), ("office hours, 8 a day Mon to Fri", 8 * 260),
    ("10 Stunden an Werktagen", 10 * 260), ("6 h on weekends only", 6 * 2 * 52),
    ("8 hours a day, even on weekends", 8 * 365), ("8 hours a day by friday", 8 * 365),
    ("7 hours on 220 working days", 7 * 220), ("4 hours a day on 190 school days", 4 * 190),
])  # fmt: skip
def test_hours_by_days_of_the_week(text, value):
    assert max(hours(text)) == pytest.approx(value)
