"""Amounts, names and records as pages show them."""

import pytest
from markupsafe import Markup

from bot.render.grids import Heading
from bot.render.page import environment
from calculations.quantities import Quantity


def shown(template, language="en", **values):
    return environment(language).from_string(template).render(**values)


def amount(quantity, name="", language="en"):
    return str(environment(language).filters["amount"](quantity, name))


def test_an_amount_has_its_unit_and_its_range_below():
    text = amount(Quantity(1500.0, "h/year", 1200.0, 2800.0))
    assert text == '1,500 h a year <span class="range">1,200–2,800</span>'


def test_an_exact_amount_has_no_range():
    assert amount(Quantity(6000.0, "h")) == "6,000 h"


def test_a_minus_is_no_hyphen():
    assert amount(Quantity(-3.0, "USD/h")).startswith("−3")


def test_a_range_without_a_centre_stands_alone():
    assert amount(Quantity(None, "Wh/prompt", 0.2, 0.4)) == "0.20–0.40 Wh"


def test_what_cannot_be_is_never():
    assert amount(Quantity(None, "h/year")) == "never"
    assert amount(Quantity(None, "h/year"), "energy_share", "de") == "nie"


def test_a_figure_nobody_has_is_said_to_screen_readers():
    assert "not known" in amount(None)
    assert "–" in amount(None)


@pytest.mark.parametrize("name", ["energy_share", "share_above", "possible_saving"])
def test_a_share_is_a_percentage(name):
    quantity = Quantity(0.25, "1", 0.2, 0.3)
    assert amount(quantity, name) == '25 % <span class="range">20–30 %</span>'


def test_a_rate_of_interest_is_a_percentage_a_year():
    assert amount(Quantity(0.08, "1/year")) == "8 % a year"


def test_a_change_has_its_sign_at_both_ends():
    quantity = Quantity(0.5, "1", -0.1, 2.0)
    assert amount(quantity, "change") == '+50 % <span class="range">−10 % to +200 %</span>'


def test_a_ratio_is_so_many_times():
    assert amount(Quantity(3.0, "x"), "energy_ratio") == "3.0\u00a0times"


def test_a_number_of_the_working_keeps_its_digits():
    filled = shown("{{ q | amount(digits=5) }}", q=Quantity(0.12345, "1"))
    assert filled == "0.12345"


def test_a_quantity_without_a_name_of_ours_is_read_off_its_key():
    assert shown("{{ 'never_heard_of' | named }}") == "Never heard of"


def test_a_name_of_a_table_comes_first():
    words = environment().get_template("pages/en/words.html.j2").module.quantities
    table, _, name = next(key for key in words if "." in key).partition(".")
    assert shown(f"{{{{ '{name}' | named('{table}') }}}}") == words[f"{table}.{name}"]


def test_a_label_is_a_place_in_the_readers_language():
    assert shown("{{ 'Munich, DE' | label }}", "de") == "München, DE"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Quantity(2030.0, "year"), "2,030"),
        (Quantity(30.0, "USD"), '<span class="figure">30 USD</span>'),
    ],
)
def test_a_thing_without_a_label_goes_by_its_figure(figure, text):
    assert shown("{{ one | heading }}", one=Heading(figure=figure)) == text


def test_a_column_says_which_thing_it_is_about():
    one = Heading(name="never_heard_of", subject=Heading(label="h100"))
    text = shown("{{ one | heading }}", one=one)
    assert text == 'Never heard of<span class="subject">h100</span>'


def test_a_record_is_linked_and_says_what_of():
    one = Heading(label="A <model>", record="cost/pue")
    text = shown("{{ one | cited }}", one=one)
    assert text.startswith('A &lt;model&gt; <a class="cite" href="/sources#cost/pue">')
    assert '<span class="hidden">: A &lt;model&gt;</span>' in text


def test_what_somebody_typed_is_escaped_once():
    text = environment().filters["heading"](Heading(label="<b>"))
    assert isinstance(text, Markup)
    assert text == "&lt;b&gt;"
