"""Bytes compared."""

from gatewright.aws.policy.conditions.binary import equals
from gatewright.aws.policy.globs import pattern


def test_base64_of_the_policy_is_decoded() -> None:
    """The policy writes base64, the call has the bytes."""
    prepared = equals([pattern("YWJj"), pattern("no base64")])

    assert prepared.matches("abc")
    assert not prepared.matches("YWJj")
    assert (1,) == prepared.invalid


def test_any_text_can_be_asked() -> None:
    """A lone surrogate in a call is no error."""
    assert not equals([pattern("YWJj")]).matches("\ud800")
