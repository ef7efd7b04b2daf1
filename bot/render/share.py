"""One scenario in the shapes in which people pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from html import escape

from bot import links
from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.render.document import link
from bot.render.text import plain
from calculations import editions

_FILES = (("CSV", ".csv"), ("JSON", ".json"), ("Markdown", ".md"), ("BibTeX", ".bib"))
# Room for the sentence, the chart and the link in a column of text.
_EMBED_HEIGHT = 560


@dataclass(frozen=True)
class Shares:
    """What the page offers to take along."""

    reply: Reply
    base_url: str
    sentence: str
    language: str = DEFAULT_LANGUAGE
    stated: bool = False
    """Whether the address of the page names its language."""

    @property
    def link(self) -> str:
        """The permalink."""
        return link(self.reply, self.base_url)

    @property
    def slack(self) -> str:
        """The short answer as the bot posts it, with its link."""
        return plain(self.reply, self.base_url).strip()

    @property
    def embed(self) -> str:
        """The frame to put into another page, which has one language for all its readers."""
        source = escape(self.base_url + links.in_language(self._path("/embed/"), self.language))
        return (
            f'<iframe src="{source}" title="{escape(self.sentence)}" '
            f'width="100%" height="{_EMBED_HEIGHT}" loading="lazy"></iframe>'
        )

    @property
    def cite(self) -> str:
        """A BibTeX entry."""
        return bibtex(self.sentence, self.link, self.reply.query.topic)

    @property
    def files(self) -> list[tuple[str, str]]:
        """Name and address of each file, in the page's language."""
        named = self.stated or self.language != DEFAULT_LANGUAGE
        paths = [(name, self._path("/explain/", ending)) for name, ending in _FILES]
        return [
            (name, links.in_language(path, self.language) if named else path)
            for name, path in paths
        ]

    def _path(self, root: str, ending: str = "") -> str:
        return f"{root}{self.reply.query.topic}{ending}?{self._query}"

    @cached_property
    def _query(self) -> str:
        return links.query(self.reply.scenario) if self.reply.scenario else ""


def bibtex(title: str, url: str, topic: str) -> str:
    """A BibTeX entry for a scenario's page; its year is that of the newest figures."""
    edition = editions.shown()
    key = f"ai-energy-bot-{topic}-{blake2b(url.encode(), digest_size=3).hexdigest()}"
    return "\n".join(
        (
            f"@misc{{{key},",
            "  author = {{AI Energy Bot}},",
            f"  title  = {{{{{_tex(title)}}}}},",
            f"  year   = {{{edition.day.year}}},",
            f"  note   = {{Edition {edition.version}, figures known on {edition.day}}},",
            f"  url    = {{{url}}},",
            "}",
        )
    )


_TEX = str.maketrans({c: f"\\{c}" for c in "#$%&_{}"} | {"\\": r"\textbackslash{}"})


def _tex(text: str) -> str:
    """Text with everything escaped that TeX would read as a command."""
    return text.translate(_TEX)
