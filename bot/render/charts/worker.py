"""Draws pictures in a process of its own, started by `renderer`.

vl-convert holds the interpreter's lock while it draws, 50 ms and more; beside an event loop that
would be felt by everybody. It reads jobs from standard input and writes pictures to standard
output until the input ends, and knows nothing of the rest of the house.

A job is a line of JSON: ``spec``, ``around`` (what comes before and after its SVG), ``format``
(svg or png), ``scale`` and ``locale``. An answer is one byte (1 if it worked), four bytes of
length, and the picture or the reason.
"""

from __future__ import annotations

import json
import signal
import struct
import sys
from typing import Any, BinaryIO

HEADER = struct.Struct(">BI")
VEGA_LITE = "6.4"
_PLACE = {"field": "x", "type": "quantitative"}
_FIRST: dict[str, Any] = {
    "data": {"values": [{"x": 1}, {"x": 2}]},
    "encoding": {"x": _PLACE, "y": _PLACE, "text": _PLACE},
    "layer": [{"mark": mark} for mark in ("area", "line", "rule", "point", "text")],
}


def draw(job: dict[str, Any]) -> bytes:
    """One picture.

    Raises
    ------
    ValueError
        If the spec is not valid.
    """
    import vl_convert  # noqa: PLC0415  (100 MB, which only this process is to have)

    svg = vl_convert.vegalite_to_svg(
        job["spec"],
        vl_version=VEGA_LITE,
        # Pictures hold all their data; nothing is fetched.
        allowed_base_urls=[],
        format_locale=job["locale"],
    )
    # Vega cannot say that the edge of a letter lies below it.
    svg = svg.replace("<text ", '<text paint-order="stroke" ')
    # Within another one it would be clipped, which takes as long as all the rest.
    svg = svg.replace("<svg ", '<svg overflow="visible" ', 1).join(job["around"])
    if job["format"] == "svg":
        return svg.encode()
    return vl_convert.svg_to_png(svg, scale=job["scale"])


def serve(jobs: BinaryIO, pictures: BinaryIO) -> None:
    """Draw until there are no more jobs."""
    for line in jobs:
        try:
            worked, body = 1, draw(json.loads(line))
        except ValueError as error:
            worked, body = 0, str(error).encode()
        pictures.write(HEADER.pack(worked, len(body)) + body)
        pictures.flush()


if __name__ == "__main__":
    # The server decides when to stop, also where both were sent the same signal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The first picture takes ten times as long as the next: it loads Vega and the fonts.
    draw({"spec": _FIRST, "around": ("", ""), "format": "png", "scale": 1, "locale": "en-US"})
    serve(sys.stdin.buffer, sys.stdout.buffer)
