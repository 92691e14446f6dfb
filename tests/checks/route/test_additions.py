"""What was called, added: a resource below one that there is, or a route of an HTTP API."""

import json
from typing import Any

import pytest

from gatewright.checks.route.additions import (
    add_a_method_to_the_resource,
    add_the_resource,
    add_the_route,
    put_method,
)
from gatewright.engine.decide import walk
from gatewright.model.api import Method
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import UNKNOWN
from tests import http_apis
from tests.casebook import request
from tests.checks.route.test_remedies import HOST, calling


@pytest.mark.parametrize(
    ("text", "part"), [("GET /prod/birds", "birds"), ("PUT /prod/pets/7/owner", "owner"), ("GET /prod/pets/a/b", "b")]
)
def test_the_last_part_is_added_below_what_the_rest_reaches(text: str, part: str) -> None:
    """Decided again, the call passes, and another path does not."""
    proposal = add_the_resource(calling(text), {})
    assert proposal is not None
    other = request(f"GET {HOST}/prod/nobody")

    assert proposal.values["path_part"] == part
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert walk(other, proposal.configuration).outcome == "denied"


@pytest.mark.parametrize("text", ["GET /prod/no/such", "GET /prod/birds%27", "GET /prod/", "DELETE /prod/pets"])
def test_what_is_more_than_one_part_below_is_not(text: str) -> None:
    """Nor is a part that no path has, nor a resource that there is."""
    assert add_the_resource(calling(text), {}) is None


def of_http(line: str, *targets: str) -> Call:
    """Return a call to an HTTP API whose routes lead to these integrations."""
    routes = [{"RouteKey": f"GET /{place}", "Target": target} for place, target in enumerate(targets)]
    return walk(http_apis.request(line), http_apis.configuration(routes=routes)).call


def test_a_route_leads_to_the_integration_of_all_others() -> None:
    """Where they differ, only the owner knows."""
    proposal = add_the_route(of_http("GET /birds", "integrations/i1", "integrations/i1"), {})
    assert proposal is not None

    assert proposal.values == {"missing_path": "/birds", "route_target": "integrations/i1"}
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert add_the_route(of_http("GET /birds%27", "integrations/i1"), {}) is None
    assert add_the_route(of_http("GET /birds", "integrations/i1", "integrations/i2"), {}) is None


@pytest.mark.parametrize("remedy", [add_the_resource, add_the_route])
def test_nothing_is_added_to_what_nobody_knows(remedy: Any) -> None:
    """No API, no addition."""
    assert remedy(walk(request(f"GET {HOST}/prod/birds"), Configuration()).call, {}) is None


def test_a_method_is_written_whole_or_not_at_all() -> None:
    """As `put-method` takes it."""
    method = Method(
        http_method="PUT", authorization_type="CUSTOM", authorizer_id="a1", authorization_scopes=("pets/read",)
    )

    assert json.loads(put_method("api", "res", method) or "") == {
        "restApiId": "api",
        "resourceId": "res",
        "httpMethod": "PUT",
        "authorizationType": "CUSTOM",
        "apiKeyRequired": False,
        "authorizerId": "a1",
        "authorizationScopes": ["pets/read"],
    }
    assert put_method("api", "res", Method(http_method="PUT", api_key_required=UNKNOWN)) is None


def test_the_resource_above_a_greedy_one_gets_its_method() -> None:
    """`{proxy+}` does not cover what stands above it: `/files` has no method, and takes who may call `/files/a`."""
    proposal = add_a_method_to_the_resource(calling("GET /prod/files"), {})
    assert proposal is not None

    assert proposal.values["empty_resource"] == "/files"
    assert json.loads(proposal.values["put_method"])["httpMethod"] == "GET"
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert walk(request(f"DELETE {HOST}/prod/files"), proposal.configuration).outcome == "denied"


@pytest.mark.parametrize("text", ["GET /prod/birds", "DELETE /prod/pets"])
def test_a_resource_that_is_none_or_has_methods_gets_no_first_one(text: str) -> None:
    """The other fixes are for those."""
    assert add_a_method_to_the_resource(calling(text), {}) is None
