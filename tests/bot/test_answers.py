"""Every answer, read as a colleague on a phone would: short, with a number and a baseline."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import answers
from bot.questions.parse import parse
from bot.questions.query import ASPECTS, Query
from calculations import SCENARIOS, places
from calculations.errors import Problem

SCENES = {
    "rebound": [
        {},
        {"models": ["deepseek", "openai"]},
        {"efficiency_gain": 10},
        {"efficiency_gain": 0.5},
        {"elasticity": 0.4},
        {"efficiency_gain": 10, "elasticity": 1.4},
        {"efficiency_gain": 1e6, "elasticity": 10, "horizon_years": 30},
        {"efficiency_gain": 1e6, "elasticity": 10, "saturation": 0.001, "price_share": 1},
        {"efficiency_gain": 10, "elasticity": 0.5, "saturation": 0.123, "horizon_years": 3},
        {"elasticity": 3},
        {"saturation": 0.2},
        {"price_share": 0.2},
        {"energy_share": 0.05, "hardware_share": 0.6},
        {"horizon_years": 1},
        {"horizon_years": 30, "evidence": "growth", "models": ["deepseek"]},
        {"plan_mw": 1e7, "plan_realism": 1},
        {"preset": "steam engine"},
        {"preset": "vacuum cleaner", "horizon_years": 30},
        {"preset": "article", "saturation": 0.2, "horizon_years": 12.5},
        {"preset": "IEA as peak", "elasticity": 10, "ceiling_growth": 2},
        {"yearly_gain": 100, "elasticity": 10, "horizon_years": 30},
    ],
    "amortization": [
        {},
        {"hardware": ["h100", "rtx 4090"], "currency": "EUR", "cities": ["Berlin, DE"]},
        {"hardware": ["h100", "raspberry pi"], "cities": ["Los Angeles, US"]},
        {"capex": [30000], "price_per_hour": 5, "cities": ["Berlin, DE"]},
        {"capex": [1e12, 1e12], "price_per_hour": 0.0001},
        {"capex": [30000, 10000], "cities": ["Berlin, DE", "Los Angeles, US"], "price_per_hour": 5},
        {"capex": [30000], "hours_per_year": 100},
        {"capex": [12000], "currency": "GBP", "price_per_hour": 5, "cities": ["London, GB"]},
        {"capex": [12000], "currency": "SEK"},
        {"capex": [500000], "price_per_hour": 0.05},
        {"capex": [500000], "price_per_hour": 1},
        {"hardware": ["h100", "rtx 4090"]},
        {"hardware": ["abacus"]},
    ],
    "diffuse": [
        {},
        {"load_mw": 20},
        {"load_mw": 1e6, "sites": 10**9},
        {"load_mw": 1e-6, "sites": 1},
    ],
    "sunlight": [
        {},
        {"cities": ["Berlin, DE"]},
        {"cities": ["Longyearbyen, SJ"]},
        {
            "cities": [
                "Berlin, DE",
                "Los Angeles, US",
                "Phoenix, US",
                "Cairo, EG",
                "Quito, EC",
                "Lima, PE",
            ]
        },
    ],
    "footprint": [
        {},
        {"models": ["deepseek", "gpt"]},
        {"models": ["claude"], "prompts_per_day": 1e12},
        {"models": ["kimi"]},
        {"models": ["gpt", "openai", "llama", "qwen"]},
        {"modality": "image"},
        {"modality": "image", "models": ["gpt", "midjourney", "dall-e"], "country": "FR"},
        {"modality": "video", "models": ["sora"], "prompts_per_day": 1e12},
        {"modality": "video"},
        {"modality": "text", "models": ["gemini"]},
        {"models": ["flux", "stable diffusion"]},
    ],
    "outlook": [{}, {"horizon_years": 0}, {"horizon_years": 30}, {"horizon_years": -10}],
}
CASES = [
    pytest.param(topic, aspect, slots, id=f"{topic}-{aspect}-{number}")
    for topic, scenes in SCENES.items()
    for aspect in ("", *ASPECTS[topic])
    for number, slots in enumerate(scenes)
]


LANGUAGES = ["en", "de"]


def ask(topic, aspect="", language="en", **slots):
    return answers.reply("?", Query(topic=topic, aspect=aspect, slots=slots, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topic", "aspect", "slots"), CASES)
def test_an_answer_is_short_and_says_something(topic, aspect, slots, language):
    answer = ask(topic, aspect, language, **slots).answer
    assert answer.kind == "answer"
    assert len(answer.text) <= 350, answer.text
    assert answer.text.count("\n") <= 2, answer.text
    assert 0 < len(answer.context) <= 200, answer.context
    assert "\n" not in answer.context
    # Where nothing is known it says so, and a guess would be the mistake.
    unknown = any(words in answer.text for words in ("no sourced figure", "keine belegte"))
    assert re.search(r"\d", answer.text) or unknown, answer.text
    assert answer.path.startswith((f"/explain/{topic}?", f"/compare?topic={topic}&"))
    unfinished = r"  |\bNone\b|\bnan\b|\binf\b|\{\{|Undefined| \.|,\."
    assert not re.search(unfinished, answer.text + answer.context), answer.text


@pytest.mark.parametrize(("topic", "aspect", "slots"), CASES)
def test_every_number_of_the_text_is_in_the_result_or_was_stated(topic, aspect, slots):
    reply = ask(topic, aspect, **slots)
    assert reply.result is not None
    assert reply.records


def test_the_flagship_question():
    answer = ask("rebound", "total", models=["deepseek"]).answer
    assert "833–1,008 TWh" in answer.text
    assert "485" in answer.text
    assert "9 in 10" in answer.text
    assert "not settled" in answer.text
    assert "Compared with" in answer.context


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # ln 10 / -ln(1 - 0.65 x 0.9) = 2.6 where 65 % of the price falls
        ("rebound efficiency=10", "it takes 2.6; above that energy rises, here for a 10× gain"),
        ("rebound", "elasticity of 1, if the whole price falls"),
    ],
)
def test_the_breakeven_elasticity_is_said(text, said):
    query = replace(parse(text), aspect="breakeven")
    assert said in answers.reply(text, query).answer.text


@pytest.mark.parametrize(
    ("topic", "aspect", "slots", "said"),
    [
        ("rebound", "course", {}, "3 in 10 scenarios go up and then down: not settled."),
        ("rebound", "course", {}, "The median peaks in year 4"),
        ("rebound", "course", {"preset": "article"}, "It peaks in year 4"),
        ("diffuse", "storage", {"load_mw": 10}, "that battery holds 80 MWh"),  # 10 MW x 8 h
        ("diffuse", "density", {}, "A data-centre campus draws 247 W/m²"),
        ("sunlight", "months", {"cities": ["Berlin, DE"]}, "least sun in December"),
        ("footprint", "search", {}, "1.0 times a web search (0.53–2.0)"),  # 0.16 to 0.6 over 0.3
        ("footprint", "search", {"models": ["gemini"]}, "Gemini: 0.80 times a web search"),
        ("outlook", "growth", {}, "+17 % in 2025, then +14 % a year to 2030"),  # 485/415, 950/485
        ("outlook", "growth", {"region": "ireland"}, "I know of no sourced growth"),
        ("outlook", "now", {"horizon_years": -2}, "Data centres used 415 TWh in 2024."),
        ("outlook", "now", {"horizon_years": -6}, "I have no sourced figure for 2020; the nearest"),
        ("outlook", "share", {}, "1.5 % of the world’s electricity"),
        ("amortization", "required", {"capex": [30000]}, "An hour must sell at 1.00 USD"),
        ("amortization", "energy_share", {"capex": [30000]}, "the purchase 86 %"),
    ],
)
def test_what_is_asked_within_a_topic_is_what_is_said(topic, aspect, slots, said):
    assert said in ask(topic, aspect, **slots).answer.text


@pytest.mark.parametrize(
    ("language", "model", "said"),
    [
        ("en", "gemini", "without a range; all sources on large chatbots span 0.16–0.60 Wh"),
        ("en", "gpt", "without a range; all sources on large chatbots span 0.16–0.60 Wh"),
        ("de", "gemini", "ohne Spanne; alle Quellen zu großen Chatbots reichen über 0,16–0,60 Wh"),
        ("en", "command", "A single estimate, without a range."),
    ],
)
def test_a_lone_figure_says_that_it_has_no_range(language, model, said):
    assert said in ask("footprint", "energy", language, models=[model]).answer.text


def test_a_figure_with_a_range_does_not_say_so():
    assert "range" not in ask("footprint", "energy", models=["llama"]).answer.text
    assert "no range given" in ask("footprint", "water", models=["gemini"]).answer.context


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30k card 9000 hours a year at 5/h", "A year has no more than 8,760 h."),
        ("Karte 30k, 9000 Stunden im Jahr, 5 Euro die Stunde", "Ein Jahr hat höchstens 8.760 h."),
        ("cost per hour of a 30k card at 200% interest", "Interest rate: 2 is outside of 0 to 0.5"),
        ("30k card PUE 0.5 cost per hour", "Power usage effectiveness: 0.5 is outside"),
        ("30k card at -5 per hour", "It cannot be below nothing."),
        ("models use 120% less energy, does the total fall", "Nothing saves all of its energy."),
        ("data centre demand by 2200", "Years ahead: 174 is outside of -10 to 30 years."),
        ("GPT answer of 0 tokens energy", "Tokens in an answer: 0 is outside"),
    ],
)
def test_a_stated_number_out_of_range_is_never_passed_over(text, said):
    answer = answers.reply(text, parse(text)).answer
    assert answer.kind == "unsure"
    assert said in answer.text


def any_rebound():
    """Every number at either end of its range, in the middle, or not stated."""
    slots = {}
    for one in SCENARIOS["rebound"].parameters().values():
        if one.choices:
            slots[one.name] = st.sampled_from([None, *one.choices])
        elif one.kind == "whole number":
            slots[one.name] = st.sampled_from([None, int(one.low)])
        elif one.kind == "number":
            ends = st.sampled_from([None, one.low, one.high])
            # A new year or spread takes a while; of those the ends will do.
            slow = one.key in {"horizon", "tolerance"}
            slots[one.name] = ends if slow else ends | st.floats(one.low, one.high)
    stated = st.fixed_dictionaries({}, optional=slots)
    return stated.map(lambda given: {k: v for k, v in given.items() if v is not None})


@settings(max_examples=60, deadline=None)
@given(any_rebound(), st.sampled_from(["", *ASPECTS["rebound"]]))
def test_whatever_is_in_range_gets_a_short_answer(slots, aspect):
    answer = ask("rebound", aspect, **slots).answer
    assert len(answer.text) <= 350, answer.text
    assert answer.text.count("\n") <= 2, answer.text
    assert len(answer.context) <= 200, answer.context


REBOUND = [
    slots
    for topic, aspect, slots in (case.values for case in CASES)
    if topic == "rebound" and not aspect
]


@pytest.mark.parametrize("slots", REBOUND)
def test_a_share_of_scenarios_is_never_called_a_probability(slots):
    answer = ask("rebound", "total", **slots).answer
    assert not re.search(r"probab|likel|chance|odds", answer.text + answer.context, re.I)


@pytest.mark.parametrize("slots", [{}, {"models": ["deepseek"]}, {"horizon_years": 3}])
def test_totals_say_what_is_published_then_the_mechanism_then_what_slows_first(slots):
    text = ask("rebound", "total", **slots).answer.text
    places = [text.index(words) for words in ("published", "scenarios that fit", "slows first")]
    assert places == sorted(places)
    assert "not settled" in text


def test_ten_times_at_elasticity_one_point_four_is_answered_with_its_numbers():
    text = ask("rebound", efficiency_gain=10, elasticity=1.4).answer.text
    # 10^0.4 = 2.51 where the whole price falls; 0.415^-1.4 ÷ 10 = 0.343 where 65 % of it does.
    assert "2.5 times today’s if the whole price falls" in text
    assert "34 % of today’s if 65 % of it does" in text


def test_a_stated_share_leaves_one_number():
    text = ask("rebound", efficiency_gain=2, elasticity=0.5, price_share=1).answer.text
    # 2^-0.5 = 0.71; (2^0.5 − 1) ÷ 1 = 0.41.
    assert text.startswith("Down.")
    assert "71 % of today’s" in text
    assert "takes back 41 % of the saving" in text


def test_the_articles_view_rises_peaks_and_comes_back():
    answer = ask("rebound", preset="article").answer
    assert answer.text.startswith("Up, later down.")
    assert "peaks in year 4 at 2.3 times and is back at today’s in year 8" in answer.text
    assert "no forecast" in answer.context


def test_the_iea_does_not_say_that_it_is_a_peak():
    assert "does not say" in ask("rebound", preset="IEA as peak").answer.context


def test_a_ceiling_is_answered_without_an_elasticity():
    text = ask("rebound", saturation=0.2).answer.text
    assert "5 times at most" in text


def test_growth_alone_leaves_ten_years_open():
    answer = ask("rebound", "total", evidence="growth", horizon_years=10).answer
    assert answer.text.startswith("Not settled")
    assert "4 in 10 scenarios that fit 2025’s growth are up in 10 years" in answer.text


def test_a_stated_plan_is_what_it_is_compared_with():
    text = ask("rebound", plan_mw=5000).answer.text
    assert "against today plus a 5 GW plan" in text
    assert "by construction" in text


def test_the_articles_numbers_in_words():
    dear = ask("amortization", "payback", capex=[30000], price_per_hour=5).answer
    assert dear.headline == "Paid back after 6,000 h of use."
    assert (
        "would be 300 USD"
        in ask("amortization", "cost", capex=[30000], hours_per_year=100).answer.text
    )
    cheap = ask(
        "amortization",
        "sun",
        capex=[10000],
        price_per_hour=5,
        cities=["Berlin, DE", "Los Angeles, US"],
    ).answer.text
    assert "needs 516 h a year" in cheap
    assert "Berlin has 1,730 h" in cheap
    assert "Los Angeles 3,250 h" in cheap


def test_assumptions_are_what_was_not_stated():
    reply = ask("amortization", capex=[30000], interest_rate=0.05)
    keys = {assumption.parameter.key for assumption in reply.assumptions}
    assert "rate" not in keys
    assert {"life", "price", "power", "pue", "electricity"} <= keys
    assert all(assumption.record for assumption in reply.assumptions)


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"capex": [-1]}, ["-1", "0.01", "capex="]),
        ({"price_per_hour": 0}, ["0", "price="]),
        ({"hours_per_year": 99999}, ["99999", "8,760", "hours="]),
        ({"interest_rate": 5}, ["5", "0.5", "rate="]),
        ({"cities": ["Atlantis City"]}, ["Atlantis City", "city="]),
    ],
)
def test_bad_input_gets_what_was_given_what_is_allowed_and_an_example(slots, words):
    answer = ask("amortization", **slots).answer
    assert answer.kind == "unsure"
    for word in words:
        assert word in f"{answer.text} {answer.context}"


@pytest.mark.parametrize(
    "kind",
    [
        "unknown_key",
        "unknown_place",
        "not_used",
        "not_a_choice",
        "too_long",
        "too_many",
        "currency",
        "version",
        "not_a_number",
        "out_of_range",
    ],
)
def test_every_kind_of_problem_has_its_sentence(kind):
    problem = Problem(
        kind,
        "capex",
        "<!channel> *x*",
        title="Purchase price",
        unit="{currency}",
        low=1,
        high=2,
        choices=("capex", "price"),
        example="30k",
    )
    reply = answers.reply("?", Query("amortization", "", problems=(problem,)))
    said = reply.answer.text + reply.answer.context
    assert reply.answer.kind == "unsure"
    assert len(reply.answer.text) > 40
    assert "<" not in said
    assert "*" not in said
    assert "{currency}" not in said


def test_off_topic_is_declined_kindly_without_numbers():
    answer = ask("off_topic").answer
    assert answer.kind == "declined"
    assert not re.search(r"\d", answer.text + answer.context)
    assert "\n" not in answer.text


def test_unsure_offers_up_to_three_readings():
    query = Query("rebound", "", sure=False, readings=("rebound", "footprint", "outlook", "help"))
    answer = answers.reply("?", query).answer
    assert answer.kind == "unsure"
    assert len(answer.suggestions) == 3
    assert not re.search(r"\d", answer.text)


def test_help_has_four_examples():
    assert len(ask("help", "what").answer.suggestions) == 4


def test_reading_names_who_and_where():
    answer = ask("reading", "who").answer
    assert answer.kind == "reading"
    assert "Coroama" in answer.text


def test_a_question_about_sun_without_a_town_compares_the_articles_two():
    reply = ask("amortization", "sun", capex=[10000], price_per_hour=5)
    assert [str(town) for town in reply.scenario.cities] == ["Berlin, DE", "Los Angeles, US"]


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"capex": [30000], "price_per_hour": 5}, "No: at that price of hardware"),
        ({"capex": [300], "price_per_hour": 0.2, "power_w": 400}, "Yes: run only the cheapest"),
        ({"capex": [10000], "currency": "EUR"}, "No: at that price of hardware"),
        ({"capex": [500000], "price_per_hour": 0.05}, "Never at that price"),
        ({"capex": [10000], "currency": "GBP"}, "I know no price of electricity in GBP"),
    ],
)
def test_whether_pausing_pays_is_answered_as_asked(slots, words):
    assert words in ask("amortization", "intermittent", **slots).answer.text


AMBIGUOUS = ["Springfield", "Santiago", "San Jose", "Georgetown", "Cambridge", "Newcastle"]


@pytest.mark.parametrize("topic", ["amortization", "diffuse", "sunlight"])
@pytest.mark.parametrize("names", [AMBIGUOUS[:1], AMBIGUOUS[:2], AMBIGUOUS])
def test_what_towns_were_taken_for_is_said_within_the_limits(topic, names):
    matches = tuple(places.find(name) for name in names)
    slots = {"cities": [str(match.place) for match in matches]}
    for aspect in ASPECTS[topic]:
        query = Query(topic, aspect, slots=slots, towns=matches)
        answer = answers.reply("?", query).answer
        assert len(answer.context) <= 200, answer.context
        assert len(answer.text) <= 350, answer.text
        assert "Took Springfield, Illinois, US; also: Springfield, Massachusetts" in answer.context


@pytest.mark.parametrize(
    ("topic", "slots"),
    [("amortization", {"capex": [30000], "price_per_hour": 5}), ("sunlight", {})],
)
def test_a_town_far_from_any_station_is_called_a_rough_guess(topic, slots):
    """No station of ours is within 600 km of Colombo, nor within 250 km of Havana."""
    for far in ("Colombo", "Havana"):
        said = ask(topic, cities=[far], **slots).answer.text
        assert "rough guess" in said
    assert "rough guess" not in ask(topic, cities=["Berlin"], **slots).answer.text


def test_a_far_town_beside_a_near_one_is_named():
    assert "Colombo: a rough guess" in ask("sunlight", cities=["Berlin", "Colombo"]).answer.context


def test_more_hours_than_a_year_has_are_words_beside_another_card():
    text = ask("amortization", "compare", capex=[10000, 3000000], price_per_hour=2).answer.text
    assert "3,000,000 USD at 2 USD/h: 1,500,000 h in all" in text
    assert "with power and interest more hours than a year has" in text
    text = ask("amortization", "compare", capex=[10000, 30000], price_per_hour=0.1).answer.text
    assert text.startswith("Never at that price")


def test_a_card_without_a_price_in_the_currency_is_not_silently_another():
    euros = ask("amortization", hardware=["h100"], currency="EUR", price_per_hour=3).answer
    assert euros.text.startswith("I know no price of H100 in EUR")
    german = ask(
        "amortization", "", "de", hardware=["h100"], currency="EUR", price_per_hour=3
    ).answer
    assert german.text.startswith("Ich kenne keinen Preis für H100 in EUR")
    both = ask("amortization", hardware=["h100", "raspberry pi"], price_per_hour=3).answer
    assert "I know no price of Raspberry Pi in USD" in both.context


def test_one_token_is_one_token():
    assert ask("footprint", models=["claude"], tokens=1).answer.text.startswith("1 token:")


def test_a_stated_price_stands_beside_the_card_it_is_for():
    text = ask("amortization", hardware=["rtx 3090"], capex=[700], price_per_hour=0.5).answer.text
    assert "RTX 3090 for 700 USD at 0.50 USD/h" in text


def test_a_named_load_is_not_spread_over_sites_that_nobody_named():
    text = ask("diffuse", "spread", load_mw=0.05).answer.text
    assert "50 kW in one place needs the low-voltage grid." in text
    assert "50 W" not in text
    assert "1,000 sites of 1 MW" in ask("diffuse", "spread").answer.text


def test_water_of_different_boundaries_stands_apart():
    text = ask("footprint", "water", models=["gpt"]).answer.text
    assert "its maker claims" in text
    assert "Gemini 0.26 mL, cooling on site" in text
    assert "Mistral Large 2 45 mL, whole life cycle" in text
    assert "count differently" in text


def test_a_bare_claim_stands_beside_what_outsiders_find():
    text = ask("footprint", "energy", models=["gpt"]).answer.text
    assert "0.34 Wh a prompt, its maker claims" in text
    assert "0.16–0.60 Wh" in text


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("germany", "Germany: 28 TWh (23–35) in 2030."),
        ("France", "I have no sourced figure for France; Europe: 113 TWh in 2030."),
        ("Japan", "I have no sourced figure for Japan; Asia without China: 101 TWh in 2030."),
        ("brazil", "I have no sourced figure for Brazil; the world: 950 TWh (833–1,008) in 2030."),
    ],
)
def test_the_outlook_leads_with_the_region_or_the_nearest_that_is_known(region, words):
    assert ask("outlook", "future", region=region).answer.headline == words


def test_forecasts_of_another_year_are_not_mixed_in():
    assert "US alone" in ask("outlook", "future", horizon_years=4).answer.text
    assert "US alone" not in ask("outlook", "future", horizon_years=9).answer.text


@pytest.mark.parametrize("topic", SCENARIOS)
def test_a_page_gives_the_same_answer_as_the_chat(topic):
    assert answers.explain(SCENARIOS[topic]()).answer.text == ask(topic).answer.text
