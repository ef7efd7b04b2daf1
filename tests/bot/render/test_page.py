"""What pages are given: sentences for problems, formulas with numbers, shelves of records."""

import pytest

from bot import answers, links
from bot.render import form
from bot.render.page import (
    LANGUAGES,
    environment,
    explain,
    sentence,
    sentence_for,
    shelves,
    words,
)
from bot.web.static import FILES
from calculations import records
from calculations.errors import Problem

KINDS = (
    "out_of_range",
    "not_a_number",
    "not_a_choice",
    "too_many",
    "unknown_place",
    "unknown_key",
    "not_used",
    "currency",
    "version",
    "something new",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_problem_has_its_sentence(kind):
    problem = Problem(kind, "price", "-1", "Selling price", "{currency}/h", 1, 9, ("a", "b"), "5")
    said = sentence(problem, "EUR")
    assert said.endswith(".")
    assert "{" not in said
    assert "None" not in said


def test_a_sentence_says_what_was_given_what_is_allowed_and_what_works():
    problem = Problem("out_of_range", "price", "-1", "Selling price", "{currency}/h", 1, 9, (), "5")
    assert sentence(problem, "EUR") == (
        "Selling price: “-1” is not possible here. Allowed is 1 to 9 EUR/h. For example: 5."
    )


def test_what_was_given_is_cut_short_and_made_harmless():
    said = sentence(Problem("not_a_number", "price", "<!channel>" * 100, "Price"))
    assert len(said) < 120
    assert "<" not in said


def test_an_unknown_reason_is_still_a_sentence():
    assert sentence_for("no such reason").endswith(".")


def test_shelves_hold_every_record_once():
    found = [record.id for _, shelf in shelves(records.records().values()) for record in shelf]
    assert sorted(found) == sorted(records.records())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_names(language):
    english, other = words("en"), words(language)
    for kind in ("topics", "tables", "quantities", "rows", "bases", "shelves"):
        assert set(getattr(other, kind)) == set(getattr(english, kind)), kind


def test_a_part_that_is_the_same_on_many_pages_is_drawn_once():
    drawn = []

    def part(text):
        drawn.append(text)
        return f"<b>{text}</b>"

    shared = environment().globals["shared"]
    assert [shared(part, "a"), shared(part, "a"), shared(part, "b")] == [
        "<b>a</b>",
        "<b>a</b>",
        "<b>b</b>",
    ]
    assert drawn == ["a", "b"]


def test_most_inputs_of_a_form_are_shared_by_two_scenarios():
    explained = [answers.explain(links.scenario("rebound", [("horizon", n)])) for n in "34"]
    shared = environment().globals["shared"]
    before = shared.cache_info()
    frame = {"language": "en", "other_language": "/", "files": FILES}
    for reply in explained:
        explain(reply, "", fields=form.fields(reply.scenario), **frame)
    after = shared.cache_info()
    assert after.hits - before.hits >= len(explained[0].scenario.parameters()) - 1
