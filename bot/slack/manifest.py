"""The app's manifest, made from the list of our surfaces."""

from __future__ import annotations

from types import SimpleNamespace
from urllib.parse import urlsplit

from bot import answers, phrasing
from bot.questions.query import Query
from bot.slack.listeners.change import CALCULATE
from bot.slack.listeners.claim import CLAIM
from bot.slack.listeners.command import COMMAND
from bot.slack.listeners.step import OUTPUTS, QUESTION, STEP
from bot.slack.surfaces import SURFACES, needed, optional
from calculations import parameters

EXAMPLE_HOST = "bot.example.com"
_COLOUR = "#1f4d3a"
_MAJOR_VERSION = 2
"""Of the manifest's shape: the first took a workflow step's parameters as a list."""

_EVENTS_PATH = "/slack/events"
_REDIRECT_PATH = "/slack/oauth_redirect"


def manifest(host: str = EXAMPLE_HOST, *, socket: bool = False) -> str:
    """The manifest as YAML, with the reason of each permission.

    Parameters
    ----------
    host
        Where the app is reached, without ``https://``; "" for nowhere, which only Socket Mode
        allows: then links to pages are not unfurled and Slackbot has no calculators.
    socket
        For Socket Mode: without request URLs.
    """
    here = [one for one in SURFACES if host or not one.public]
    names = SimpleNamespace(
        claim=CLAIM,
        calculate=CALCULATE,
        command=COMMAND,
        step=STEP,
        question=QUESTION,
        outputs=OUTPUTS,
    )
    template = phrasing.environment().get_template("slack/manifest.yaml.j2")
    return template.render(
        host=host,
        socket=socket,
        address=f"https://{host}{_EVENTS_PATH}",
        redirect=f"https://{host}{_REDIRECT_PATH}",
        names=names,
        inputs=parameters(),
        colour=_COLOUR,
        major_version=_MAJOR_VERSION,
        prompts=_prompts(),
        scopes=needed(here, public=bool(host)),
        optional=optional(here),
        events=sorted({event for one in here for event in one.events}),
    )


def public_host(public_url: str, *, socket: bool) -> str:
    """The host that Slack can reach us at; in Socket Mode it may have none.

    >>> public_host("https://energy.example/", socket=True)
    'energy.example'
    >>> public_host("http://127.0.0.1:3000", socket=True), public_host("", socket=False)
    ('', 'bot.example.com')
    """
    parts = urlsplit(public_url)
    if parts.scheme == "https" and parts.netloc:
        return parts.netloc
    return "" if socket else EXAMPLE_HOST


def _prompts() -> list[dict[str, str]]:
    offered = answers.reply("", Query(topic="help", aspect="what")).answer.suggestions
    return [{"title": one.label, "message": one.question} for one in offered]
