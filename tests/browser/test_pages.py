"""What people do with the pages."""

import re

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

CARD = "/explain/amortization?capex=30000&price=5&city=Berlin%2C+DE&v=1"
QUESTION = "30k card, sold at 5 USD/h, in Berlin?"


async def sentence(page):
    return " ".join((await page.locator("#answer").inner_text()).split())


async def settled(page, path):
    """Wait until the address bar holds `path` and nothing is being asked."""
    await page.wait_for_function(
        "path => location.pathname + location.search === path"
        " && !document.documentElement.hasAttribute('data-asking')",
        arg=path,
    )


async def test_ask_open_change_copy_and_open_elsewhere(fresh):
    page = await fresh("/", permissions=["clipboard-read", "clipboard-write"])
    await page.get_by_role("textbox", name="Your question").fill(QUESTION)
    await page.get_by_role("button", name="Ask").click()
    await page.get_by_role("link", name="See the working").click()
    assert "6,000 hours" in await sentence(page)
    slider = page.get_by_role("slider", name="Selling price or rent")
    await slider.focus()
    before = await page.locator("#in-price").input_value()
    await page.keyboard.press("ArrowRight")
    after = await page.locator("#in-price").input_value()
    assert float(after) > float(before)
    await settled(page, CARD.replace("price=5", f"price={after}"))
    changed = await sentence(page)
    assert f"{after} USD/h" in changed
    assert await slider.evaluate("one => one === document.activeElement")
    await page.get_by_role("button", name="Copy link").click()
    await page.get_by_role("button", name="Copied").wait_for()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    other = await fresh(copied)
    assert await sentence(other) == changed


async def test_the_message_for_slack_is_what_the_bot_posts(fresh):
    page = await fresh(CARD, permissions=["clipboard-read", "clipboard-write"])
    await page.get_by_role("button", name="Copy as Slack message").click()
    await page.get_by_role("button", name="Copied").wait_for()
    copied = await page.evaluate("navigator.clipboard.readText()")
    answer = (await (await page.request.get(CARD.replace("?", ".json?"))).json())["answer"]
    assert " ".join(answer["text"].split()) in " ".join(copied.split())
    assert copied.endswith(page.url)


async def test_typing_changes_numbers_and_picture_and_keeps_the_cursor(fresh):
    page = await fresh(CARD)
    picture = page.locator("#live-lead img")
    before = await picture.get_attribute("src")
    field = page.locator("#in-capex")
    await field.fill("12k")
    await settled(page, CARD.replace("30000", "12000"))
    assert "12,000 USD" in await sentence(page)
    assert await picture.get_attribute("src") != before
    assert await field.input_value() == "12k"
    assert await field.evaluate("one => one === document.activeElement")
    assert "12,000 USD" in await page.locator(".differs").inner_text()


async def test_only_the_last_of_many_changes_is_shown(fresh):
    page = await fresh(CARD)
    await page.locator("#in-price").press_sequentially("5", delay=30)
    await page.locator("#in-price").fill("4")
    await settled(page, CARD.replace("price=5", "price=4"))
    assert "4 USD/h" in await sentence(page)


async def test_a_wrong_value_is_named_while_typing_and_the_answer_stays(fresh):
    page = await fresh(CARD)
    before = await sentence(page)
    await page.locator("#in-price").fill("-1")
    await page.locator("#in-price-problem .problem").first.wait_for()
    assert await sentence(page) == before
    assert await page.locator("#in-price").get_attribute("aria-invalid") == "true"
    await page.locator("#in-price").fill("6")
    await settled(page, CARD.replace("price=5", "price=6"))
    assert await page.locator("#in-price-problem .problem").count() == 0
    assert await page.locator("#in-price").get_attribute("aria-invalid") is None


async def test_a_second_town_brings_room_for_a_third(fresh):
    page = await fresh(CARD)
    towns = page.locator("#field-city input")
    assert await towns.count() == 2
    await towns.nth(1).fill("Los Angeles")
    await settled(page, CARD.replace("&v=1", "&city=Los+Angeles%2C+US&v=1"))
    await page.locator("#in-city-2").wait_for()


async def test_what_was_opened_stays_open(fresh):
    page = await fresh(CARD)
    await page.locator("#more-comparisons summary").click()
    await page.locator("#in-price").fill("4")
    await settled(page, CARD.replace("price=5", "price=4"))
    assert await page.locator("#more-comparisons").get_attribute("open") is not None


async def test_back_to_defaults(fresh):
    page = await fresh(CARD)
    await page.locator("form").get_by_role("link", name="Back to defaults").click()
    await page.wait_for_url(re.compile(r"/explain/amortization$"))
    assert await page.locator(".differs .mark").count() == 0


