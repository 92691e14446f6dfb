import pytest

from gatewright.services.iam.policy_resources import check
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    "resource",
    [
        "*",
        "arn:aws:pets",
        "arn:aws-cn:s3:::pets",
        "arn:aws:iam::111122223333:user/ann",
        "arn:aws:iam::*:*",
        "arn:aws:iam::111122223333:${aws:PrincipalTag/kind}",
        "arn:aws:s3:eu-west-1:111122223333:accesspoint/pets",
        "arn:aws:nothing:eu-west-1::pets",
    ],
)
def test_resource_is_taken(resource: str) -> None:
    """What moto's tests state that IAM takes, and what has a wildcard or a variable where IAM looks."""
    check(resource)


@pytest.mark.parametrize(
    ("resource", "message"),
    [
        ("", 'Resource  must be in ARN format or "*".'),
        ("pets", 'Resource pets must be in ARN format or "*".'),
        ("urn:aws:s3:::pets", 'Resource urn:aws:s3:::pets must be in ARN format or "*".'),
        ("a:xx", 'Partition "xx" is not valid for resource "arn:xx:*:*:*:*".'),
        ("aws:s3:::pets", 'Partition "s3" is not valid for resource "arn:s3:::pets:*".'),
        ("arn:xx:s3:::pets", 'Partition "xx" is not valid for resource "arn:xx:s3:::pets".'),
        ("arn:aws", "Resource vendor must be fully qualified and cannot contain regexes."),
        ("arn:aws:s*:::pets", 'Vendor s* is not valid for resource "arn:aws:s*:::pets".'),
        ("arn:aws:iam:eu-west-1::pets", "IAM resource arn:aws:iam:eu-west-1::pets cannot contain region information."),
        ("arn:aws:s3:eu-west-1::pets", "Resource arn:aws:s3:eu-west-1::pets can not contain region information."),
        (
            "arn:aws:iam::111122223333:root",
            (
                'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/,'
                " instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/,"
                " report/, access-report/."
            ),
        ),
    ],
)
def test_what_can_name_no_resource_is_refused(resource: str, message: str) -> None:
    """The texts are those that moto's tests state of IAM; what comes with a partition but not as `arn` is inferred."""
    with pytest.raises(ServiceError) as caught:
        check(resource)

    assert ("MalformedPolicyDocument", message) == (caught.value.code, caught.value.message)
