"""The three questions that this bot was founded for, in many words: each gets an answer."""

import pytest

from bot import answers
from bot.questions.parse import parse

RUN_ON_SUN = {"sunlight", "amortization"}
ASKED = [
    ("does DeepSeek cut energy use?", {"rebound"}),
    ("Does DeepSeek lower electricity demand?", {"rebound"}),
    ("will deepseek-style models reduce total energy consumption", {"rebound"}),
    ("is deepseek good news for the grid?", {"rebound"}),
    ("do leaner models mean less power overall or just more use", {"rebound"}),
    ("Senkt DeepSeek den Energieverbrauch?", {"rebound"}),
    ("Spart sparsamere KI am Ende wirklich Strom?", {"rebound"}),
    ("when does a $30k GPU pay for itself?", {"amortization"}),
    ("how long until a 30k card has earned its price back", {"amortization"}),
    ("break-even for a 30,000 dollar GPU?", {"amortization"}),
    ("Wann rechnet sich eine GPU für 30.000 €?", {"amortization"}),
    ("30k gpu, how many hours till it's paid off", {"amortization"}),
    ("can't we just run it on Berlin's sun?", RUN_ON_SUN),
    ("could we run the GPUs on sunshine alone in Berlin", RUN_ON_SUN),
    ("is Berlin sunny enough to power our inference?", RUN_ON_SUN),
    ("Reicht die Sonne in Berlin für unseren KI-Server?", RUN_ON_SUN),
    ("why not just use solar in Berlin for it", RUN_ON_SUN),
]


@pytest.mark.parametrize(("text", "topics"), ASKED)
def test_it_is_answered(text, topics):
    query = parse(text)
    assert query.topic in topics
    assert answers.reply(text, query).answer.kind == "answer"
    if "Berlin" in text:
        assert query.slots["cities"] == ["Berlin, DE"]
