"""Models and machines by their nicknames, and words that look like one."""

import pytest

from bot.questions.names import find_names
from bot.questions.parse import parse
from bot.questions.words import tokenise


def named(text):
    """Every name found, left to right."""
    return [one.name for one in find_names(text, tokenise(text))]


@pytest.mark.parametrize(("text", "names"), [
    ("old 2080ti, 200 dollars", ["rtx 2080 ti"]), ("gtx 1080 Ti gebraucht", ["gtx 1080 ti"]),
    ("4070 Ti Super 900 €", ["rtx 4070 ti super"]), ("RTX 4080 or 4080 super",
                                                     ["rtx 4080", "rtx 4080 super"]),
    ("RTX 6000 Ada, RTX 6000, RTX PRO 6000", ["rtx 6000 ada", "rtx 6000", "rtx pro 6000"]),
    ("eigene 4000 Ada für 1.350€", ["rtx 4000 ada"]),
    ("A6000 or RTX A4000", ["a6000", "rtx a4000"]),
    ("GB200 NVL72 gegen GH200 und B300", ["gb200", "gh200", "b300"]),
    ("MI355X vs Gaudi 3", ["mi355x", "gaudi 3"]), ("TPU v5e or tpu-v4", ["tpu v5e", "tpu v4"]),
    ("RX 7900 XTX, 7900 xt", ["rx 7900 xtx", "rx 7900 xt"]),
    ("Strix Halo, DGX Spark, DGX H200", ["strix halo", "dgx spark", "dgx h200"]),
    ("Mac Studio M3 Ultra", ["mac studio"]), ("m3 ultra or 2x 3090", ["m3 ultra", "rtx 3090"]),
    ("jetson orin nano, Jetson AGX Orin", ["jetson orin nano", "jetson orin"]),
    ("tesla p40 for 200", ["tesla p40"]),
])  # fmt: skip
def test_cards_of_every_age(text, names):
    assert named(text) == names


@pytest.mark.parametrize(("text", "name"), [
    ("used p40 for 200 bucks", "p40"), ("l4 for £2,300", "l4"), ("l4 für 2600€", "l4"),
    ("second hand a10, 60 months", "a10"), ("a40 gebraucht 2600", "a40"),
    ("old epyc with 4x p100", "p100"), ("one hour of l4", "l4"), ("two a40s", "a40"),
    ("those K80s in the skip", "k80"), ("zwei m40 vom Flohmarkt", "m40"),
    ("A30, 24 gig", "a30"), ("60W orin on a panel", "jetson orin"), ("used 2070", "rtx 2070"),
    ("at home, 4090, 3 hours", "rtx 4090"), ("gut: 5090 für 2.400 Euro", "rtx 5090"),
])  # fmt: skip
def test_a_spelling_of_other_things_as_well_is_a_card_where_one_is_spoken_of(text, name):
    assert named(text) == [name]


def test_a_card_beside_another():
    assert named("Gaudi 3 against H20") == ["gaudi 3", "h20"]
    assert named("a10 vs h100") == ["a10", "h100"]


@pytest.mark.parametrize("text", [
    "Stau auf der A40", "Podcast für die A40?", "the M40 at rush hour", "at t4 in heathrow",
    "A2 paper", "German at level A2", "H20 usage of a prompt", "iphone a16 chip", "by 2060",
    "bis 2080, 40 TWh", "price: 4090", "total: 3080", "a Gaudi war des", "the Grace Hopper prize",
    "a 100 MW hall", "tpu or gpu",
])  # fmt: skip
def test_what_is_no_card(text):
    assert named(text) == []


@pytest.mark.parametrize("text", [
    "R1.4 million rack", "R1 million rack", "R1,90 per kWh", "the Moonshot conference",
    "unser Ministrant", "a ministerial order", "das Openair in Retz", "der Magistrat", "a mistrial",
    "deepsea mining", "xAI's turbines",
])  # fmt: skip
def test_what_is_no_model(text):
    assert named(text) == []


@pytest.mark.parametrize(("text", "names"), [
    ("R1 or V3?", ["deepseek", "deepseek"]), ("Apertus vo de ETH vs gpt", ["apertus", "gpt"]),
    ("meta ai or chatgpt", ["llama", "gpt"]), ("gpt-4.1, llama 70b, qwen 235b",
                                              ["gpt", "llama", "qwen"]),
])  # fmt: skip
def test_models(text, names):
    assert named(text) == names


@pytest.mark.parametrize(("text", "count"), [
    ("claude 150 a day, co2?", 150), ("chatgpt 50x am tag, wieviel strom?", 50),
    ("gemini 300 daily, kwh?", 300),
])  # fmt: skip
def test_a_count_behind_a_model_is_no_version(text, count):
    assert parse(text).slots["prompts_per_day"] == count
