"""The complaint about a document."""

from gatewright.aws.policy.malformed import NO_ACTIONS, SYNTAX, MalformedPolicy


def test_complaint_has_our_words_and_those_of_aws() -> None:
    """Our sentence says where; AWS's stands apart."""
    error = MalformedPolicy("expected `Action` or `NotAction`", "Statement[0]", NO_ACTIONS)

    assert "expected `Action` or `NotAction` at `Statement[0]`" == str(error)
    assert NO_ACTIONS == error.iam_message
    assert SYNTAX == MalformedPolicy("no").iam_message
