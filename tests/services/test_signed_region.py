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


@pytest.mark.parametrize(
    "decoy", ["X=/20260101/us-east-1/apigateway/aws4_request, ", "Credential=a/20260101/us-east-1/iam/aws4_request, "]
)
def test_what_is_added_to_the_header_tells_no_other_region(decoy: str) -> None:
    """Nobody signs the header: the region is that of the credential whose signature is verified, the last."""
    value = AUTHORIZATION.format(key="AKIA", region="eu-west-1").replace("Credential=", f"{decoy}Credential=")
    request = Request(method="GET", host="h", path="/", headers=headers([("Authorization", value)]))

    assert "eu-west-1" == signed_region(request)


def test_other_parameters_of_the_query_tell_no_region() -> None:
    """Only the first credential does, as it is the one that is verified."""
    scope = "%2F20260101%2Fus-east-1%2Fsts%2Faws4_request"
    named = f"X-Amz-Credential=AKIA{scope.replace('us-east-1', 'us-west-2')}"
    query = f"a={scope}&b=X-Amz-Credential={scope}&{named}&X-Amz-Credential=A{scope}"

    assert "us-west-2" == signed_region(Request(method="GET", host="h", path="/", query=query))
