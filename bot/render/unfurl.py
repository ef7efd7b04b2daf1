"""A link to one of our pages, unfurled: the same lines as in chat, and the leading picture."""

from __future__ import annotations

from bot.answers import Reply
from bot.render import limits
from bot.render.blocks import CHANGE, blocks, button_value, fallback, labels
from bot.render.charts import charts
from bot.render.charts.addresses import Addresses
from bot.render.elements import Block, actions, button, image, plain


def unfurl(reply: Reply, base_url: str, *, picture: bool = True) -> Block:
    """What stands below a link to the page of a reply, and in the preview while it is typed."""
    lines = [one for one in blocks(reply, base_url) if one["type"] in ("section", "context")]
    shown = [*lines, *(_picture(reply, base_url) if picture else ()), *_change(reply)]
    title = plain(reply.answer.headline, limits.HEADER_TEXT)
    return {"blocks": shown, "fallback": fallback(reply, ""), "preview": {"title": title}}


def _picture(reply: Reply, base_url: str) -> list[Block]:
    drawn = charts(reply, reply.query.language)
    # Slack fetches it itself, and only where there is a certificate.
    if not drawn or reply.scenario is None or not base_url.startswith("https://"):
        return []
    url = base_url + Addresses(reply.scenario).of(drawn[0], "png")
    return [image(url, drawn[0].alt)] if len(url) <= limits.IMAGE_URL else []


def _change(reply: Reply) -> list[Block]:
    value = button_value(reply)
    label = labels(reply.query.language)["change"]
    return [actions([button(CHANGE, label, value=value)])] if value else []
