"""Numbers worked out by hand or read in a paper, against every formula."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from calculations.records import read_yaml

WORKED = Path(__file__).parent.parent / "worked"
HOMES = {
    "amortization": "calculations.amortization.annuity.",
    "diffuse": "calculations.diffuse.",
}


def cases() -> list[Any]:
    return [
        pytest.param(HOMES[path.stem] + case["call"], case, id=f"{path.stem}: {case['name']}")
        for path in sorted(WORKED.glob("*.yaml"))
        for case in read_yaml(path)
    ]


@pytest.mark.parametrize(("call", "case"), cases())
def test_formula_gives_the_worked_number(call: str, case: dict[str, Any]) -> None:
    """Each worked case comes out to eight digits."""
    module, _, name = call.rpartition(".")
    got = getattr(import_module(module), name)(**case["given"])
    if case["expect"] is None:
        assert got is None
    else:
        assert got == pytest.approx(case["expect"], rel=1e-8), case["by_hand"]
