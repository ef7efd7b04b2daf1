"""Where a line may not end."""

import re

import pytest
from markupsafe import Markup

from bot.render.bound import bound, with_units


def test_numbers_keep_their_units():
    text = "30,000 USD at 5 USD/h, 8 % interest, 0.3 gCO2e and 950 TWh in 2030 as published"
    parts = with_units(text).split(" ")
    for whole in ("30,000\u00a0USD", "5\u00a0USD/h,", "8\u00a0%", "0.3\u00a0gCO2e", "950\u00a0TWh"):
        assert whole in parts
    assert "2030" in parts


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("it takes 833–1.008 TWh", ["833–1.008 TWh"]),
        ("7.8–27 % of it, 5 USD/h.", ["7.8–27 %", "5 USD/h"]),
        ("(1,270–2,790), of 8,760.", ["1,270–2,790"]),
        ("IEA, 2026-04-16, on 10-20 pages", ["2026-04-16"]),
        ("×1.5–×2, now – or never, 9 in 10", ["×1.5–×2"]),
    ],
)
def test_ranges_and_units_are_whole(text, whole):
    assert re.findall(r'<span class="whole">(.*?)</span>', bound(text)) == whole
    assert re.sub("<.*?>", "", bound(text)) == text


def test_safe_html_stays_as_it_is_and_other_text_is_escaped():
    assert bound(Markup("<em>twice</em>")) == "<em>twice</em>"
    assert bound("<em>'twice'</em>") == "&lt;em&gt;&#39;twice&#39;&lt;/em&gt;"
