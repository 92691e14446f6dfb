"""ARNs against patterns, part by part."""

from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.policy.arn_patterns import PARTS, arn_matcher, partly_known, split_pattern
from gatewright.aws.policy.globs import pattern
from gatewright.model.unknown import UNKNOWN, Unknown

PART = st.text("ab*?", min_size=1, max_size=3)
VALUE = st.text("ab/", min_size=1, max_size=3)


def matches(glob: str, arn: str) -> bool:
    """Hold an ARN against a pattern."""
    return arn_matcher(split_pattern(pattern(glob)))(arn)


def test_star_does_not_cross_a_colon() -> None:
    """A star stands for text within its part, except in the sixth, which keeps its colons."""
    assert matches("arn:aws:execute-api:*:1:a/*", "arn:aws:execute-api:eu:1:a/b:c")
    assert not matches("arn:aws:execute-api:*:a/b", "arn:aws:execute-api:eu:1:a/b")
    assert not matches("arn:*:1:x:y:z", "arn:aws:execute-api:eu:1:x:y:z")


def test_star_for_the_api_may_be_followed_by_a_path() -> None:
    """`*` as API id is documented to mean all APIs."""
    assert matches("arn:aws:execute-api:eu:1:*/prod/GET/*", "arn:aws:execute-api:eu:1:a1/prod/GET/x")


@given(st.lists(PART, min_size=6, max_size=6), st.lists(VALUE, min_size=6, max_size=6), st.sets(st.integers(0, 5)))
def test_what_is_certain_of_a_partly_known_arn_stays_so(globs: list[str], values: list[str], hidden: set[int]) -> None:
    """When parts of an ARN are unknown, true and false are right for whatever they turn out to be."""
    parts = [pattern(glob) for glob in globs]
    seen: list[str | Unknown] = [UNKNOWN if place in hidden else value for place, value in enumerate(values)]
    known = values[-1][:1] if PARTS - 1 in hidden else ""
    truth = partly_known(parts, seen, known)

    assert isinstance(truth, Unknown) or truth is arn_matcher(parts)(":".join(values))


def test_stars_match_what_nobody_knows() -> None:
    """A pattern that any account matches is certain without the account."""
    parts = split_pattern(pattern("arn:aws:execute-api:*:*:a1/*"))

    assert partly_known(parts, ["arn", "aws", "execute-api", UNKNOWN, UNKNOWN, UNKNOWN], "a1/prod/") is True
    assert partly_known(parts, ["arn", "aws", "execute-api", UNKNOWN, UNKNOWN, UNKNOWN], "b2/prod/") is False
