"""Formulas as MathML."""

import re
from xml.etree import ElementTree

import pytest

from bot.render.mathml import mathml
from bot.render.page import LANGUAGES
from bot.translated import translated
from calculations import records


def inside(formula):
    return re.sub(r"^<math[^>]*><mrow>|</mrow></math>$", "", mathml(formula))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a ÷ b", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        ("(a + b) ÷ c", "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>"),
        ("rⁿ", "<msup><mi>r</mi><mi>n</mi></msup>"),
        ("2^(−η)", "<msup><mn>2</mn><mrow><mo>−</mo><mi>η</mi></mrow></msup>"),
        ("√(2 × A)", "<msqrt><mn>2</mn><mo>×</mo><mi>A</mi></msqrt>"),
        ("w (1)", "<mi>w</mi><mo>&#8290;</mo><mrow><mo>(</mo><mn>1</mn><mo>)</mo></mrow>"),
        ("0.1–0.3 × 100", "<mn>0.1–0.3</mn><mo>×</mo><mn>100</mn>"),
    ],
)
def test_a_formula_is_set_as_it_is_meant(formula, expected):
    assert inside(formula) == expected


def test_two_brackets_beside_each_other_are_not_taken_for_one():
    assert "<mo>)</mo></mrow><mo>×</mo><mrow><mo>(</mo>" in mathml("((a) × (b)) ÷ c")


@pytest.mark.parametrize("text", ["hours of the station", "", "a +", "(a", "a ? b", "^2"])
def test_what_is_no_formula_is_no_mathematics(text):
    assert mathml(text) == ""


def test_words_after_a_formula_stay_words():
    found = mathml("H = Y ÷ n, at most Y; and so on")
    assert re.sub(r"<math.*?</math>", "∎", found) == "∎, at most ∎; and so on"


@pytest.mark.parametrize("text", ["A = b, mit b = 2", "A = b, with b = 2", "A = b; ohne c"])
def test_clauses_stand_beside_each_other_so_that_a_line_can_break(text):
    told = re.findall('alttext="(.*?)"', mathml(text))
    assert told == (["A = b", "b = 2"] if "2" in text else ["A = b"])


def test_a_long_formula_can_break_between_its_terms():
    assert mathml("a + b = c").count("<math") == 1
    parts = mathml("G = " + " + ".join(f"A × cos θ ÷ sin {n}" for n in "abcd"))
    assert parts.count("<math") == 5
    assert parts.count("<mo>+</mo>") == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", records.methods())
def test_every_formula_is_well_formed_and_keeps_its_text(name, language):
    formula = translated(records.methods()[name].formula, language)
    found = mathml(formula)
    if found:
        tree = ElementTree.fromstring(f"<p>{found}</p>")  # noqa: S314 - our own text
        told = [one.attrib["alttext"] for one in tree.iter("math") if "alttext" in one.attrib]
        assert all(clause in formula for clause in told)
        kept = re.sub(r"\W", "", "".join(tree.itertext()))
        assert set(kept) >= set(re.findall(r"[^\W\d_⁰-₉ⁿ]", formula)) - {"ⁿ", "²", "³", "Σ"}


def test_most_formulas_are_set_as_mathematics():
    found = [bool(mathml(method.formula)) for method in records.methods().values()]
    assert sum(found) / len(found) > 0.8


def test_nothing_in_a_formula_becomes_mark_up():
    assert "<script" not in mathml("a = b, <script>")
