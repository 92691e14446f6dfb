import pytest

from gatewright.aws.user_pools import is_user_pool, issuer_of


@pytest.mark.parametrize(
    ("arn", "issuer"),
    [
        (
            "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12",
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12",
        ),
        (
            "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_Ab12",
            "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab12",
        ),
        ("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12/../x", None),
        ("arn:aws:cognito-idp:evil.example/x:123456789012:userpool/eu-west-1_Ab12", None),
        ("arn:aws:lambda:eu-west-1:123456789012:function:x", None),
        ("", None),
    ],
)
def test_issuer_of_a_pool(arn: str, issuer: str | None) -> None:
    """What is no user pool has none, so nothing can be fetched from it."""
    assert issuer_of(arn) == issuer


def test_user_pool_is_told_from_other_issuers() -> None:
    """Letter by letter."""
    assert is_user_pool("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12")
    assert not is_user_pool("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12/")
    assert not is_user_pool("http://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12")
    assert not is_user_pool("https://issuer.example/eu-west-1_Ab12")
