"""What Slack would refuse in a message or a view of ours, one sentence each.

Slack answers only "invalid_blocks", and only when it is too late; here the place is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.render import limits

Part = Mapping[str, Any]
Check = Callable[[str, Part], Iterator[str]]

MARKED = ("mrkdwn", "plain_text")
PLAIN = ("plain_text",)


def problems(blocks: Sequence[Part], most: int = limits.BLOCKS) -> list[str]:
    """What Slack would refuse in these blocks; empty if nothing."""
    found = [*_size("blocks", blocks, 1, most), *_unique("blocks", blocks, "block_id")]
    for number, block in enumerate(blocks):
        found += _block(f"blocks[{number}]", block)
    return found


def message_problems(message: Part) -> list[str]:
    """What Slack would refuse in a message, and text that a screen reader would miss."""
    found = [*_size("text", message.get("text", ""), 1, 10 * limits.MESSAGE_TEXT)]
    if "blocks" in message:
        found += problems(message["blocks"])
    metadata = message.get("metadata")
    if metadata is not None and set(metadata) != {"event_type", "event_payload"}:
        found.append("metadata: event_type and event_payload are needed, and nothing else")
    return found


def view_problems(view: Part) -> list[str]:
    """What Slack would refuse in a modal or a Home tab."""
    found = problems(view["blocks"], limits.VIEW_BLOCKS)
    found += _size("private_metadata", view.get("private_metadata", ""), 0, limits.PRIVATE_METADATA)
    found += _size("callback_id", view.get("callback_id", "-"), 1, limits.IDENTIFIER)
    if view.get("type") == "modal":
        found += _text("title", view.get("title"), limits.VIEW_TITLE, PLAIN)
        for name in ("submit", "close"):
            found += _maybe_text(name, view.get(name), limits.VIEW_TITLE, PLAIN)
        asks = any(block["type"] == "input" for block in view["blocks"])
        if asks and "submit" not in view:
            found.append("submit: a modal with inputs needs it")
    elif view.get("type") != "home":
        found.append(f"type: {view.get('type')!r} is none that we send")
    return found


def _block(at: str, block: Part) -> Iterator[str]:
    yield from _size(f"{at}.block_id", block.get("block_id", "-"), 1, limits.IDENTIFIER)
    check = _BLOCKS.get(str(block.get("type")))
    if check is None:
        yield f"{at}: type {block.get('type')!r} is none that we send"
    else:
        yield from check(at, block)


def _section(at: str, block: Part) -> Iterator[str]:
    fields = block.get("fields", ())
    if not fields or "text" in block:
        yield from _text(f"{at}.text", block.get("text"), limits.SECTION_TEXT)
    yield from _size(f"{at}.fields", fields, 0, limits.SECTION_FIELDS)
    for number, field in enumerate(fields):
        yield from _text(f"{at}.fields[{number}]", field, limits.FIELD_TEXT)
    if "accessory" in block:
        yield from _element(f"{at}.accessory", block["accessory"], _ACTIONS | {"image": _image})


def _header(at: str, block: Part) -> Iterator[str]:
    yield from _text(f"{at}.text", block.get("text"), limits.HEADER_TEXT, PLAIN)


def _context(at: str, block: Part) -> Iterator[str]:
    elements = block.get("elements", ())
    yield from _size(f"{at}.elements", elements, 1, limits.CONTEXT_ELEMENTS)
    for number, one in enumerate(elements):
        where = f"{at}.elements[{number}]"
        is_image = one.get("type") == "image"
        yield from _image(where, one) if is_image else _text(where, one, limits.CONTEXT_TEXT)


def _actions(at: str, block: Part) -> Iterator[str]:
    yield from _row(at, block, limits.ACTIONS_ELEMENTS, _ACTIONS)


def _context_actions(at: str, block: Part) -> Iterator[str]:
    yield from _row(at, block, limits.CONTEXT_ACTIONS_ELEMENTS, {"feedback_buttons": _feedback})


def _row(at: str, block: Part, most: int, known: Mapping[str, Check]) -> Iterator[str]:
    elements = block.get("elements", ())
    yield from _size(f"{at}.elements", elements, 1, most)
    yield from _unique(at, elements, "action_id")
    for number, one in enumerate(elements):
        yield from _element(f"{at}.elements[{number}]", one, known)


def _input(at: str, block: Part) -> Iterator[str]:
    yield from _text(f"{at}.label", block.get("label"), limits.INPUT_LABEL, PLAIN)
    yield from _maybe_text(f"{at}.hint", block.get("hint"), limits.INPUT_HINT, PLAIN)
    yield from _element(f"{at}.element", block.get("element", {}), _INPUTS)


def _image(at: str, block: Part) -> Iterator[str]:
    yield from _size(f"{at}.image_url", block.get("image_url", ""), 1, limits.IMAGE_URL)
    yield from _size(f"{at}.alt_text", block.get("alt_text", ""), 1, limits.ALT_TEXT)


def _divider(at: str, block: Part) -> Iterator[str]:
    if set(block) - {"type", "block_id"}:
        yield f"{at}: a divider holds nothing"


def _element(at: str, element: Part, known: Mapping[str, Check]) -> Iterator[str]:
    check = known.get(str(element.get("type")))
    if check is None:
        yield f"{at}: {element.get('type')!r} cannot stand there"
        return
    if check is not _image:
        yield from _size(f"{at}.action_id", element.get("action_id", ""), 1, limits.IDENTIFIER)
    placeholder = element.get("placeholder")
    yield from _maybe_text(f"{at}.placeholder", placeholder, limits.PLACEHOLDER, PLAIN)
    if "confirm" in element:
        yield from _confirm(f"{at}.confirm", element["confirm"])
    yield from check(at, element)


def _button(at: str, button: Part) -> Iterator[str]:
    yield from _text(f"{at}.text", button.get("text"), limits.BUTTON_TEXT, PLAIN)
    yield from _size(f"{at}.value", button.get("value", "-"), 1, limits.BUTTON_VALUE)
    yield from _size(f"{at}.url", button.get("url", "-"), 1, limits.BUTTON_URL)
    spoken = button.get("accessibility_label", "-")
    yield from _size(f"{at}.accessibility_label", spoken, 1, limits.ACCESSIBILITY_LABEL)
    if button.get("style", "primary") not in ("primary", "danger"):
        yield f"{at}.style: must be primary or danger"


def _feedback(at: str, element: Part) -> Iterator[str]:
    for name in ("positive_button", "negative_button"):
        yield from _button(f"{at}.{name}", element.get(name, {}))


def _menu(at: str, menu: Part) -> Iterator[str]:
    options = menu.get("options", ())
    yield from _options(at, options, limits.OPTIONS)
    if "initial_option" in menu and menu["initial_option"] not in options:
        yield f"{at}.initial_option: is none of the options"


def _radio(at: str, element: Part) -> Iterator[str]:
    yield from _options(at, element.get("options", ()), limits.RADIO_OPTIONS)


def _loaded_menu(at: str, menu: Part) -> Iterator[str]:
    if "options" in menu:
        yield f"{at}.options: are asked for, not sent along"
    chosen = menu.get("initial_options", ())
    if "initial_option" in menu or "initial_options" in menu:
        every = [menu["initial_option"]] if "initial_option" in menu else chosen
        yield from _options(at, every, limits.OPTIONS)
    if len(chosen) > menu.get("max_selected_items", limits.OPTIONS):
        yield f"{at}.initial_options: more than max_selected_items"


def _number(at: str, element: Part) -> Iterator[str]:
    if not isinstance(element.get("is_decimal_allowed"), bool):
        yield f"{at}.is_decimal_allowed: must be true or false"
    given = {name: element[name] for name in _BOUNDS if name in element}
    for name, text in given.items():
        if not isinstance(text, str) or "e" in text.lower():
            yield f"{at}.{name}: must be a number in digits, as text"
            return
    low, value, high = (float(given.get(name, "nan")) for name in _BOUNDS)
    if low > high or value < low or value > high:
        yield f"{at}: must be min_value <= initial_value <= max_value"


_BOUNDS = ("min_value", "initial_value", "max_value")


def _words(at: str, element: Part) -> Iterator[str]:
    yield from _size(f"{at}.initial_value", element.get("initial_value", "-"), 1, limits.INPUT_TEXT)
    if element.get("max_length", 1) > limits.INPUT_TEXT:
        yield f"{at}.max_length: at most {limits.INPUT_TEXT}"


def _conversation(at: str, element: Part) -> Iterator[str]:
    if "options" in element:
        yield f"{at}.options: Slack fills them in"


def _options(at: str, options: Sequence[Part], most: int) -> Iterator[str]:
    yield from _size(f"{at}.options", options, 1, most)
    values = [one.get("value", "") for one in options]
    if len(values) != len(set(values)):
        yield f"{at}.options: a value stands twice"
    for number, one in enumerate(options):
        where = f"{at}.options[{number}]"
        yield from _text(f"{where}.text", one.get("text"), limits.OPTION_TEXT)
        yield from _size(f"{where}.value", one.get("value", ""), 1, limits.OPTION_VALUE)


def _confirm(at: str, confirm: Part) -> Iterator[str]:
    yield from _text(f"{at}.title", confirm.get("title"), limits.CONFIRM_TITLE, PLAIN)
    yield from _text(f"{at}.text", confirm.get("text"), limits.CONFIRM_TEXT)
    for name in ("confirm", "deny"):
        yield from _text(f"{at}.{name}", confirm.get(name), limits.CONFIRM_BUTTON, PLAIN)


def _maybe_text(at: str, text: Part | None, limit: int, kinds: tuple[str, ...]) -> Iterator[str]:
    if text is not None:
        yield from _text(at, text, limit, kinds)


def _text(at: str, text: Part | None, limit: int, kinds: tuple[str, ...] = MARKED) -> Iterator[str]:
    if text is None or text.get("type") not in kinds:
        yield f"{at}: a text object of type {' or '.join(kinds)} is needed"
    else:
        yield from _size(at, text.get("text", ""), 1, limit)


def _size(at: str, value: Sequence[Any], low: int, high: int) -> Iterator[str]:
    if not low <= len(value) <= high:
        yield f"{at}: length {len(value)}; allowed {low} to {high}"


def _unique(at: str, parts: Iterable[Part], name: str) -> Iterator[str]:
    names = [part[name] for part in parts if name in part]
    if len(names) != len(set(names)):
        yield f"{at}: an {name} stands twice"


_ACTIONS: dict[str, Check] = {
    "button": _button,
    "static_select": _menu,
    "external_select": _loaded_menu,
}
_INPUTS: dict[str, Check] = {
    "static_select": _menu,
    "external_select": _loaded_menu,
    "multi_external_select": _loaded_menu,
    "conversations_select": _conversation,
    "number_input": _number,
    "plain_text_input": _words,
    "radio_buttons": _radio,
}
_BLOCKS: dict[str, Check] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "input": _input,
    "image": _image,
    "divider": _divider,
}
