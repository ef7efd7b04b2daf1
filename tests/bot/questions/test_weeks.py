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
    ("dienstags und freitags je zwölf Stunden", 12 * 2 * 52), ("tue-sat, 9 hours", 9 * 260),
    ("Tues, Thurs and Sunday, three hours each", 3 * 3 * 52), ("if only sundays 10 hours", 520),
    ("Mo, Mi, Fr je fünf Stunden", 5 * 3 * 52), ("Friday to Sunday 10 h", 10 * 3 * 52),
    ("sonntags nie, sonst acht Stunden", 8 * 6 * 52), ("jeden Dienstag 4 Stunden", 4 * 52),
    ("weekdays and saturdays 8 h", 8 * 6 * 52), ("10 Stunden außer sonntags", 10 * 6 * 52),
    ("Monday to Friday, three hours in the morning", 3 * 260), ("sat and sun 5 hours", 5 * 2 * 52),
    ("nur zu Bürozeiten, also Mo-Fr 8h", 8 * 260), ("every second night only, 8 h", 8 * 182.5),
    ("school hours, 6 a day weekdays", 6 * 260), ("runs 10 hours, not on weekends", 10 * 260),
    # Look-alikes
    ("I vote on Monday, 8 hours a day", 8 * 365), ("if so, do we run 8 hours", 8 * 365),
    ("we meet monday and thursday; it runs 8 hours a day", 8 * 365),
    ("8 hours a day only to do it, so what", 8 * 365), ("8 hours daily incl weekends", 8 * 365),
    ("15 hours a day, weekends and all", 15 * 365), ("until friday 8 hours a day", 8 * 365),
    ("monday and thursday nights, 6 hrs total a week", 6 * 52),
])  # fmt: skip
def test_hours_by_days_of_the_week(text, value):
    assert max(hours(text)) == pytest.approx(value)
