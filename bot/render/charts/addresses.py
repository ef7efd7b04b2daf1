"""Where the pictures of a scenario are."""

from __future__ import annotations

from urllib.parse import urlencode

from bot import links
from bot.figures import DEFAULT_LANGUAGE
from bot.render.charts.chart import Chart
from calculations.scenario import Scenario


def address(scenario: Scenario, chart: Chart, ending: str = "svg", **look: str) -> str:
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
    return f"{links.path(scenario, f'/chart/{chart.name}.{ending}')}&{more}"
