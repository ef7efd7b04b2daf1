"""Large numbers in the words of many registers, and what only looks like one."""

import pytest

from bot.questions.numbers import read


@pytest.mark.parametrize(("text", "value"), [
    ("three million two, triple net", 3.2e6), ("a million two hundred", 1.2e6),
    ("twelve thousand five, used", 12_500), ("two thousand five", 2005),
    ("twenty thousand one hundred altogether", 20_100), ("half a mill for a pod", 500_000),
    ("one hundred and five thousand two hundred and ten", 105_210),
    ("eight thousand seven hundred and sixty", 8760), ("7 lakh 20 thousand", 720_000),
    ("2 crore 40 lakh", 24e6), ("85 bin", 85_000), ("60 bin lira", 60_000),
    ("80 man yen", 800_000), ("45万円", 450_000), ("55 triệu", 55e6), ("70tr", 70e6),
    ("3tr5", 3.5e6), ("120 củ", 120e6), ("machine of 18L", 1.8e6), ("45 tysięcy", 45_000),
    ("15 tuusig", 15_000), ("fuchzehntausend Euro", 15_000), ("two hunner quid", 200),
    ("zwölftausend achthundert Euro", 12_800), ("neuntausend fuffzig", 9050),
    ("vierundzwanzigtausend", 24_000), ("um an siebenhunderter", 700), ("25 thou", 25_000),
    ("hundred twenty thousand zloty", 120_000), ("drei Tausender", 3000),
])  # fmt: skip
def test_a_large_number(text, value):
    (one, *_) = read(text)
    assert one.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "values"), [
    ("um 8 bin ich da", [8]), ("3 bin bags", [3]), ("550 man hours", [550]),
    ("a 4 man crew", [4]), ("5L of water", [5]), ("5.5L engine", [5.5]), ("2 cu of gravel", [2]),
    ("three million two sites", [3_000_002]), ("zehntausend elf Jahre", [10_000, 11]),
    ("7 lakh 20 sites", [700_000, 20]), ("12k 5 years", [12_000, 5]),
])  # fmt: skip
def test_what_makes_no_number_larger(text, values):
    assert [one.value for one in read(text)] == pytest.approx(values)


@pytest.mark.parametrize(("text", "share"), [
    ("on a third of what it took", 1 / 3), ("use third less", 1 / 3), ("a third the energy", 1 / 3),
    ("2 thirds less", 2 / 3), ("1 tenth of the watts", 0.1), ("bloß no a Fünftel", 0.2),
    ("nur mehr ein Zwölftel", 1 / 12), ("nume no d Hälfti", 0.5), ("a seventh of before", 1 / 7),
])  # fmt: skip
def test_a_part(text, share):
    (one,) = read(text)
    assert (one.kind, one.value) == ("share", pytest.approx(share))


@pytest.mark.parametrize(
    "text",
    ["we opened third bridge in the city", "the third party pays", "our fourth site",
     "their fifth-generation rack", "the tenth floor"],
)  # fmt: skip
def test_an_ordinal_is_no_part(text):
    assert read(text) == ()


@pytest.mark.parametrize(("text", "factor"), [
    ("zwanzgmal effizienter", 20), ("drümal sparsamer", 3), ("3 moi so sparsam", 3),
    ("vier mol sparsamer", 4), ("zwoamoi so guad", 2),
])  # fmt: skip
def test_times_in_dialect(text, factor):
    (one,) = read(text)
    assert (one.kind, one.value) == ("factor", factor)
