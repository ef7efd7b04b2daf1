"""Pictures of a scenario: the address is the scenario, as it is for its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot import answers, links
from bot.comparisons import TooFew
from bot.render import page
from bot.render.charts import CHARTS, Chart, charts
from bot.render.charts.kept import Kept
from bot.render.charts.renderer import LOCALES, Broken, Busy, Renderer
from bot.render.charts.themes import SHAPES, THEMES
from bot.web.addresses import BadAddress, Pairs, pairs, scenario
from bot.web.pages import status_of
from bot.web.rendered import FOR_EVER, Rendered, respond
from bot.web.site import site
from calculations.errors import InvalidScenario, Problem

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_PREVIEW = "preview"
# The first of each is the one that is meant where nothing is said.
LOOKS: dict[str, tuple[str, ...]] = {
    "theme": tuple(THEMES),
    "size": tuple(name for name in SHAPES if name != _PREVIEW),
    "lang": tuple(LOCALES),
}
DIGEST_KEY = "h"


@dataclass(frozen=True)
class Look:
    """How a picture is to look."""

    theme: str
    size: str
    lang: str
    digest: str


class Gallery:
    """Draws pictures and keeps the last of them by address."""

    def __init__(self, renderer: Renderer, most_bytes: int = 16_000_000) -> None:
        self.renderer = renderer
        self._drawn: Kept[tuple[Rendered, str]] = Kept(most_bytes)

    async def picture(
        self, address: str, ending: str, look: Look, make: Callable[[], Chart | None]
    ) -> tuple[Rendered, str] | None:
        """The picture that `make` lays out, and its digest; None where there is none.

        Raises
        ------
        Busy, Broken
            If it cannot be drawn now.
        """
        shape = _PREVIEW if ending == "png" else look.size
        name = f"{address} {ending} {look.theme} {shape} {look.lang}"
        found = self._drawn.find(name)
        if found is None:
            wanted = make()
            if wanted is None:
                return None
            found = await self._draw(wanted, ending, look, shape), wanted.digest
            self._drawn.keep(name, found, len(found[0].body))
        return found

    async def _draw(self, chart: Chart, ending: str, look: Look, shape: str) -> Rendered:
        body = await self.renderer.draw(chart, theme=look.theme, shape=shape, form=ending)
        return Rendered.of(body, MEDIA_TYPES[ending])


async def chart(request: Request) -> Response:
    """Answer ``/explain/{topic}/chart/{name}.svg`` and ``.png``.

    Besides the scenario an address may hold ``theme``, ``size`` (of an SVG), ``lang``, and in
    ``h`` the digest of the picture: with it the picture may be kept for ever.
    """
    topic, file = request.path_params["topic"], request.path_params["file"]
    name, _, ending = file.partition(".")
    known = name in CHARTS.get(topic, {}) and ending in MEDIA_TYPES

    def read(given: Pairs, look: Look) -> tuple[str, Callable[[], Chart | None]]:
        made = scenario(topic, given)
        # Stating a default is not the same as leaving it: what is stated has no range.
        stated = ",".join(sorted(made.model_fields_set))

        def make() -> Chart | None:
            drawn = charts(answers.explain(made), look.lang)
            return next((one for one in drawn if one.name == name), None)

        return f"{links.path(made)} {stated} {name}", make

    return await hung(request, ending if known else "", read)


Read = Callable[[Pairs, Look], tuple[str, Callable[[], Chart | None]]]


async def hung(request: Request, ending: str, read: Read) -> Response:
    """Answer with a picture, or say why there is none.

    `read` makes of the pairs of an address the name that a picture is kept under, and what lays
    it out; `ending` is empty where no such picture can be.
    """
    here = site(request)
    if ending not in MEDIA_TYPES:
        return here.trouble(request, 404, "no_picture")
    try:
        look, rest = _look(pairs(request.url.query.encode()))
        address, make = read(rest, look)
        found = await request.app.state.gallery.picture(address, ending, look, make)
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    except TooFew:
        return here.trouble(request, 422, "one_scenario")
    except InvalidScenario as error:
        said = " ".join(page.sentence(problem) for problem in error.problems)
        return here.refuse(request, 422, "refused", said)
    except (Busy, Broken):
        response = here.trouble(request, 503, "busy")
        response.headers["Retry-After"] = "2"
        return response
    if found is None:
        return here.trouble(request, 404, "no_picture_here")
    drawn, digest = found
    return respond(request, drawn, **({"lasting": FOR_EVER} if look.digest == digest else {}))


def _look(given: Pairs) -> tuple[Look, Pairs]:
    """What a picture is to look like, and the pairs that are left for the scenario.

    Raises
    ------
    InvalidScenario
        If there is no such theme, size or language.
    """
    chosen: dict[str, str] = {}
    problems = []
    for key, text in given:
        if key in LOOKS and text not in LOOKS[key]:
            choices = LOOKS[key]
            problems.append(Problem("not_a_choice", key, text, key, choices=choices))
        elif key in LOOKS or key == DIGEST_KEY:
            chosen[key] = text
    if problems:
        raise InvalidScenario(problems)
    defaults = {key: choices[0] for key, choices in LOOKS.items()}
    looks = {**defaults, **{key: chosen[key] for key in LOOKS if key in chosen}}
    rest = [pair for pair in given if pair[0] not in LOOKS and pair[0] != DIGEST_KEY]
    return Look(**looks, digest=chosen.get(DIGEST_KEY, "")), rest
