"""A call is filled once, check by check."""

from dataclasses import fields

import pytest

from gatewright.model.address import Address
from gatewright.model.api import Api, Method, Resource
from gatewright.model.call import Call, KeyUse, Route, made
from gatewright.model.configuration import Configuration
from gatewright.model.question import TakeToken
from gatewright.model.request import Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import ApiKey, Throttle, UsagePlan

ADDRESS = Address("execute-api", "a1", "eu-west-1", "/prod/pets")
API = Api(id="a1")
STAGE = Stage(name="prod")
ROUTE = Route(Resource(path="/pets", methods={}), Method(http_method="GET"))
KEY_USE = KeyUse(ApiKey(id="k", value="secret"), UsagePlan(id="p"))


def bare() -> Call:
    """Return a call of which nothing is established."""
    request = Request(method="GET", host="a1.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")
    return Call(request, Configuration(), {TakeToken(("plan", "p"), Throttle(1.0, 1)): True})


def test_nothing_is_established_at_first() -> None:
    """Every field that a check fills starts unknown."""
    call = bare()
    fields = (call.address, call.api, call.stage, call.route, call.key_use)

    assert all(isinstance(field, Unknown) for field in fields)


def test_the_public_path_is_what_the_caller_asked_for() -> None:
    """At a custom domain name as it stands; of a form of this machine without its prefix."""
    asked = Request(method="GET", host="api.example.com", path="/shop/pets")

    def public(address: Address) -> str:
        return Call(asked, Configuration(), {}).at_address(address).public_path

    assert public(Address("custom", "a1", "eu-west-1", "/prod/pets", "shop")) == "/shop/pets"
    assert public(Address("local", "a1", "eu-west-1", "/prod/pets")) == "/prod/pets"
    assert Call(asked, Configuration(), {}).public_path == "/shop/pets"


def test_what_was_established_is_kept() -> None:
    """Filling one field keeps the request, the answers and all fields before it."""
    call = bare().at_api(ADDRESS, API).at_stage(STAGE).on_route(ROUTE).with_key(KEY_USE)

    assert call == Call(call.request, call.configuration, bare().answers, ADDRESS, API, STAGE, ROUTE, KEY_USE)


def test_an_address_alone_leaves_the_api_unknown() -> None:
    """The host may name an API that nobody told us of."""
    call = bare().at_address(ADDRESS)

    assert call.address == ADDRESS
    assert isinstance(call.api, Unknown)


def test_no_field_is_filled_twice() -> None:
    """Establishing a field again is a programming error, even with the same value, even with `None`."""
    full = bare().at_api(ADDRESS, API).at_stage(STAGE).on_route(ROUTE).with_key(None)

    for again in (
        lambda: full.at_address(ADDRESS),
        lambda: full.at_api(ADDRESS, API),
        lambda: full.at_stage(STAGE),
        lambda: full.on_route(ROUTE),
        lambda: full.with_key(None),
    ):
        with pytest.raises(ValueError, match="established already"):
            again()


def test_an_answer_is_one_more() -> None:
    """An answer joins those before it; the call that was asked stays as it was."""
    call = bare()
    question = TakeToken(("stage", "a1", "prod"), Throttle(5.0, 10))
    answered = call.answered(question, UNKNOWN)

    assert answered.answers == {**call.answers, question: UNKNOWN}
    assert question not in call.answers


def test_a_call_that_is_made_quickly_is_the_same() -> None:
    """Field by field, and with its equality."""
    whole = bare().at_api(ADDRESS, API).at_stage(STAGE).on_route(ROUTE).with_key(KEY_USE).signed_by(None)
    values = {field.name: getattr(whole, field.name) for field in fields(Call)}

    assert Call(**values) == made(**values) == whole
    assert values == {field.name: getattr(made(**values), field.name) for field in fields(Call)}
