"""Fixes that let an HTTP API answer preflights."""

from typing import Any, Final

import pytest

from gatewright.checks.route import cors_remedies
from gatewright.doctor.fixes import remedied
from gatewright.engine.decide import walk
from gatewright.model.cause import Proposal
from gatewright.model.decision import Decision
from gatewright.model.request import Headers, Request
from tests.casebook import world
from tests.doctor.evidence import HOST

ASKS: Final = {
    "Origin": "https://shop.example",
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": "authorization, content-type",
}
SIGNED: Final = {"AuthorizationType": "AWS_IAM"}
CORS: Final = {"http api": {"CorsConfiguration": {"AllowOrigins": ["*"]}}}


def refused(path: str, change: dict[str, Any]) -> Decision:
    """Decide a preflight of the shop, an HTTP API."""
    request = Request(method="OPTIONS", host=HOST, path=path, headers=Headers(tuple(ASKS.items())))
    decision = walk(request, world("shop", change).configuration())
    assert decision.denial is not None
    assert decision.denial.cause.id == "route.preflight-refused"
    return decision


@pytest.mark.parametrize(
    ("path", "change", "command"),
    [
        (
            "/orders",
            {},
            (
                "aws apigatewayv2 update-api --api-id a1b2c3d4e5 --cors-configuration"
                " 'AllowOrigins=https://shop.example,AllowMethods=PUT,AllowHeaders=authorization,content-type'"
            ),
        ),
        (
            "/files/a",
            {"route ANY /files/{proxy+}": SIGNED, **CORS},
            (
                "aws apigatewayv2 create-route --api-id a1b2c3d4e5 --route-key 'OPTIONS /files/{proxy+}'"
                " --target integrations/1nt3gr4"
            ),
        ),
        (
            "/else",
            {"add route $default": SIGNED, **CORS},
            (
                "aws apigatewayv2 create-route --api-id a1b2c3d4e5 --route-key 'OPTIONS /{proxy+}'"
                " --target integrations/1nt3gr4"
            ),
        ),
        (
            "/files/a",
            {"route ANY /files/{proxy+}": SIGNED},
            (
                "aws apigatewayv2 update-api --api-id a1b2c3d4e5 --cors-configuration"
                " 'AllowOrigins=https://shop.example,AllowMethods=PUT,AllowHeaders=authorization,content-type'"
                " && aws apigatewayv2 create-route --api-id a1b2c3d4e5 --route-key 'OPTIONS /files/{proxy+}'"
                " --target integrations/1nt3gr4"
            ),
        ),
        (
            "/orders",
            {"add route OPTIONS /orders": SIGNED},
            "aws apigatewayv2 update-route --api-id a1b2c3d4e5 --route-id m0r34 --authorization-type NONE",
        ),
    ],
    ids=["no route", "ANY with CORS", "$default with CORS", "ANY without CORS", "OPTIONS"],
)
def test_the_smallest_change_lets_the_preflight_in(path: str, change: dict[str, Any], command: str) -> None:
    """One fix is offered, as a command, and it is proven; what else the API refuses stays refused."""
    decision = refused(path, change)
    assert decision.denial is not None
    (fix,) = remedied(decision.call, decision.denial)

    assert fix.proven
    assert (fix.command or "").startswith(command)


def proposal(name: str, path: str, change: dict[str, Any]) -> Proposal | None:
    """Return what one of the fixes proposes for a preflight of the shop."""
    decision = refused(path, change)
    assert decision.denial is not None
    found = getattr(cors_remedies, name)(decision.call, decision.denial.values)
    assert found is None or isinstance(found, Proposal)
    return found


def test_other_verbs_keep_their_credentials() -> None:
    """The route that wanted them still does."""
    found = proposal("answer_preflights_of_a_route", "/files/a", {"route ANY /files/{proxy+}": SIGNED})
    assert found is not None
    called = Request(method="GET", host=HOST, path="/files/a", headers=Headers())

    assert walk(called, found.configuration).cause is not None


@pytest.mark.parametrize(
    ("name", "path", "change"),
    [
        ("answer_preflights", "/files/a", {"route ANY /files/{proxy+}": SIGNED}),
        ("open_a_route_for_options", "/files/a", {"route ANY /files/{proxy+}": SIGNED}),
        ("answer_preflights_of_a_route", "/files/a", {"route ANY /files/{proxy+}": SIGNED, **CORS}),
        ("open_the_options_route", "/files/a", {"route ANY /files/{proxy+}": SIGNED}),
        ("open_a_route_for_options", "/orders", {"add route OPTIONS /orders": SIGNED, **CORS}),
    ],
)
def test_a_fix_that_is_not_the_one_meant_proposes_nothing(name: str, path: str, change: dict[str, Any]) -> None:
    """Each is for one state of the API."""
    assert proposal(name, path, change) is None
