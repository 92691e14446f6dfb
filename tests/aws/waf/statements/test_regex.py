"""Regular expressions."""

import pytest

from gatewright.aws.waf.statements import regex
from tests.aws.waf.asking import Answers, asks, looks, request

SET = {"RegexPatternSet": {"RegularExpressionList": [{"RegexString": "^a+$"}, {"RegexString": "bad"}]}}
ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/regexpatternset/s/1"


@pytest.mark.parametrize(
    ("pattern", "query", "expected"),
    [("^/?a[0-9]+", "a12", True), ("^b", "ab", False), ("(?i)AB", "xab", True), (r"\x41", "A", True), (".", "", False)],
)
def test_a_pattern_is_searched(pattern: str, query: str, expected: bool) -> None:
    """Anywhere, unless it is anchored."""
    assert asks(looks("RegexMatch", RegexString=pattern), request(query=query)) is expected


@pytest.mark.parametrize(("query", "expected"), [("aaa", True), ("not bad", True), ("good", False)])
def test_any_pattern_of_a_set_will_do(query: str, expected: bool) -> None:
    """The set is read with the statement."""
    found = looks("RegexPatternSetReference", ARN=ARN)

    assert asks(found, request(query=query), Answers(get_regex_pattern_set=SET)) is expected


def test_a_set_that_nobody_told_may_match() -> None:
    """Unknown is not empty."""
    assert asks(looks("RegexPatternSetReference", ARN=ARN), request()) is None


@pytest.mark.parametrize("pattern", [r"(a)\1", "(?=a)", "(", "a{2000}"])
def test_what_takes_backtracking_is_refused(pattern: str) -> None:
    """So is what is no pattern."""
    with pytest.raises(ValueError, match=r".+"):
        regex.search(pattern)


def test_a_pattern_that_backtracks_elsewhere_is_linear() -> None:
    """A thousand letters are nothing."""
    assert asks(looks("RegexMatch", RegexString="^(a+)+$"), request(query="a" * 5_000 + "b")) is False
