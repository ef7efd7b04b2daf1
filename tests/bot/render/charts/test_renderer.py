"""The process that draws: it is asked once for each picture, and may die."""

import asyncio

import pytest

from bot.render.charts.chart import Chart
from bot.render.charts.renderer import Broken, Busy, Renderer, RendererError

LOOK = {"theme": "light", "shape": "wide", "form": "svg"}


def chart(number=1):
    bar = {"mark": "bar", "encoding": {"y": {"field": "y", "type": "quantitative"}}}
    return Chart("c", "Title", "Note", "Alt", {"data": {"values": [{"y": number}]}, "layer": [bar]})


@pytest.fixture
def renderer():
    made = Renderer()
    yield made
    made.close()


async def test_it_draws(renderer):
    assert (await renderer.draw(chart(), **LOOK)).startswith(b"<svg")
    assert (await renderer.draw(chart(), **LOOK | {"form": "png"})).startswith(b"\x89PNG")


def spelled(words):
    text = {"mark": "text", "encoding": {"text": {"value": words}}}
    return Chart("c", words, "Note", "Alt", {"data": {"values": [{"y": 1}]}, "layer": [text]})


async def test_a_letter_that_the_font_lacks_is_drawn_without_its_accent(renderer):
    """And no other font of the machine's is taken for it, so that pictures are alike everywhere."""
    png = LOOK | {"form": "png"}
    assert await renderer.draw(spelled("Đà Lạt"), **png) == await renderer.draw(
        spelled("Đà Lat"), **png
    )
    # A page's browser has more letters.
    assert "Lạt" in (await renderer.draw(spelled("Đà Lạt"), **LOOK)).decode()


async def test_the_same_picture_is_drawn_once(renderer, monkeypatch):
    drawn = []
    draw = renderer._on_thread
    monkeypatch.setattr(renderer, "_on_thread", lambda line: drawn.append(line) or draw(line))
    asked = [renderer.draw(chart(), **LOOK) for _ in range(20)]
    assert len(set(await asyncio.gather(*asked))) == 1
    await renderer.draw(chart(), **LOOK)
    assert len(drawn) == 1


async def test_whoever_gives_up_takes_the_picture_from_nobody(renderer):
    impatient = asyncio.create_task(renderer.draw(chart(), **LOOK))
    patient = asyncio.create_task(renderer.draw(chart(), **LOOK))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).startswith(b"<svg")


async def test_too_many_are_refused_at_once():
    renderer = Renderer(waiting=2)
    first = [asyncio.create_task(renderer.draw(chart(n), **LOOK)) for n in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await renderer.draw(chart(3), **LOOK)
    await asyncio.gather(*first)
    assert await renderer.draw(chart(3), **LOOK)
    renderer.close()


async def test_after_a_death_there_is_a_new_worker(renderer):
    await renderer.draw(chart(1), **LOOK)
    renderer._worker._process.kill()
    renderer._worker._process.wait()
    assert await renderer.draw(chart(2), **LOOK)


async def test_what_takes_too_long_is_given_up():
    renderer = Renderer(seconds=0.001)
    with pytest.raises(Broken):
        await renderer.draw(chart(1), **LOOK)
    renderer._seconds = 30.0
    assert await renderer.draw(chart(1), **LOOK)
    renderer.close()


async def test_a_spec_that_is_none_is_refused_and_the_worker_lives(renderer):
    broken = Chart("c", "t", "n", "a", {"layer": [{"mark": "no such mark"}]})
    await renderer.draw(chart(), **LOOK)
    worker = renderer._worker
    with pytest.raises(RendererError):
        await renderer.draw(broken, **LOOK)
    assert await renderer.draw(chart(2), **LOOK)
    assert renderer._worker is worker


async def test_memory_is_bounded():
    small = Renderer(kept_bytes=20_000)
    for number in range(6):
        await small.draw(chart(number), **LOOK)
    assert 0 < small._pictures.size <= 20_000
    small.close()


async def test_its_lifespan_warms_up_and_cleans_up():
    renderer = Renderer()
    async with renderer.lifespan():
        await renderer.draw(chart(), **LOOK)
        process = renderer._worker._process
    assert process.poll() is not None
    async with renderer.lifespan():
        pass
    assert renderer._worker is None


async def test_no_name_can_become_markup(renderer):
    evil = '</text><script>alert("x")</script>'
    layer = {"mark": {"type": "text"}, "encoding": {"text": {"field": "t", "type": "nominal"}}}
    spec = {"data": {"values": [{"t": evil}]}, "layer": [layer]}
    drawn = await renderer.draw(Chart("c", evil, evil, evil, spec), **LOOK)
    assert b"<script" not in drawn
    assert b"&lt;script&gt;" in drawn
