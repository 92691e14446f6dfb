import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.gateway.backend import Backend
from gatewright.gateway.passed import Served
from gatewright.model.request import Request
from tests.gateway.one_method import ACCOUNT, API, REGION, OneMethod, mock, no_backend, request

PET = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
BOTH = {"id": "v1", "name": "all", "validateRequestBody": True, "validateRequestParameters": True}
PARAMETERS = {
    "method.request.querystring.qs1": True,
    "method.request.path.issuer": True,
    "method.request.header.x-header-param": True,
    "method.request.querystring.free": False,
}


def served(asked: Request, validator: dict[str, Any] = BOTH, **method: Any) -> Served:
    """Return what a MOCK with a request validator answers."""
    one = OneMethod(integration=mock(), verb=asked.method)
    resources = json.loads(json.dumps(one.resources))
    resources[0]["resourceMethods"][asked.method] |= {"requestValidatorId": "v1", **method}
    backend = Backend(
        {"id": API},
        one.stage_document,
        resources,
        account_id=ACCOUNT,
        region=REGION,
        send=no_backend,
        request_validators=[validator],
        models=[{"name": "Pet", "schema": json.dumps(PET)}, {"name": "Broken", "schema": "{"}],
    )
    found = backend.serve(one.call(asked))
    assert isinstance(found, Served)
    return found


def test_missing_parameters_are_named() -> None:
    """Recorded: headers, then path, then query; a 400 with one blank behind the colon."""
    found = served(request(), requestParameters=PARAMETERS)

    assert (
        400,
        b'{"message": "Missing required request parameters: [x-header-param, issuer, qs1]"}',
        "BadRequestException",
        "BAD_REQUEST_PARAMETERS",
    ) == (found.response.status, found.response.body, found.response.header("x-amzn-errortype"), found.failed_as)


@pytest.mark.parametrize(
    ("target", "headers", "missing"),
    [
        ("/pets?qs1=1", {"X-Header-Param": "a"}, "[issuer]"),
        ("/pets?qs1=", {"X-Header-Param": " "}, "[x-header-param, issuer, qs1]"),
        ("/pets?QS1=1", {"x-header-param": "a"}, "[issuer, qs1]"),
    ],
)
def test_blank_is_missing(target: str, headers: dict[str, str], missing: str) -> None:
    """Documented; a header is found in any letters, a query parameter is not."""
    found = served(request(target, headers=headers), requestParameters=PARAMETERS)

    assert f'{{"message": "Missing required request parameters: {missing}"}}' == found.response.body.decode()


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/json", b'{"name": "Rex"}', 200),
        ("application/json; charset=utf-8", b"{}", 400),
        (None, b"{}", 400),
        (None, b"", 400),
        ("application/json", b"name=Rex", 400),
        ("text/plain", b'{"statusCode": 200}', 200),
    ],
)
def test_body_is_held_against_the_model_of_its_media_type(content_type: str | None, body: bytes, status: int) -> None:
    """A media type without a model is not validated (documented)."""
    headers = {} if content_type is None else {"Content-Type": content_type}
    asked = request("/pets", "POST", headers=headers, body=body)

    assert status == served(asked, requestModels={"application/json": "Pet"}).response.status


def test_body_that_does_not_fit_is_a_400_and_the_reason_is_logged() -> None:
    """The caller learns nothing of the model; `$context.error.validationErrorString` does."""
    found = served(request("/pets", "POST", body=b"{}"), requestModels={"application/json": "Pet"})
    reason = '[object has missing required properties (["name"])]'

    assert (400, b'{"message": "Invalid request body"}', "BAD_REQUEST_BODY", reason) == (
        found.response.status,
        found.response.body,
        found.failed_as,
        found.validation_error,
    )
    assert (
        f"Request body does not match model schema for content type application/json: {reason}"
        == found.execution.failure
    )


def test_default_model_is_for_every_media_type() -> None:
    """`$default` stands for those without a model of their own."""
    asked = request("/pets", "POST", headers={"Content-Type": "text/plain"}, body=b"{}")

    assert 400 == served(asked, requestModels={"$default": "Pet"}).response.status


def test_parameters_come_before_the_body() -> None:
    """One refusal, the first."""
    asked = request("/pets", "POST", body=b"{}")
    found = served(asked, requestModels={"application/json": "Pet"}, requestParameters=PARAMETERS)

    assert "BAD_REQUEST_PARAMETERS" == found.failed_as


@pytest.mark.parametrize(
    ("validator", "status"),
    [
        ({**BOTH, "validateRequestBody": False}, 200),
        ({**BOTH, "validateRequestParameters": False}, 400),
        ({"id": "v1"}, 200),
    ],
)
def test_validator_says_what_is_validated(validator: dict[str, Any], status: int) -> None:
    """What it does not name is let through."""
    asked = request("/pets", "POST", body=b"{}")

    assert status == served(asked, validator, requestModels={"application/json": "Pet"}).response.status


@pytest.mark.parametrize("name", ["Broken", "Nobody"])
def test_model_that_cannot_be_read_lets_no_body_in(name: str) -> None:
    """Nothing is accepted that could not be judged."""
    found = served(request("/pets", "POST", body=b"{}"), requestModels={"application/json": name})

    assert (400, "BAD_REQUEST_BODY") == (found.response.status, found.failed_as)


def test_built_in_model_takes_any_object() -> None:
    """`Empty` is there without being saved."""
    bodies = (b"{}", b"[]")

    assert [200, 400] == [
        served(request("/pets", "POST", body=body), requestModels={"application/json": "Empty"}).response.status
        for body in bodies
    ]


def test_validator_that_was_not_deployed_lets_nobody_in() -> None:
    """A snapshot of an older version may lack it."""
    found = served(request(), {**BOTH, "id": "other"})

    assert 500 == found.response.status


def test_lone_surrogate_of_a_name_is_written() -> None:
    """Whatever a parameter is called, the answer has bytes."""
    asked = replace(request(), query="a=1")
    found = served(asked, requestParameters={"method.request.querystring.\ud800": True})

    assert 400 == found.response.status
