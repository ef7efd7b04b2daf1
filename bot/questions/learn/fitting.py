"""Fit a linear model to features and labels, and cut it down to a table worth reviewing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.questions.linear import UNIT, Model, Weights

FOLDS = 4
# A feature that moves no label by this many hundredths against another is not worth a line.
_SPREAD = 8
_TEMPERATURES = tuple(round(0.6 + 0.05 * step, 2) for step in range(69))

Rows = Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Setting:
    """How closely a model follows its examples."""

    least: int
    """In how many examples a feature must occur."""
    strength: float
    """Inverse of the L2 penalty."""


def fit(rows: Rows, labels: Sequence[str], setting: Setting) -> Model:
    """A multinomial logistic regression; the fit has no randomness."""
    # Learning alone needs scikit-learn; answering, and the tests of the rest, must not.
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    counts = Counter(feature for row in rows for feature in row)
    kept = [{f: v for f, v in row.items() if counts[f] >= setting.least} for row in rows]
    vectors = DictVectorizer(sort=True)
    learner = LogisticRegression(C=setting.strength, max_iter=2000)
    fitted = learner.fit(vectors.fit_transform(kept), labels)
    coefficients, intercepts = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        coefficients, intercepts = _both(coefficients), _both(intercepts[:, None])[:, 0]
    whole = np.rint(coefficients.T * UNIT).astype(int)
    worth = np.ptp(whole, axis=1) >= _SPREAD
    weights = Weights(vectors.get_feature_names_out()[worth].tolist(), whole[worth])
    return Model(tuple(fitted.classes_), tuple(float(one) for one in intercepts), weights)


def _both(one_sided: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Rows for both of two labels, where scikit-learn keeps those of the second only."""
    return np.vstack([-one_sided / 2, one_sided / 2])


def unseen(
    rows: Rows, labels: Sequence[str], authors: Sequence[str], setting: Setting
) -> list[dict[str, float]]:
    """Scores of each row by a model that has read nothing by the same author."""
    found: list[dict[str, float]] = [{} for _ in rows]
    for learned, asked in folds(authors):
        model = fit([rows[i] for i in learned], [labels[i] for i in learned], setting)
        for i in asked:
            found[i] = model.scores(rows[i])
    return found


def folds(authors: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Places to learn from and places to ask about, so that no author is on both sides."""
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415  (as in `fit`)

    for learned, asked in GroupKFold(FOLDS).split(authors, groups=authors):
        yield learned.tolist(), asked.tolist()


def added(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """Scores of two models for the same labels, added up."""
    return {label: score + other[label] for label, score in one.items()}


def temperature(scores: Sequence[Mapping[str, float]], labels: Sequence[str]) -> float:
    """What to divide scores by so that a probability of 0.8 is right eight times in ten."""
    return min(_TEMPERATURES, key=lambda heat: _surprise(scores, labels, heat))


def _surprise(scores: Sequence[Mapping[str, float]], labels: Sequence[str], heat: float) -> float:
    total = 0.0
    for row, label in zip(scores, labels, strict=True):
        raised = {name: value / heat for name, value in row.items()}
        highest = max(raised.values())
        whole = math.log(sum(math.exp(value - highest) for value in raised.values())) + highest
        total += whole - raised.get(label, highest - 50)
    return total
