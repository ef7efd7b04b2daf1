"""Cheap kit against dear kit by the work they do, not by the hours they run."""

from __future__ import annotations

_MILLION = 1e6


def cost_per_million_tokens(cost_per_hour: float, tokens_per_hour: float) -> float:
    """Full cost of a million tokens. [currency]

    Raises
    ------
    ValueError
        If no tokens are made.

    References
    ----------
    Method ``cost-per-million-tokens`` in ``data/methods/``.

    Examples
    --------
    >>> round(cost_per_million_tokens(0.953727584, 3e6), 4)
    0.3179
    """
    if tokens_per_hour <= 0:
        raise ValueError(f"{tokens_per_hour} tokens an hour cannot carry a cost")
    return cost_per_hour / (tokens_per_hour / _MILLION)


def hours_at_output(annual: float, price: float, running: float, output: float) -> float | None:
    """Break-even hours a year of kit that does `output` times the work the price is for.

    None if its work does not even pay for its running.

    References
    ----------
    Method ``hours-at-output`` in ``data/methods/``.

    Examples
    --------
    >>> hours_at_output(30_000, 5, 0, 1), round(hours_at_output(10_000, 5, 0, 1 / 3), 6)
    (6000.0, 6000.0)
    """
    margin = output * price - running
    return annual / margin if margin > 0 else None


def output_to_tie(annual: float, price: float, running: float, hours: float) -> float:
    """Work, in shares of the other kit's, at which this kit breaks even in the same `hours`.

    References
    ----------
    Method ``output-to-tie`` in ``data/methods/``.

    Examples
    --------
    >>> round(output_to_tie(10_000, 5, 0, 6000), 6)
    0.333333
    """
    return (annual / hours + running) / price
