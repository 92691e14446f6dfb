from typing import Any

import pytest

from gatewright.services.unsigned_region import unsigned_region
from tests.casebook import request
from tests.services.account import ACCOUNT, REGION, Account
from tests.tokens import ACCESS_CLAIMS, signed

LOCAL = "https://localhost/"


def region(params: dict[str, Any], url: str = LOCAL) -> str | None:
    """Return the region of an operation in an account that has the client `c` in eu-west-1."""
    store = Account().store
    with store.transaction(ACCOUNT, REGION) as documents:
        documents.put("user_pool_of_client", "c", document={"UserPoolId": "eu-west-1_x"})
    return unsigned_region(request(f"POST {url}"), params, store, ACCOUNT)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"ClientId": "c"}, "eu-west-1"),
        ({"ClientId": "d"}, None),
        ({"AccessToken": signed(ACCESS_CLAIMS)}, "eu-west-1"),
        ({"AccessToken": signed({"iss": "https://x.example"})}, None),
        ({"AccessToken": "x"}, None),
        ({}, None),
    ],
)
def test_region_is_that_of_what_is_named(params: dict[str, Any], expected: str | None) -> None:
    """A client, or the issuer of a token."""
    assert region(params) == expected


def test_host_of_aws_names_its_region() -> None:
    """Whatever else the operation names."""
    assert region({"ClientId": "c"}, "https://cognito-idp.us-east-2.amazonaws.com/") == "us-east-2"
    assert region({}, "https://cognito-idp.amazonaws.com/") is None
