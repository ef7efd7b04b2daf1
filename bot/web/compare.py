"""Scenarios side by side: the page, its JSON and its picture."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot import answers, comparisons, links
from bot.comparisons import PATH, TooFew
from bot.render import compare as view
from bot.render import page
from bot.render.charts import Chart
from bot.render.charts.addresses import Addresses
from bot.render.charts.scenarios import NAME
from bot.web.addresses import BadAddress, Pairs, pairs, scenario
from bot.web.charts import Look, hung
from bot.web.language import Tongue, chosen
from bot.web.pages import status_of
from bot.web.rendered import Rendered, respond
from bot.web.site import Site, site
from calculations import editions
from calculations.errors import InvalidScenario
from calculations.scenario import Scenario

Scenarios = tuple[Scenario, ...]


async def compare(request: Request) -> Response:
    """Answer ``/compare`` and ``/compare.json``."""
    here = site(request)
    for_programs = request.url.path.endswith(".json")
    try:
        tongue, given = chosen(request, pairs(request.url.query.encode()))
        made = comparisons.read(given, scenario)
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    except TooFew:
        return here.trouble(request, 422, "one_scenario")
    except InvalidScenario as error:
        code = "en" if for_programs else tongue.code
        said = " ".join(page.sentence(problem, language=code) for problem in error.problems)
        return here.refuse(request, 422, "refused", said)
    if for_programs:
        return JSONResponse(view.document(answers.compare(made), here.base_url))
    if given != comparisons.pairs(made):
        path = comparisons.path(made)
        permalink = links.in_language(path, tongue.code) if tongue.stated else path
        return RedirectResponse(permalink, 303, headers=tongue.headers)
    name = f"{_name(made)} {tongue.key}"
    return respond(request, here.shelf.get(name, lambda: _page(here, made, tongue)))


def _name(made: Scenarios) -> str:
    """What tells comparisons apart: the address, and what was stated rather than left."""
    stated = ";".join(",".join(sorted(one.model_fields_set)) for one in made)
    return f"{comparisons.path(made)} {stated}"


def _page(here: Site, made: Scenarios, tongue: Tongue) -> Rendered:
    with editions.showing(made[0].edition):
        laid = view.laid_out(answers.compare(made, tongue.code), tongue.code)
        drawn = laid.whole.scenario if laid.whole else None
        pictured = Addresses(drawn or made)
        preview = pictured.of(laid.chart, "png") if laid.chart else ""
        body = here.draw(
            "compare",
            tongue,
            PATH,
            comparisons.pairs(made),
            topic=made[0].topic,
            view=laid,
            pictured=pictured,
            preview=here.base_url + preview if preview else "",
            canonical=here.base_url + comparisons.path(made),
        )
    return Rendered.of(body, "text/html", tongue.headers)


async def chart(request: Request) -> Response:
    """Answer ``/compare/chart/scenarios.svg`` and ``.png``."""
    name, _, ending = request.path_params["file"].partition(".")

    def read(given: Pairs, look: Look) -> tuple[str, Callable[[], Chart | None]]:
        made = comparisons.read(given, scenario)

        def make() -> Chart | None:
            with editions.showing(made[0].edition):
                return view.chart_of(answers.compare(made, look.lang), look.lang)

        return _name(made), make

    return await hung(request, ending if name == NAME else "", read)
