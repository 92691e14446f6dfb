"""The resource policy as AWS shows it."""

from gatewright.configuration.resource_policy import resource_policy


def test_an_escaped_policy_is_read() -> None:
    """AWS puts a backslash before every quote; the document itself is returned."""
    assert resource_policy({"policy": r"{\"Version\":\"2012-10-17\"}"}) == '{"Version":"2012-10-17"}'
    assert resource_policy({"policy": '{"Version":"2012-10-17"}'}) == '{"Version":"2012-10-17"}'


def test_no_policy_is_none() -> None:
    """An API without a policy lacks the member, or shows it empty."""
    assert resource_policy({}) is None
    assert resource_policy({"policy": ""}) is None
