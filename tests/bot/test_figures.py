import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures import FOLDER, Figures, style
from calculations.quantities import Quantity
from calculations.records import read_yaml

english = Figures()
rounded, figure, percent = english.rounded, english.figure, english.percent
in_ten, compared, exact = english.in_ten, english.compared, english.exact


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (6000, 3, "6,000"),
        (1547.3, 3, "1,550"),
        (9.996, 3, "10"),
        (0.05641, 3, "0.0564"),
        (1.6728, 2, "1.7"),
        (1.02, 2, "1.0"),
        (99.96, 3, "100"),
        (0, 3, "0"),
        (123456789, 3, "123,000,000"),
        (-2.345, 2, "-2.3"),
    ],
)
def test_rounding_as_a_person_would(value, digits, text):
    assert rounded(value, digits) == text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(5, "USD/h"), "5 USD/h"),
        (Quantity(2.95, "USD/h"), "2.95 USD/h"),
        (Quantity(0.144, "EUR/h"), "0.14 EUR/h"),
        (Quantity(0.0012, "USD/h"), "0.0012 USD/h"),
        (Quantity(98143.05, "USD"), "98,100 USD"),
        (Quantity(None, "h"), "never"),
        (Quantity(None, "MWh", 1952, 4266), "2,000–4,300 MWh"),
        (Quantity(485, "TWh"), "485 TWh"),
    ],
)
def test_quantities_in_words(quantity, text):
    assert figure(quantity) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.9097, "91 %"), (0.999, "99.9 %"), (1.0, "100 %"), (0.08, "8 %"), (0.0, "0 %")],
)
def test_percentages_never_round_to_all(share, text):
    assert percent(share) == text


@given(st.floats(0.0005, 0.9995))
def test_a_share_is_never_called_all_or_none(share):
    assert in_ten(Quantity(share, "1")) not in {"all", "none"}


def test_far_above_one_is_said_in_times():
    assert compared(Quantity(0.29, "1")) == "29 %"
    assert compared(Quantity(6.31, "1")) == "6.3 times"


def test_exact_keeps_what_was_stated():
    assert exact(30000.0) == "30,000"
    assert exact(0.0825) == "0.0825"


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(1547.3, "h/year", 1274.3, 2794.4), "1.550 h im Jahr (1.270–2.790)"),
        (Quantity(2.95, "EUR/h"), "2,95 EUR/h"),
        (Quantity(30000, "EUR"), "30.000 EUR"),
        (Quantity(None, "h"), "nie"),
    ],
)
def test_german_marks_and_words(quantity, text):
    assert Figures("de").figure(quantity) == text


def test_every_language_names_the_same_units():
    named = {path.stem: set(read_yaml(path)["units"]) for path in FOLDER.glob("*.yaml")}
    assert {"en", "de"} <= set(named)
    assert len({frozenset(units) for units in named.values()}) == 1


@pytest.mark.parametrize("language", ["fr", "../en", "", "xx"])
def test_a_language_we_do_not_write_gets_english(language):
    assert style(language) == style("en")


@pytest.mark.parametrize(
    ("language", "amount", "text"),
    [("en", 1, "1 year"), ("en", 5, "5 years"), ("de", 1, "1 Jahr"), ("de", 12.5, "12,5 Jahren")],
)
def test_years_behind_in_or_after(language, amount, text):
    assert Figures(language).years(Quantity(amount, "year")) == text


def test_one_of_a_thing_is_no_plural():
    assert figure(Quantity(1, "site")) == "1 site"
    assert figure(Quantity(2, "site")) == "2 sites"
    assert Figures("de").figure(Quantity(1, "year")) == "1 Jahr"
