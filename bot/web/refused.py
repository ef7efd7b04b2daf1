"""Status 422: what was given and cannot be, each beside its field, and the nearest that can."""

from __future__ import annotations

from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.render import form, page
from bot.render.document import plain
from bot.web.addresses import Pairs, mended, nearest
from bot.web.language import Tongue
from bot.web.site import Site
from calculations import SCENARIOS
from calculations.errors import Problem

Problems = tuple[Problem, ...]


def refused(
    here: Site, asked: tuple[str, str], given: Pairs, problems: Problems, tongue: Tongue
) -> Response:
    """The same page with each problem named and its field marked; JSON to programs.

    Parameters
    ----------
    asked
        The topic, and the shape that its answer was wanted in.
    """
    topic, shape = asked
    path = nearest(topic, given)
    currency = dict(given).get("currency", "")[:3]
    language = tongue.code if not shape or shape == "embed" else "en"
    said = [page.sentence(problem, currency, language) for problem in problems]
    if shape not in ("", "embed"):
        return JSONResponse({"error": _error(problems, said, here.base_url + path)}, 422)
    fields = form.refused_fields(
        SCENARIOS[topic], given, problems, language, mended(topic, given, problems)
    )
    body = here.draw(
        "refused",
        tongue,
        f"/explain/{topic}",
        given,
        topic=topic,
        fields=fields,
        problems=said,
        nearest=path,
    )
    return HTMLResponse(body, 422, headers={"Cache-Control": "no-store", **tongue.headers})


def _error(problems: Problems, said: list[str], link: str) -> dict[str, object]:
    listed = [
        {
            "key": problem.key[:80],
            "kind": problem.kind,
            "given": problem.given[:80],
            "message": sentence,
            "low": plain(problem.low),
            "high": plain(problem.high),
            "choices": list(problem.choices),
            "example": problem.example,
        }
        for problem, sentence in zip(problems, said, strict=True)
    ]
    return {"kind": "refused", "message": " ".join(said), "problems": listed, "nearest": link}
