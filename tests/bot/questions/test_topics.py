"""From probabilities to a topic: answer, ask back or decline."""

from hypothesis import given
from hypothesis import strategies as st

import calculations
from bot.questions.message import take_apart
from bot.questions.query import TOPICS
from bot.questions.topics import decide, judge


def shares(**given):
    rest = (1 - sum(given.values())) / (len(TOPICS) - len(given))
    return {topic: given.get(topic, rest) for topic in TOPICS}


def test_the_likeliest_topic_is_answered():
    verdict = decide(shares(rebound=0.9))
    assert (verdict.topic, verdict.sure, verdict.readings) == ("rebound", True, ())


def test_what_is_likelier_not_ours_is_declined():
    assert decide(shares(off_topic=0.65, footprint=0.3)).topic == "off_topic"


def test_ours_under_three_topics_is_still_ours():
    # 0.45 for declining is the largest single share, but the topics together have 0.55.
    verdict = decide(shares(off_topic=0.45, footprint=0.2, outlook=0.18, rebound=0.13))
    assert verdict.topic == "footprint"
    assert not verdict.sure
    assert verdict.readings == ("footprint", "outlook", "rebound")


def test_a_greeting_is_help():
    assert decide(shares(help=0.8)).topic == "help"


@given(st.lists(st.floats(0.001, 1), min_size=len(TOPICS), max_size=len(TOPICS)))
def test_unsure_means_readings_to_ask_back_with(weights):
    whole = sum(weights)
    verdict = decide({t: w / whole for t, w in zip(TOPICS, weights, strict=True)})
    assert verdict.sure == (not verdict.readings)
    assert len(verdict.readings) <= 3
    assert not {"help", "off_topic"} & set(verdict.readings)


def test_clues_name_words_of_the_message():
    text = "does Jevons apply to language models"
    clues = judge(take_apart(text, calculations.parameters())).clues("rebound")
    assert clues[0].weight > 0
    assert any("Jevons" in clue.words for clue in clues)
    assert all(clue.topic == "rebound" for clue in clues)
