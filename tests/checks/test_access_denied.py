"""The answers of ACCESS_DENIED."""

from gatewright.checks.access_denied import ANYBODY, SIGNED, by_explicit_deny, by_silence, denied


def test_every_ending_is_a_signature_with_the_capital_member() -> None:
    """Uncustomised, ACCESS_DENIED alone says `Message`."""
    refused = "User: arn:{caller} is not authorized to perform: execute-api:Invoke on resource: {method_arn}"
    found = denied(SIGNED, "", *by_silence("session policy"))

    assert [each.message for each in found] == [
        refused,
        refused + " because no session policy allows the execute-api:Invoke action",
    ]
    assert {(each.member, each.response_type, each.status) for each in found} == {("Message", "ACCESS_DENIED", 403)}


def test_an_explicit_deny_may_name_its_policy() -> None:
    """In the caller's own account the ARN of the policy may follow."""
    endings = list(by_explicit_deny("an identity-based policy"))

    assert endings == [
        " with an explicit deny in an identity-based policy",
        " with an explicit deny in an identity-based policy: {policy_arn}",
    ]
    assert denied(ANYBODY, *endings)[0].message.endswith(endings[0])
