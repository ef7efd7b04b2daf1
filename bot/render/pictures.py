"""Which charts of an answer stand where on its page."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.render.charts import Chart, charts
from bot.render.charts.addresses import Addresses
from bot.render.charts.themes import SHAPES

_SWINGS = "tornado"


@dataclass(frozen=True)
class Preview:
    """The picture that a link to the page unfurls to."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Pictures:
    """The charts of one answer."""

    lead: Chart | None = None
    swings: Chart | None = None
    """What would change the answer, and by how much."""
    others: tuple[Chart, ...] = ()
    preview: Preview | None = None
    addresses: Addresses | None = None
    """Where they are."""


def pictures(reply: Reply, base_url: str, language: str = DEFAULT_LANGUAGE) -> Pictures:
    """The chart that leads, the one of what would change the answer, and all others."""
    found = charts(reply, language)
    if not found or reply.scenario is None:
        return Pictures()
    lead, *rest = found
    swings = next((one for one in rest if one.name == _SWINGS), None)
    addresses, shape = Addresses(reply.scenario), SHAPES["preview"]
    preview = Preview(
        base_url + addresses.of(lead, "png"),
        shape.width * shape.scale,
        shape.height * shape.scale,
    )
    others = tuple(one for one in rest if one is not swings)
    return Pictures(lead, swings, others, preview, addresses)
