"""Who may see pages of the server itself."""

import json
from dataclasses import replace

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from gatewright.model.request import Request, headers
from gatewright.services.access.pages import refusal_of_page, refusal_of_unsigned
from tests.services.access.guarded import Guarded, policy, signed

PAGE = "/_gatewright/api/enforcement"


def _signed_for(house: Guarded, path: str, *key: str, service: str = "apigateway") -> int:
    """Return how a page is refused to whoever signs for it; 200 where it is not."""
    sent = AWSRequest(method="GET", url=f"http://h:1{path}")
    SigV4Auth(Credentials(*key), service, "eu-west-1").add_auth(sent)
    fields = [("Host", "h:1"), *sent.headers.items()]
    now = signed("iam", "list_users").received_at
    request = Request(method="GET", host="h", path=path, headers=headers(fields), received_at=now)
    refused = refusal_of_page(house.gate, request, house.store)
    return 200 if refused is None else refused.status


def test_a_page_is_for_who_signs_and_is_allowed() -> None:
    """The permission is the verb, on the path."""
    house = Guarded()
    may = house.person(policy("Allow", "apigateway:GET", f"arn:aws:apigateway:*::{PAGE}"))
    may_not = house.person(policy("Allow", "apigateway:POST"), "bob")

    assert 200 == _signed_for(house, PAGE, "AKIAROOTROOTROOTROOT", "root-secret")
    assert 200 == _signed_for(house, PAGE, *may)
    assert 200 == _signed_for(house, PAGE, *may, service="execute-api")
    assert 403 == _signed_for(house, PAGE, *may, service="iam")
    assert 403 == _signed_for(house, "/_gatewright/api/clock", *may)
    assert 403 == _signed_for(house, PAGE, *may_not)
    assert 403 == _signed_for(house, PAGE, may[0], "wrong")


def test_a_page_without_a_signature_is_refused_as_aws_does() -> None:
    """Missing Authentication Token."""
    house = Guarded()
    refused = refusal_of_page(house.gate, Request(method="GET", host="h", path=PAGE, received_at=1.0), house.store)

    assert refused is not None
    assert (403, {"message": "Missing Authentication Token"}) == (refused.status, json.loads(refused.body))


@pytest.mark.parametrize(
    ("path", "authorization", "expected"),
    [
        ("/restapis", None, "Missing Authentication Token"),
        ("/v2/apis", None, "Missing Authentication Token"),
        ("/restapis", "Bearer x", "Invalid key=value pair (missing equal-sign) in Authorization header"),
        ("/restapis", "AWS4-HMAC-SHA256 Credential=x", "Authorization header requires 'Signature' parameter."),
    ],
)
def test_a_call_that_only_its_path_tells_is_refused(path: str, authorization: str | None, expected: str) -> None:
    """By the first complaint about what came instead of a signature."""
    fields = [] if authorization is None else [("Authorization", authorization)]
    refused = refusal_of_unsigned(Request(method="GET", host="h", path=path, headers=headers(fields)))

    assert refused is not None
    assert 403 == refused.status
    assert json.loads(refused.body)["message"].startswith(expected)


def test_what_no_service_has_is_for_an_api() -> None:
    """The front door says what there is."""
    sent = Request(method="GET", host="h", path="/pets")

    assert refusal_of_unsigned(sent) is None
    assert refusal_of_unsigned(replace(sent, path="/")) is None
