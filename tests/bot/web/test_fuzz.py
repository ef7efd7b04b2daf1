"""Whatever is put into any parameter that the interface describes: no address breaks."""

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

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", build_web(Settings(), Desk()))


@SCHEMA.parametrize()
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_what_is_described_holds_for_anything_given(case):
    case.call_and_validate(checks=CHECKS)
