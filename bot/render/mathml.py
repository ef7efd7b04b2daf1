"""Formulas as MathML, which browsers set like a textbook and screen readers read aloud.

Our formulas are written as people type them: ``A ÷ H + e``, ``(1 + r)ⁿ``, ``ln φ``. What is no
formula but words stays words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

_FUNCTIONS = frozenset({"ln", "exp", "sin", "cos", "asin"})
_RAISED = {"²": "2", "³": "3", "ⁿ": "n"}
_NUMBER = r"\d(?:[\d.,]*\d)?(?:–\d(?:[\d.,]*\d)?)?"
_TOKEN = re.compile(rf"\s*({_NUMBER}|W/m²|°C?|[^\W\d_ⁿ]+[₀-₉\d]*[*]?|[²³ⁿ]|[-+−×·÷/^()=<≥√Σ])")
# Words that join clauses, in English and in German.
_JOINTS = "with|and|at most|at|if|in|which is|mit|und|höchstens|bei|wenn|das ist"
_CLAUSES = re.compile(rf"(; |, (?:{_JOINTS}) | (?:and|und) (?=\w+ = )|, )")
_COMPARISONS = frozenset("=<≥")
_SUMS = {"+": "+", "−": "−", "-": "−"}
_PRODUCTS = {"×": "×", "·": "×"}
_QUOTIENTS = frozenset("÷/")
# A clause of more letters than this may not fit on a phone and is broken between its terms.
_LINE = 44
_THIN = '<mspace width="0.17em"></mspace>'
_APPLIED, _TIMES = "<mo>&#8289;</mo>", "<mo>&#8290;</mo>"


class _Words(Exception):
    """A clause that is no formula."""


@lru_cache(maxsize=4096)
def mathml(formula: str) -> str:
    """A formula as ``<math>`` elements, one a clause, with words between; "" where none is one.

    On a phone a line can break between clauses.

    >>> mathml("1 ÷ q").partition(">")[2]
    '<mrow><mfrac><mn>1</mn><mi>q</mi></mfrac></mrow></math>'
    >>> mathml("hours of the station")
    ''
    """
    parts = _CLAUSES.split(formula)
    inner, understood = "", False
    for position, part in enumerate(parts):
        try:
            inner += escape(part) if position % 2 else _clause(part)
            understood = understood or not position % 2
        except _Words:
            inner += escape(part)
    return inner if understood else ""


def _clause(text: str) -> str:
    terms = _Clause(text).read()
    if len(text) <= _LINE:
        terms = ["".join(terms)]
    first, *rest = (f"<mrow>{term}</mrow>" for term in terms)
    found = [f'<math display="block" alttext="{escape(text)}">{first}</math>']
    return " ".join([*found, *(f'<math display="block">{term}</math>' for term in rest)])


def _tokens(text: str) -> list[str]:
    found, position = [], 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _Words
        found.append(match[1])
        position = match.end()
    words = [t for t in found if t.isalpha() and t.islower() and len(t) > 2]
    if any(word not in _FUNCTIONS and word != "share" for word in words):
        raise _Words
    return found


class _Clause:
    """Reads one clause: comparisons of sums of products of powers."""

    def __init__(self, text: str) -> None:
        self._left = _tokens(text)

    def read(self) -> list[str]:
        """The whole clause as MathML, in parts between which a line may break."""
        found = self._terms()
        while self._next in _COMPARISONS:
            found[-1] += f"<mo>{escape(self._take())}</mo>"
            found += self._terms()
        if self._left:
            raise _Words
        return found

    @property
    def _next(self) -> str:
        return self._left[0] if self._left else "end"

    def _take(self) -> str:
        if not self._left:
            raise _Words
        return self._left.pop(0)

    def _sum(self) -> str:
        return "".join(self._terms())

    def _terms(self) -> list[str]:
        found = [self._product()]
        while self._next in _SUMS:
            found.append(f"<mo>{_SUMS[self._take()]}</mo>{self._product()}")
        return found

    def _product(self) -> str:
        found = self._power()
        while True:
            if self._next in _PRODUCTS:
                found += f"<mo>{_PRODUCTS[self._take()]}</mo>{self._power()}"
            elif self._next in _QUOTIENTS:
                self._take()
                found = _over(found, self._power())
            elif self._starts():
                found += _TIMES + self._power()
            else:
                return found

    def _starts(self) -> bool:
        """Whether a factor follows without a sign, as in ``r (1 + r)``."""
        return self._next == "(" or (self._next[0].isalnum() and self._next != "end")

    def _power(self) -> str:
        if self._next in ("−", "-"):
            self._take()
            return f"<mo>−</mo>{self._power()}"
        base = self._atom()
        while self._next in ("^", *_RAISED):
            sign = self._take()
            exponent = self._power() if sign == "^" else _symbol(_RAISED[sign])
            base = f"<msup>{_row(base)}{_row(_bare(exponent))}</msup>"
        while self._next[0] == "°":
            base += f"<mtext>{self._take()}</mtext>"
        return base

    def _atom(self) -> str:
        mark = self._take()
        if mark == "(":
            inside = self._sum()
            if self._take() != ")":
                raise _Words
            return f"<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>"
        if mark == "√":
            return f"<msqrt>{_bare(self._power())}</msqrt>"
        if mark in _FUNCTIONS:
            gap = "" if self._next == "(" else _THIN
            return f"<mi>{mark}</mi>{_APPLIED}{gap}{self._power()}"
        if mark == "Σ":
            return f"<mo>∑</mo>{self._product()}"
        if not mark[0].isalnum():
            raise _Words
        return _symbol(mark)


def _symbol(mark: str) -> str:
    if mark[0].isdigit():
        return f"<mn>{mark}</mn>"
    if mark == "W/m²":
        return f"<mtext>\u00a0{mark}</mtext>"
    return f"<mi>{escape(mark)}</mi>"


def _over(above: str, below: str) -> str:
    return f"<mfrac>{_row(_bare(above))}{_row(_bare(below))}</mfrac>"


_BRACKETED = re.compile(r"<mrow><mo>\(</mo>(?P<inside>.*)<mo>\)</mo></mrow>")


def _bare(found: str) -> str:
    """Without the brackets around all of it, which a bar or a root makes needless."""
    match = _BRACKETED.fullmatch(found)
    if match is None:
        return found
    inside = match["inside"]
    depth = 0
    for bracket in re.findall(r"<mo>([()])</mo>", inside):
        depth += 1 if bracket == "(" else -1
        if depth < 0:
            return found
    return inside


def _row(found: str) -> str:
    """As one element, which a fraction and a power need."""
    single = re.fullmatch(r"<(\w+)>[^<]*</\1>", found)
    return found if single else f"<mrow>{found}</mrow>"