async def test_nothing_moves_while_the_page_loads_or_changes(fresh):
    page = await fresh(CARD)
    await page.evaluate(
        """() => new PerformanceObserver(list => {
            window.moved = (window.moved || 0) + list.getEntries()
                .filter(one => !one.hadRecentInput).reduce((sum, one) => sum + one.value, 0);
        }).observe({type: "layout-shift", buffered: true})"""
    )
    await page.locator("#in-price").fill("4")
    await settled(page, CARD.replace("price=5", "price=4"))
    await page.wait_for_timeout(300)
    assert await page.evaluate("window.moved || 0") < 0.01


async def test_without_javascript_the_form_is_a_form(fresh):
    page = await fresh(CARD, java_script_enabled=False)
    assert not await page.get_by_role("slider").first.is_visible()
    assert not await page.get_by_role("button", name="Copy link").is_visible()
    await page.locator("#in-price").fill("4")
    await page.get_by_role("button", name="Work it out").click()
    assert page.url.endswith(CARD.replace("price=5", "price=4"))
    assert "7,500 hours" in await sentence(page)  # 30,000 ÷ 4
    await page.locator("#in-price").fill("-1")
    await page.get_by_role("button", name="Work it out").click()
    assert "That cannot be worked out" in await sentence(page)
    await page.get_by_role("link", name="Take the nearest that works").click()
    assert "0.0001" in await page.locator("#in-price").input_value()


async def test_a_phone_needs_no_scrolling_sideways(fresh):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    three = "city=Berlin&city=Nairobi&city=Antananarivo&lang=de"
    for path in (
        "/",
        CARD,
        f"/explain/sunlight?{three}",
        "/explain/rebound?lang=de",
        "/explain/diffuse?lang=de",
        "/sources",
        "/methods/sunlight",
        "/embed/rebound",
    ):
        page = await fresh(path, **phone)
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, (path, wide)


@pytest.mark.parametrize("width", [390, 1280])
async def test_no_table_is_wider_than_its_place(fresh, width):
    """Neither on a phone, where wide ones are cards, nor on a desk; formulas too on a phone."""
    three = "city=Berlin&city=Nairobi&city=Antananarivo"
    cards = "topic=amortization&1.hardware=H100&2.hardware=RTX+4090&3.hardware=B200"
    for path in (
        "/explain/amortization?capex=10000&capex=30000&city=Berlin",
        "/explain/rebound",
        f"/explain/diffuse?{three}",
        f"/explain/sunlight?{three}",
        "/explain/footprint?model=deepseek&model=gpt",
        "/explain/outlook",
        f"/compare?{cards}",
        "/methods",
    ):
        joint = "&" if "?" in path else "?"
        page = await fresh(f"{path}{joint}lang=de", viewport={"width": width, "height": 844})
        found = await page.evaluate(WIDER)
        assert found == [], (path, found)


# Where something has to be moved sideways to be read, with all that is folded away opened.
WIDER = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  return [...document.querySelectorAll(".scroll, .formula, .sum")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.className} ${one.scrollWidth}: ${one.textContent.trim().slice(0, 60)}`);
}"""


async def test_a_card_of_a_table_still_is_a_row_to_screen_readers(fresh):
    page = await fresh("/explain/rebound", viewport={"width": 390, "height": 844})
    await page.evaluate(
        'document.querySelectorAll("details").forEach((one) => { one.open = true; })'
    )
    table = page.get_by_role("table", name="Energy against today, year by year")
    row = table.get_by_role("row").nth(1)
    assert await row.get_by_role("rowheader").count() == 1
    heads = await table.get_by_role("columnheader").count()
    assert await row.get_by_role("cell").count() == heads - 1


async def test_dark_pages_are_dark_and_so_are_their_pictures(fresh):
    page = await fresh(CARD, color_scheme="dark")
    colour = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in re.findall(r"\d+", colour)[:3]) < 150
    shown = await page.locator("#live-lead img").evaluate("one => one.currentSrc")
    assert "theme=dark" in shown


async def test_it_prints_on_two_sheets(fresh):
    page = await fresh(CARD)
    sheets = await page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 2


async def test_the_embedded_view_stands_in_another_page(fresh, server):
    page = await fresh("/embed/amortization?capex=30000&price=5&v=1")
    assert "6,000 hours" in " ".join((await page.locator("h1").inner_text()).split())
    assert await page.locator("script").count() == 0
    assert await page.locator("img").evaluate("one => one.complete && one.naturalWidth > 0")
