"""Fixes of the route check."""

from typing import Any

import pytest

from gatewright.checks.route.remedies import (
    add_the_method,
    add_the_method_as_its_neighbours,
    call_the_nearest_route,
    open_the_options_method,
)
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.casebook import reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"


def calling(text: str, change: dict[str, Any] | None = None) -> Call:
    """Return a call below the host, as the check gets it."""
    verb, _, path = text.partition(" ")
    return reached("route", request(f"{verb} {HOST}{path}"), world("pets", change).configuration())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GET /prod/pet", ("GET", "/prod/pets")),
        ("DELETE /prod/pets", ("GET", "/prod/pets")),
        ("POST /prod/pets/7", ("GET", "/prod/pets/7")),
        ("GET /prod/pets/{petID}/x", ("GET", "/prod/pets/{petId}")),
    ],
)
def test_the_nearest_route_is_called(text: str, expected: tuple[str, str]) -> None:
    """The same path with a verb that it has is nearest, then the path spelt most alike; the call then passes."""
    proposal = call_the_nearest_route(calling(text), {})

    assert proposal is not None
    assert (proposal.values["suggested_method"], proposal.values["suggested_path"]) == expected
    assert (proposal.request.method, proposal.request.path) == expected
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


def test_any_is_suggested_as_a_verb_that_can_be_sent() -> None:
    """ANY is no verb on the wire: GET stands for it."""
    proposal = call_the_nearest_route(calling("PURGE /prod/files/a"), {})

    assert proposal is not None
    assert (proposal.request.method, proposal.request.path) == ("GET", "/prod/files/a")


def test_where_nothing_is_near_nothing_is_suggested() -> None:
    """A path that resembles none has no nearest route."""
    assert call_the_nearest_route(calling("GET /prod/something-else-entirely"), {}) is None


def test_a_local_address_is_suggested_in_its_own_form() -> None:
    """The path that is suggested is the one to call, in the form of the address that was called."""
    sent = request("GET https://localhost/restapis/a1b2c3d4e5/prod/_user_request_/pet")
    proposal = call_the_nearest_route(reached("route", sent, world("pets").configuration()), {})

    assert proposal is not None
    assert proposal.values["suggested_path"] == "/restapis/a1b2c3d4e5/prod/_user_request_/pets"


def test_a_method_is_added_to_the_resource_that_the_path_reaches() -> None:
    """The verb gets an open method on a copy, named by the id that the command needs."""
    call = calling("OPTIONS /prod/pets/7")
    proposal = add_the_method(call, {})

    assert proposal is not None
    assert proposal.values == {"resource_id": "p3t5i2"}
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert walk(call.request, call.configuration).outcome == "denied"


def test_a_method_needs_a_resource_that_can_be_named() -> None:
    """Where no resource has the path, or nobody knows its id, no method is added."""
    nobody_knows = Call(request(f"OPTIONS {HOST}/prod/pets"), Configuration())

    assert add_the_method(calling("OPTIONS /prod/pet"), {}) is None
    assert add_the_method(nobody_knows, {}) is None
    assert call_the_nearest_route(nobody_knows, {}) is None


def test_a_method_that_is_added_lets_in_whom_its_neighbour_does() -> None:
    """Whoever calls without what the neighbour wants is refused as there."""
    missing = add_the_method_as_its_neighbours(calling("PUT /prod/pets"), {})
    assert missing is not None

    assert walk(missing.request, missing.configuration, lambda _: True).outcome == "allowed"
    assert add_the_method_as_its_neighbours(calling("GET /prod/nothing"), {}) is None


def test_an_options_method_that_wants_credentials_is_opened() -> None:
    """It alone; one that is not there is not."""
    closed = world("pets", {"add method OPTIONS /pets": {"authorizationType": "AWS_IAM"}}).configuration()
    call = walk(request(f"OPTIONS {HOST}/prod/pets"), closed).call
    proposal = open_the_options_method(call, {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert open_the_options_method(calling("OPTIONS /prod/pets"), {}) is None
    assert add_the_method(call, {}) is None
