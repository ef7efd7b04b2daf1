"""Whatever is put into any parameter that the interface describes: no address breaks."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bot.desk import Desk
from bot.settings import Settings
from bot.web.app import build_web
from calculations import SCENARIOS

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
APP = build_web(Settings(), Desk())
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP)


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left():
    yield
    APP.state.gallery.renderer.close()


JSON = r"\.json$|^/api/"
SEARCHED = {
    "deadline": None,
    "derandomize": True,
    "suppress_health_check": list(HealthCheck),
}


@SCHEMA.include(path_regex=JSON).parametrize()
@settings(max_examples=60, **SEARCHED)
def test_what_is_described_holds_for_anything_given(case):
    case.call_and_validate(checks=CHECKS)


# The same parameters as above, read in the same way; but pictures take their time.
@SCHEMA.exclude(path_regex=JSON).parametrize()
@settings(max_examples=4, **SEARCHED)
def test_so_it_does_for_files_and_pictures(case):
    case.call_and_validate(checks=CHECKS)


def test_every_kind_of_address_is_described():
    paths = {one.ok().path for one in SCHEMA.get_all_operations()}
    assert {"/api/ask", "/compare.json", "/compare/chart/{file}"} <= paths
    for topic in SCENARIOS:
        for tail in (".json", ".{ending}", "/chart/{file}"):
            assert f"/explain/{topic}{tail}" in paths
