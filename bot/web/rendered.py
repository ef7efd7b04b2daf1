"""Rendered answers: kept by address, sent with an ETag."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

# A page is at most 100 kB, so this bounds the memory to some 25 MB.
_KEPT = 256
# Short, so that a corrected figure shows soon; the tag makes asking again cheap.
_A_WHILE = "public, max-age=300"
FOR_EVER = "public, max-age=31536000, immutable"
"""For addresses that change with what is found there."""


@dataclass(frozen=True)
class Rendered:
    """Bytes ready to be sent."""

    body: bytes
    media_type: str
    etag: str
    headers: Mapping[str, str] = field(default_factory=dict)
    """What else is said with them."""

    @classmethod
    def of(
        cls, content: str | bytes, media_type: str, headers: Mapping[str, str] | None = None
    ) -> Rendered:
        """Encode a text and work out its tag."""
        body = content.encode() if isinstance(content, str) else content
        tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        return cls(body, media_type, tag, dict(headers or {}))


class Shelf:
    """The last few hundred rendered answers; the one unused for longest goes first."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._by_path: OrderedDict[str, Rendered] = OrderedDict()

    def get(self, path: str, render: Callable[[], Rendered]) -> Rendered:
        """What is kept for `path`, else what `render` makes."""
        if path in self._by_path:
            self._by_path.move_to_end(path)
            return self._by_path[path]
        made = self._by_path[path] = render()
        if len(self._by_path) > self._kept:
            self._by_path.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._by_path)


def respond(request: Request, rendered: Rendered, *, lasting: str = _A_WHILE) -> Response:
    """Send the bytes, or only say that the asker has them already."""
    headers = {"ETag": rendered.etag, "Cache-Control": lasting, **rendered.headers}
    known = request.headers.get("if-none-match", "")
    if rendered.etag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(rendered.body, media_type=rendered.media_type, headers=headers)
