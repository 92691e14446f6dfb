import pytest

from gatewright.model.request import Request, headers
from gatewright.services.signed_region import signed_region

AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential={key}/20260101/{region}/apigateway/aws4_request, SignedHeaders=host, Signature=0"
)


def signed(key: str = "AKIAIOSFODNN7EXAMPLE", region: str = "eu-west-1") -> Request:
    """Return a request that is signed for a region."""
    value = AUTHORIZATION.format(key=key, region=region)
    return Request(method="GET", host="h", path="/", headers=headers([("authorization", value)]))


def test_region_of_the_header() -> None:
    """The credential scope names the region."""
    assert "eu-west-1" == signed_region(signed())


def test_access_key_with_slashes() -> None:
    """The scope is read from its end: what stands before is the key."""
    assert "ap-south-2" == signed_region(signed(key="a/20250101/b/c", region="ap-south-2"))


def test_region_of_the_query() -> None:
    """A presigned request carries its scope in the query."""
    query = "X-Amz-Credential=AKIA%2F20260101%2Fus-west-2%2Fsts%2Faws4_request&X-Amz-Date=x"

    assert "us-west-2" == signed_region(Request(method="GET", host="h", path="/", query=query))


@pytest.mark.parametrize("value", ["", "Bearer x", "AWS4-HMAC-SHA256 Credential=AKIA/20260101/sts/aws4_request"])
def test_no_region_where_none_is_named(value: str) -> None:
    """Neither another scheme nor a scope without a region names one."""
    request = Request(method="GET", host="h", path="/", headers=headers([("Authorization", value)]))

    assert signed_region(request) is None
