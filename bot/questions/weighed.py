"""What a table of weights, which counts words, and a network, which reads them in order, say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.questions import linear, network


def weigh(name: str, amounts: Mapping[str, float], symbols: Sequence[str]) -> dict[str, float]:
    """The scores of both added up, for each label."""
    counted = linear.load(name).scores(amounts)
    in_order = network.load(name).scores(symbols)
    return {label: score + in_order[label] for label, score in counted.items()}
