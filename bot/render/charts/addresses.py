"""Where the pictures of a scenario are."""

from __future__ import annotations

from bot import comparisons, links
from bot.figures import DEFAULT_LANGUAGE
from bot.render.charts.chart import Chart
from calculations.scenario import Scenario

Drawn = Scenario | tuple[Scenario, ...]
"""What a picture is of: a scenario, or several side by side."""


class Addresses:
    """Paths of all pictures of a scenario, or of several side by side, without the host.

    What a page has a dozen times, the scenario's own part, is written once.
    """

    def __init__(self, drawn: Drawn) -> None:
        whole = comparisons.path(drawn) if isinstance(drawn, tuple) else links.path(drawn)
        self._path, _, self._query = whole.partition("?")

    def of(self, chart: Chart, ending: str = "svg", **look: str) -> str:
        """Path of one picture; with its digest, for what is found there may be kept for ever.

        Parameters
        ----------
        ending
            ``svg``, for pages, or ``png``, for previews.
        look
            ``theme`` (light, dark) and ``size`` (wide, narrow), where they are not the first.
        """
        language = {} if chart.language == DEFAULT_LANGUAGE else {"lang": chart.language}
        # Words and hexadecimal digits of ours need no quoting.
        more = "".join(f"&{key}={word}" for key, word in {**language, **look}.items())
        file = f"{chart.name}.{ending}"
        return f"{self._path}/chart/{file}?{self._query}{more}&h={chart.digest}"
