from typing import Any

import pytest

from gatewright.configuration.documents import Document
from gatewright.configuration.method_requests import ApiParts, api_parts, asks, method_request
from gatewright.model.message import Message
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

BOTH = RequestValidator(name="all", parameters=True, body=True)
PARTS = ApiParts({"v1": BOTH}, {"Pet": "{}"})
REFUSED = Unknown((Missing(subject="x", what=Message("x")),))


def request(parts: ApiParts = PARTS, **method: Any) -> MethodRequest | None:
    """Return what a method asks for."""
    return method_request({"authorizationType": "NONE", **method}, parts)


def test_parameters_stand_in_the_order_of_the_answer() -> None:
    """Headers, path, query (recorded); those that are optional are left out."""
    told = {
        "method.request.querystring.q": True,
        "method.request.path.id": True,
        "method.request.header.X.Dotted": True,
        "method.request.header.free": False,
    }
    found = request(requestValidatorId="v1", requestParameters=told)

    assert found is not None
    assert (("header", "X.Dotted"), ("path", "id"), ("querystring", "q")) == found.required


@pytest.mark.parametrize(
    ("method", "asked"),
    [
        ({}, False),
        ({"requestParameters": {"method.request.path.id": True}}, False),
        ({"requestValidatorId": "v1"}, False),
        ({"requestValidatorId": "gone", "requestModels": {"application/json": "Pet"}}, False),
        ({"requestValidatorId": "v1", "requestModels": {"application/json": "Pet"}}, True),
        ({"requestValidatorId": "v1", "requestParameters": {"method.request.path.id": True}}, True),
    ],
)
def test_method_without_a_validator_asks_nothing(method: dict[str, Any], asked: bool) -> None:
    """What it declares is for people and for code generators then."""
    assert asked is (request(**method) is not None)


@pytest.mark.parametrize(
    ("kind", "behaviour", "templates", "passes"),
    [
        ("MOCK", "NEVER", {}, False),
        ("HTTP", "NEVER", {"text/plain": ""}, False),
        ("AWS", "WHEN_NO_TEMPLATES", {"text/plain": ""}, False),
        ("AWS", "WHEN_NO_TEMPLATES", {}, True),
        ("AWS", "WHEN_NO_MATCH", {"text/plain": ""}, True),
        ("AWS_PROXY", "NEVER", {"text/plain": ""}, True),
        ("HTTP_PROXY", "NEVER", {}, True),
    ],
)
def test_passthrough_behavior_says_what_passes(
    kind: str, behaviour: str, templates: dict[str, str], passes: bool
) -> None:
    """Of an integration that has templates; a proxy passes everything."""
    found = request(methodIntegration={"type": kind, "passthroughBehavior": behaviour, "requestTemplates": templates})

    assert (found is None) is passes
    assert found is None or tuple(templates) == found.templates


def test_validators_and_models_are_asked_for_only_where_a_method_names_some() -> None:
    """Of an account every document is a call."""
    asked: list[str] = []

    def told(kind: str) -> Document | Unknown | None:
        asked.append(kind)
        return {"items": []}

    api_parts({}, [{"requestModels": {"application/json": "Empty"}}], told)
    api_parts({}, [{"requestValidatorId": "v1"}], told)
    api_parts({}, [{"requestValidatorId": "v1", "requestModels": {"application/json": "Empty"}}], told)

    assert ["get_request_validators", "get_models", "get_request_validators"] == asked


def test_answers_become_validators_and_schemas() -> None:
    """With the models that every API has; an API that compresses unpacks, too."""
    answers: dict[str, Document] = {
        "get_request_validators": {"items": [{"id": "v1", "name": "all", "validateRequestBody": True}]},
        "get_models": {"items": [{"name": "Pet", "schema": "[]"}, {"name": "Bare"}]},
    }
    methods = [{"requestValidatorId": "v1", "requestModels": {"application/json": "Pet"}}]
    found = api_parts({"minimumCompressionSize": 0}, methods, answers.get)

    assert {"v1": RequestValidator(name="all", parameters=False, body=True)} == found.validators
    assert not isinstance(found.schemas, Unknown)
    assert ("[]", "{}", True, True) == (
        found.schemas["Pet"],
        found.schemas["Bare"],
        "Empty" in found.schemas,
        found.unpacks,
    )


def test_what_was_refused_is_unknown() -> None:
    """A reader without the permission learns nothing, and is told so."""
    methods = [{"requestValidatorId": "v1", "requestModels": {"application/json": "Pet"}}]
    parts = api_parts({}, methods, lambda _: REFUSED)
    found = request(parts, **methods[0])

    assert found is not None
    assert (REFUSED, REFUSED) == (found.validator, found.schemas)


def test_unknown_validator_may_ask_for_what_is_declared() -> None:
    """Where nothing is, there is nothing that it could ask for."""
    dark = MethodRequest(validator=UNKNOWN)

    assert not asks(dark)
    assert asks(MethodRequest(validator=UNKNOWN, models={"application/json": "Pet"}))
