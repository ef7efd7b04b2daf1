"""axe-core on every kind of page, in light and dark, on a desk and on a phone."""

import pytest
from axe_playwright_python.async_playwright import Axe

from calculations import SCENARIOS

pytestmark = pytest.mark.asyncio(loop_scope="session")

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = [
    ("/", 200),
    ("/?q=30k+card%2C+sold+at+5+USD%2Fh%2C+in+Berlin%3F", 200),
    *((f"/explain/{topic}", 200) for topic in SCENARIOS),
    ("/explain/amortization?capex=30000&price=5&city=Berlin&city=Los+Angeles&lang=de", 200),
    ("/compare?topic=rebound&1.efficiency=10&scenarios=2&v=1", 200),
    ("/compare?topic=footprint&2.country=FR&v=1&lang=de", 200),
    ("/compare?topic=amortization&1.capex=10000&2.capex=30000&price=5&v=1", 200),
    ("/compare?topic=amortization&1.rate=0.02&2.rate=0.2&v=1&lang=de", 200),
    ("/compare?topic=amortization", 422),
    ("/explain/amortization?price=-1&hours=99999&capx=3", 422),
    ("/explain/nothing", 404),
    ("/sources", 200),
    ("/methods/amortization", 200),
    ("/embed/rebound", 200),
]
SIGHTS = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("path", "status"), PAGES)
async def test_axe_finds_nothing(fresh, path, status, sight):
    page = await fresh(path, expected=status, reduced_motion="reduce", **SIGHTS[sight])
    await page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    results = await Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
