"""Chat text in, plain words out: Slack's markup, links, code and emoji are taken away.

Code and links are data that somebody quotes, not something they ask, so both are dropped. All
patterns here run in linear time, whatever is sent.
"""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 2000
"""Characters that are read: of a longer message its beginning and its end, half each."""

_BLOCK = re.compile(r"```")
_CODE = re.compile(r"`([^`\n]{0,300})`")
# People set product names and numbers in code style for looks; anything with syntax is code.
_PLAIN_CODE = re.compile(r"[\w €$£₹.,%+-]{1,40}\Z")
_ANGLE = re.compile(r"<([^<>]{0,2000})>")
_LINK = re.compile(r"\b(?:https?://|www\.)\S{0,2000}", re.IGNORECASE)
# Not between hours of the day: 01:00-05:00.
_EMOJI = re.compile(
    r"(?:(?<!\d):[a-z0-9_+-]|:[a-z])[a-z0-9_+-]{1,39}:(?::skin-tone-\d:)?", re.IGNORECASE
)
_STYLE = re.compile(r"(?<![\w*_~])[*_~]{1,3}(?=[^\s*_~])|(?<=[^\s*_~])[*_~]{1,3}(?![\w*_~])")
_QUOTED = re.compile(r"^\s{0,3}(?:>|&gt;)\s?", re.MULTILINE)
_BLANK = re.compile(r"[^\S\n]+")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&"))
_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        "…": " ... ",
        "∕": "/",
        "⁄": "/",
        "₂": "2",
        "½": " 1/2 ",
        "¼": " 1/4 ",
        "¾": " 3/4 ",
        "⅓": " 1/3 ",
    }
)


def clean(text: str) -> str:
    """Plain words of a chat message, in their own spelling and capitals.

    >>> clean("<@U0BOT> does *R1* save <https://x.org|energy>? :eyes: `rm -rf /`")
    'does R1 save energy?'
    """
    text = _shortened(text)
    text = "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in text)
    text = _without_blocks(text)
    text = _CODE.sub(_code, text)
    text = _ANGLE.sub(_angle, text)
    text = _LINK.sub(" ", text)
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    # Signs that stand for several letters can make five out of one.
    text = _shortened(text.translate(_SAME))
    text = _EMOJI.sub(" ", text)
    text = _STYLE.sub("", text)
    text = _QUOTED.sub("", text)
    lines = (_BLANK.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _shortened(text: str) -> str:
    if len(text) <= MAX_LENGTH:
        return text
    return f"{text[: MAX_LENGTH // 2]} ... {text[-MAX_LENGTH // 2 :]}"


def _without_blocks(text: str) -> str:
    # Every second piece between fences is code; an unclosed fence runs to the end.
    return " ".join(_BLOCK.split(text)[::2])


def _code(match: re.Match[str]) -> str:
    return f" {match[1]} " if _PLAIN_CODE.match(match[1]) else " "


def _angle(match: re.Match[str]) -> str:
    target, bar, label = match[1].partition("|")
    if target[:1] in "@#!":
        return " "
    if "://" in target or target.startswith(("mailto:", "tel:")):
        # Slack links bare addresses and numbers by itself; a worded label is somebody's own text.
        return label if bar and "/" not in label and "@" not in label else " "
    return f" {match[1]} "
