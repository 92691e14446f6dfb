"""ARNs of custom domain names."""

import pytest

from gatewright.aws.domain_arns import (
    PrivateName,
    association_arn,
    domain_arn,
    invoke_arn,
    key_of,
    parts_of,
    private_name,
)

PRIVATE = "arn:aws:apigateway:us-west-2:111122223333:/domainnames/private.example.com+abcd1234"
HERE = {"region": "us-west-2", "account_id": "111122223333"}


def test_a_private_name_is_known_by_its_id_too() -> None:
    """A public one by its name alone."""
    assert ("a.example.com", "a.example.com+abcd1234") == (
        key_of("A.example.com", None),
        key_of("a.example.com", "abcd1234"),
    )
    assert (("a.example.com", None), ("a.example.com", "abcd1234")) == (
        parts_of("a.example.com"),
        parts_of("a.example.com+abcd1234"),
    )


def test_arns_are_those_of_aws_s_pages() -> None:
    """Account and id stand in those of private names only."""
    key = "private.example.com+abcd1234"

    assert domain_arn(key, **HERE) == PRIVATE
    assert "arn:aws:apigateway:us-west-2::/domainnames/api.example.com" == domain_arn("api.example.com", **HERE)
    assert f"arn:aws:execute-api:us-west-2:111122223333:/domainnames/{key}" == invoke_arn(key, **HERE)
    assert (
        f"arn:aws:apigateway:us-west-2:111122223333:/domainnameaccessassociations/domainname/{key}/vpcesource/vpce-1"
        == association_arn(key, "vpce-1", **HERE)
    )


@pytest.mark.parametrize(
    ("arn", "read"),
    [
        (PRIVATE, PrivateName("us-west-2", "111122223333", "private.example.com+abcd1234")),
        ("arn:aws:apigateway:us-west-2::/domainnames/api.example.com", None),
        ("private.example.com", None),
        (PRIVATE + "/x", None),
    ],
)
def test_the_arn_of_a_private_name_is_read_again(arn: str, read: PrivateName | None) -> None:
    """Others are none."""
    assert read == private_name(arn)
