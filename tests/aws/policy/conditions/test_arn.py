"""ARNs compared."""

from gatewright.aws.policy.conditions.arn import STAR_IS_EVERY_ARN, is_arn, like
from gatewright.aws.policy.globs import pattern

ROLE = "arn:aws:iam::111122223333:role/app/Orders"


def test_parts_are_compared_apart() -> None:
    """A star stays within its part, and letter case counts."""
    assert like([pattern("arn:aws:iam::*:role/app/*")]).matches(ROLE)
    assert not like([pattern("arn:aws:iam::*:role/APP/*")]).matches(ROLE)
    assert not like([pattern("arn:aws:iam:*:role/app/*")]).matches(ROLE)


def test_a_text_that_is_no_arn_never_matches() -> None:
    """Not even a pattern of stars."""
    assert not like([pattern("*"), pattern("*:*:*:*:*:*")]).matches("a:b:c:d:e:f")
    assert not is_arn("arn:aws:iam")


def test_star_alone_is_every_arn() -> None:
    """The named default; other patterns with fewer than six parts match nothing."""
    assert STAR_IS_EVERY_ARN
    assert like([pattern("*")]).matches(ROLE)
    assert (0,) == like([pattern("arn:aws:iam*")]).invalid
