from dataclasses import replace

import pytest

from gatewright.doctor.let_in import let_in
from gatewright.engine.decide import walk
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world

MODEL = {
    "request validator v1": {"validateRequestBody": True},
    "model Toy": {"required": ["name"]},
    "add method POST /toys": {"requestValidatorId": "v1", "requestModels": {"application/json": "Toy"}},
}


@pytest.mark.parametrize(("target", "expected"), [("GET /pets", True), ("POST /toys", True), ("POST /orders", False)])
def test_call_of_which_just_the_body_is_unknown_passed_the_door(target: str, expected: bool) -> None:
    """One that is refused did not."""
    verb, path = target.split()
    sent = request(f"{verb} https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod{path}")
    configuration = world("pets", MODEL).configuration()

    assert expected is let_in(walk(replace(sent, body=UNKNOWN), configuration, lambda _: True))


def test_nobody_knows_of_a_call_of_which_more_is_unknown() -> None:
    """What the world says of its limits, say."""
    sent = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets")
    dark = replace(world("pets").configuration(), domain_names=world("pets").configuration().domain_names)

    assert let_in(walk(sent, dark))
    assert not let_in(walk(sent, replace(dark, rest_apis=replace(dark.rest_apis, items={}, rest=UNKNOWN))))
