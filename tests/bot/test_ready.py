"""Getting ready, and templates that were compiled before."""

import asyncio
import gc

import pytest
from jinja2 import DictLoader, Environment

from bot import phrasing
from bot.ready import get_fast, get_ready


@pytest.fixture
def built(tmp_path, monkeypatch):
    monkeypatch.setattr(phrasing, "BUILT", tmp_path / "built")
    return tmp_path / "built"


def said(text, name="en", **filters):
    jinja = Environment(loader=DictLoader({"t": text}), bytecode_cache=phrasing.Compiled(name))  # noqa: S701
    jinja.filters |= filters
    return jinja.get_template("t").render()


def test_a_template_is_compiled_once(built, monkeypatch):
    assert said("one") == "one"
    assert len(list(built.iterdir())) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert said("one") == "one"


def test_a_template_that_has_changed_is_compiled_anew(built):
    assert said("one") == "one"
    assert said("two") == "two"


def test_what_a_filter_makes_of_a_constant_stays_with_its_language(built):
    text = "{{ 'x' | spoken }}"
    assert said(text, "en", spoken=lambda _: "half") == "half"
    assert said(text, "de", spoken=lambda _: "halb") == "halb"


def test_a_folder_that_cannot_be_written_does_no_harm(built):
    built.write_text("a file where the folder should be")
    assert said("one") == "one"


def test_a_file_that_is_no_template_does_no_harm(built):
    assert said("one") == "one"
    (file,) = built.iterdir()
    file.write_bytes(b"nonsense")
    assert said("one") == "one"


def test_what_is_there_to_stay_is_no_garbage():
    try:
        get_ready()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


async def test_other_topics_are_loaded_while_questions_are_let_past():
    try:
        loading = asyncio.create_task(get_fast())
        let_past = 0
        while not loading.done():
            await asyncio.sleep(0.01)
            let_past += 1
        await loading
        # Six questions, and time for others before each of them.
        assert let_past >= 6
    finally:
        gc.unfreeze()
