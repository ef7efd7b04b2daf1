"""Pictures: one declarative Vega-Lite spec each, built from a result's tables and curves.

`charts` lays a reply out as specs; `themes` gives them colours and size; `Renderer` draws them in
a process of its own. Nothing here works a number out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.render.charts import amortization, diffuse, footprint, outlook, rebound, sunlight
from bot.render.charts.chart import Chart, Sheet, Spec, line, origin
from calculations import editions

__all__ = ["CHARTS", "Chart", "charts"]

Draw = Callable[[Sheet], Spec | None]

CHARTS: Mapping[str, Mapping[str, Draw]] = MappingProxyType(
    {
        "rebound": {
            "path": rebound.path,
            "compared": rebound.compared,
            "tornado": rebound.tornado,
        },
        "amortization": {
            "cost": amortization.cost,
            "sun": amortization.sun,
            "cheap": amortization.cheap,
            "tornado": amortization.tornado,
        },
        "diffuse": {"squares": diffuse.squares},
        "footprint": {"prompt": footprint.prompt},
        "outlook": {"cases": outlook.cases},
        "sunlight": {"months": sunlight.months, "solar": sunlight.solar},
    }
)
"""By topic, every picture by name, the leading one first."""


def charts(reply: Reply, language: str = DEFAULT_LANGUAGE) -> tuple[Chart, ...]:
    """The pictures of a reply, the leading one first; none where nothing was calculated."""
    if reply.scenario is None or reply.result is None:
        return ()
    with editions.showing(reply.scenario.edition):
        return _drawn(reply, reply.scenario.topic, language)


def _drawn(reply: Reply, topic: str, language: str) -> tuple[Chart, ...]:
    sheet, where = Sheet(reply, language), origin(language)
    found = []
    for name, draw in CHARTS.get(topic, {}).items():
        spec = draw(sheet)
        if spec is not None:
            words = sheet.words(name)
            title, note, alt = (line(words[part]) for part in ("title", "note", "alt"))
            found.append(Chart(name, title, note, alt, spec, where, language))
    return tuple(found)
