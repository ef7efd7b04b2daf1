"""A page as a browser's eye sees it, and what every page must keep to."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "input", "br", "hr", "img", "source", "circle", "path"}
LOADING = {"iframe", "object", "embed", "video", "audio"}
OURS = {"script": "src", "img": "src", "source": "srcset"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    elements: list[Element] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.open: list[Element] = []

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        if len(element.attributes) != len(attrs):
            self.trouble.append(f"<{tag}> has an attribute twice")
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1].tag != tag:
            self.trouble.append(f"</{tag}> closes {self.open[-1].tag if self.open else 'nothing'}")
            return
        self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.text += data

    def all(self, *tags):
        return [one for one in self.elements if one.tag in tags]

    def by_id(self, name):
        return next(one for one in self.elements if one.attributes.get("id") == name)


def parse(text):
    page = Page()
    page.feed(text)
    page.close()
    return page


def faults(text):
    """What is wrong with a page; empty if nothing."""
    page = parse(text)
    found = list(page.trouble)
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    found += [
        f"id {name} stands {ids.count(name)} times" for name in set(ids) if ids.count(name) > 1
    ]
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4")]
    found += [f"h{a} before h{b}" for a, b in pairwise(levels) if b > a + 1]
    found += [
        one for tag in ("main", "title") if len(page.all(tag)) != 1 for one in [f"no one {tag}"]
    ]
    return found + _labels(page, ids) + _loads(page)


def _labels(page, ids):
    labelled = {one.attributes.get("for") for one in page.all("label")}
    found = [
        f"{one.tag} {one.attributes.get('name')} has no label"
        for one in page.all("input", "select", "textarea")
        if one.attributes.get("id") not in labelled
        and "aria-label" not in one.attributes
        and one.attributes.get("type") != "hidden"
    ]
    for one in page.elements:
        for name in ("for", "aria-labelledby", "aria-describedby"):
            found += [
                f"{name}={target} points nowhere"
                for target in one.attributes.get(name, "").split()
                if target not in ids
            ]
    found += [
        f"empty link {one.attributes}"
        for one in page.all("a", "button")
        if not one.text.strip() and "aria-label" not in one.attributes
    ]
    return found


def _told(image):
    return {"alt", "width", "height"} <= set(image.attributes)


def _loads(page):
    found = [f"<{one.tag}> loads something" for one in page.all(*LOADING)]
    for tag, where in OURS.items():
        found += [
            f"<{tag}> loads {one.attributes.get(where)}"
            for one in page.all(tag)
            if not one.attributes.get(where, "").startswith(("/static/", "/explain/", "/compare/"))
        ]
    found += [f"inline script {one.text[:40]!r}" for one in page.all("script") if one.text.strip()]
    found += [f"<img> without alt or size {i.attributes}" for i in page.all("img") if not _told(i)]
    for one in page.all("link"):
        if one.attributes.get("rel") in ("canonical", "alternate"):
            continue
        if not one.attributes["href"].startswith("/static/"):
            found.append(f"loads {one.attributes['href']}")
    found += [f"inline style in <{e.tag}>" for e in page.elements if "style" in e.attributes]
    found += [
        f"handler {name}" for e in page.elements for name in e.attributes if name.startswith("on")
    ]
    for one in page.all("a"):
        where = one.attributes.get("href", "")
        if not where.startswith(("/", "#", "https://", "http://")):
            found.append(f"strange link {where}")
    return found
