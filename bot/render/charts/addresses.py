"""Where the pictures of a scenario are."""

from __future__ import annotations

from urllib.parse import urlencode

from bot import comparisons, links
from bot.figures import DEFAULT_LANGUAGE
from bot.render.charts.chart import Chart
from calculations.scenario import Scenario

Drawn = Scenario | tuple[Scenario, ...]
"""What a picture is of: a scenario, or several side by side."""


def address(drawn: Drawn, chart: Chart, ending: str = "svg", **look: str) -> str:
    """Path of a picture, without the host; with the digest it may be kept for ever.

    Parameters
    ----------
    ending
        ``svg``, for pages, or ``png``, for previews.
    look
        ``theme`` (light, dark) and ``size`` (wide, narrow), where they are not the first.
    """
    language = {} if chart.language == DEFAULT_LANGUAGE else {"lang": chart.language}
    more = urlencode({**language, **look, "h": chart.digest})
    file = f"/chart/{chart.name}.{ending}"
    path = comparisons.path(drawn, file) if isinstance(drawn, tuple) else links.path(drawn, file)
    return f"{path}&{more}"
