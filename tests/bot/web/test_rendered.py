"""Rendered answers are kept, but not without end."""

from bot.web.rendered import Rendered, Shelf


def test_the_same_text_has_the_same_tag():
    assert Rendered.of("a", "text/html").etag == Rendered.of("a", "text/html").etag
    assert Rendered.of("a", "text/html").etag != Rendered.of("b", "text/html").etag


def test_the_shelf_is_bounded_and_forgets_what_is_not_used():
    shelf, drawn = Shelf(kept=2), []

    def get(path):
        def render():
            drawn.append(path)
            return Rendered.of(path, "text/html")

        return shelf.get(path, render)

    for path in ("a", "b", "a", "c", "a", "b"):
        assert get(path).body == path.encode()
    assert drawn == ["a", "b", "c", "b"]
    assert len(shelf) == 2
