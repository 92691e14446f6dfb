import json

import pytest

from gatewright.services.iam.policy_texts import check, check_managed, check_trust, shown, size
from gatewright.wire.errors import ServiceError
from tests.services.iam.people import INVOKE


def _policy(**statement: object) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", **statement}})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "Syntax errors in policy."),
        ("{}", "Syntax errors in policy."),
        (_policy(Resource="*"), "Policy statement must contain actions."),
        (_policy(Action="s3:GetObject"), "Policy statement must contain resources."),
        (
            _policy(Action="Get", Resource="*"),
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        ),
        (_policy(Action="a:b", Resource="*", Principal="*"), "Policy document should not specify a principal."),
        (_policy(Action="a:b", Resource="pets"), 'Resource pets must be in ARN format or "*".'),
        (_policy(Action="a:b:c", Resource="pets"), 'Resource pets must be in ARN format or "*".'),
        (_policy(Action="a:b:c", Resource="*"), "Actions/Condition can contain only one colon."),
        (_policy(Action="a a:b", Resource="*"), "Vendor a a is not valid"),
        (_policy(Resource="arn:aws:s3::pets"), "The policy failed legacy parsing"),
        (
            _policy(Sid="my pets", Action="a:b", Resource="*"),
            (
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression"
                " [0-9A-Za-z]*"
            ),
        ),
    ],
)
def test_document_that_is_no_policy_is_refused(text: str, message: str) -> None:
    """The texts are IAM's."""
    with pytest.raises(ServiceError) as caught:
        check(text)

    assert ("MalformedPolicyDocument", message) == (caught.value.code, caught.value.message)


def test_white_space_does_not_count() -> None:
    """IAM counts letters only (documented)."""
    assert 3 == size(" a\n b\tc ")


@pytest.mark.parametrize("version", [{}, {"Version": "2008-10-17"}], ids=["none", "the first"])
def test_managed_policy_has_the_newer_version(version: dict[str, str]) -> None:
    """IAM says so before it looks at the statements; an inline policy may be older."""
    text = json.dumps({**version, "Statement": {"Effect": "allow"}})
    with pytest.raises(ServiceError) as caught:
        check_managed(text)
    check(json.dumps({**version, "Statement": {"Effect": "Allow", "Action": "a:b", "Resource": "*"}}))

    assert "Policy document must be version 2012-10-17 or greater." == caught.value.message


def test_managed_policy_has_a_largest_size() -> None:
    """6,144 letters are the most (documented)."""
    with pytest.raises(ServiceError) as caught:
        check_managed(_policy(Action="a:b", Resource=f"arn:aws:s3:::{'x' * 6_200}"))

    assert ("LimitExceeded", "Cannot exceed quota for PolicySize: 6144") == (caught.value.code, caught.value.message)


def test_trust_policy_has_a_largest_size() -> None:
    """2,048 letters are the most (documented)."""
    with pytest.raises(ServiceError) as caught:
        check_trust("x" * 2_049)

    assert ("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048") == (
        caught.value.code,
        caught.value.message,
    )


def test_trust_policy_is_read_as_one() -> None:
    """A policy without principals trusts nobody, and is refused."""
    with pytest.raises(ServiceError) as caught:
        check_trust(INVOKE.replace("execute-api:Invoke", "sts:AssumeRole"))

    assert "MalformedPolicyDocument" == caught.value.code


def test_answers_are_percent_encoded() -> None:
    """Every letter that means something in a URL is encoded (documented: RFC 3986)."""
    assert "%7B%22a%22%3A%20%22%2F%22%7D" == shown('{"a": "/"}')
