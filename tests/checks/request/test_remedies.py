import json
from typing import Any

import pytest

from gatewright.checks.request.remedies import (
    pass_every_content_type,
    send_a_body_that_fits,
    send_a_content_type_with_a_template,
    send_the_parameters,
    send_the_parameters_and_a_body,
    take_the_validator_off,
)
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Proposal, Remedy
from gatewright.model.outcome import Deny
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world
from tests.checks.request.rules import TOY, call, rules

VALIDATOR = {"validateRequestParameters": True, "validateRequestBody": True}
METHOD = {
    "requestValidatorId": "v1",
    "requestModels": {"application/json": "Toy"},
    "requestParameters": {"method.request.header.x-owner": True, "method.request.querystring.a b": True},
    "methodIntegration": {
        "type": "MOCK",
        "passthroughBehavior": "NEVER",
        "requestTemplates": {"$default": "", "application/json": '{"statusCode": 200}'},
    },
}
URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/toys"


def refused(text: str, **method: Any) -> tuple[Call, Deny]:
    """Return a call of `POST /toys`, and its refusal."""
    change = {"request validator v1": VALIDATOR, "model Toy": TOY, "add method POST /toys": {**METHOD, **method}}
    decision = walk(request(text), world("pets", change).configuration())
    assert decision.denial is not None
    return decision.call, decision.denial


def proposed(remedy: Remedy, found: tuple[Call, Deny]) -> Proposal:
    """Return what a remedy proposes."""
    proposal = remedy(found[0], found[1].values)
    assert proposal is not None
    return proposal


def outcome(proposal: Proposal) -> str:
    """Return what becomes of the call with it."""
    return walk(proposal.request, proposal.configuration).outcome


def test_parameters_are_sent_with_a_value() -> None:
    """A header, and a query parameter behind those that came."""
    found = proposed(send_the_parameters, refused(f'POST {URL}?q=1\n\n{{"name": "Rex"}}'))

    assert ("value", "q=1&a%20b=value") == (found.request.headers.get("x-owner"), found.request.query)
    assert "allowed" == outcome(found)


def test_parameters_of_the_path_nobody_can_add() -> None:
    """Nor those of which nobody knows whether they are there."""
    asked = rules(required=(("path", "id"),))

    assert send_the_parameters(call(asked), {}) is None
    assert send_the_parameters(call(rules(required=(("header", "x"),)), withheld=True), {}) is None


def test_body_is_mended_where_it_does_not_fit() -> None:
    """And sent as JSON."""
    found = proposed(
        send_a_body_that_fits, refused(f'POST {URL}\nContent-Length: 14\n\n{{"price": "3"}}', requestParameters={})
    )

    assert isinstance(found.request.body, bytes)
    assert {"price": 3, "name": "text"} == json.loads(found.request.body)
    assert ("application/json", None) == tuple(
        found.request.headers.get(name) for name in ("content-type", "content-length")
    )
    assert "allowed" == outcome(found)


def test_body_that_nobody_shows_or_can_make_up_is_not_mended() -> None:
    """Then nothing is proposed."""
    pattern = rules(
        models={"$default": "Toy"}, schemas={"Toy": json.dumps({"type": "string", "pattern": "^[0-9]{4}$"})}
    )

    assert send_a_body_that_fits(call(rules(models={"$default": "Toy"}), UNKNOWN), {}) is None
    assert send_a_body_that_fits(call(pattern, b'"x"'), {}) is None


@pytest.mark.parametrize("remedy", [send_a_content_type_with_a_template, pass_every_content_type])
def test_content_type_is_one_that_is_taken(remedy: Remedy) -> None:
    """The caller sends another, or the owner lets all pass."""
    only = {**METHOD["methodIntegration"], "requestTemplates": {"application/json": ""}}  # type: ignore[dict-item]  # as above
    found = refused(
        f"POST {URL}\ncontent-type: text/plain\n\nRex", requestParameters={}, requestModels={}, methodIntegration=only
    )

    assert "request.media-type-unsupported" == found[1].cause.id
    assert "allowed" == outcome(proposed(remedy, found))


def test_without_a_validator_the_request_is_taken() -> None:
    """By the method as deployed; no other method changes."""
    call_, denial = refused(f"POST {URL}\n\nRex", methodIntegration={"type": "MOCK"})
    found = proposed(take_the_validator_off, (call_, denial))

    assert ("allowed", "POST") == (outcome(found), found.values["method_verb"])


@pytest.mark.parametrize("remedy", [take_the_validator_off, pass_every_content_type, send_a_body_that_fits])
def test_what_is_not_known_is_not_mended(remedy: Remedy) -> None:
    """Of a method of which nobody told anything."""
    assert remedy(call(UNKNOWN), {"content_types": "application/json"}) is None


def test_body_is_mended_with_the_parameters_where_it_would_be_refused_next() -> None:
    """Else the parameters alone are the smaller fix."""
    refusal = refused(f'POST {URL}\n\n{{"price": 3}}')
    found = proposed(send_the_parameters_and_a_body, refusal)
    fits = refused(f'POST {URL}\n\n{{"name": "Rex"}}')

    assert ("denied", "allowed") == (outcome(proposed(send_the_parameters, refusal)), outcome(found))
    assert "Toy" == found.values["next_model"]
    assert send_the_parameters_and_a_body(fits[0], fits[1].values) is None
