"""Fixes of the authorizer check."""

from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.engine.decide import walk
from tests.casebook import request, world
from tests.checks.presence import PETS, blind

BEHIND_A_POOL = {"method GET /pets": {"authorizationType": "COGNITO_USER_POOLS", "authorizerId": "p00l00"}}


def test_a_method_without_an_authorizer_lets_anybody_in() -> None:
    """Decided again, the call passes; the command knows its resource."""
    call = walk(request(PETS), world("pets", BEHIND_A_POOL).configuration()).call
    found = require_no_authorizer(call, {})

    assert found is not None
    assert walk(found.request, found.configuration, lambda _: True).outcome == "allowed"
    assert found.values["method_verb"] == "GET"
    assert found.values["resource_id"]


def test_nothing_is_proposed_for_an_api_that_nobody_told() -> None:
    """There is nothing to change."""
    assert require_no_authorizer(blind(), {}) is None
