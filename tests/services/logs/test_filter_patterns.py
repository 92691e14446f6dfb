import pytest

from gatewright.services.logs.filter_patterns import matcher
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("pattern", "message", "expected"),
    [
        (None, "anything", True),
        ("", "anything", True),
        ("  ", "anything", True),
        ("ERROR", "an ERROR here", True),
        ("ERROR", "an error here", False),
        ("ERROR key", "the key makes an ERROR", True),
        ("ERROR key", "an ERROR", False),
        ('"Method completed with status: 403"', "(id) Method completed with status: 403", True),
        ('"status: 403"', "status: 200", False),
        ('"say \\"no\\""', 'they say "no"', True),
        ("?403 ?429", "status 429", True),
        ("?403 ?429", "status 200", False),
        ("GET ?403", "GET 200", True),
        ("GET -403", "GET 200", True),
        ("GET -403", "GET 403", False),
        ('-"status: 403"', "status: 403", False),
        ("a-b", "xa-by", True),
    ],
)
def test_terms_are_found_as_aws_documents(pattern: str | None, message: str, expected: bool) -> None:
    """All plain terms, one of those with `?`, none of those with `-`."""
    assert expected == matcher(pattern)(message)


@pytest.mark.parametrize("pattern", ["{ $.status = 403 }", "[ip, id]", "%40[13]%", " {$.a = 1}"])
def test_other_kinds_of_patterns_are_refused(pattern: str) -> None:
    """They are not taken for plain terms."""
    with pytest.raises(ServiceError) as caught:
        matcher(pattern)
    assert "NotImplementedException" == caught.value.code


@pytest.mark.parametrize("pattern", ['"open', 'a "b', '"'])
def test_pattern_with_an_open_quote_is_refused(pattern: str) -> None:
    """AWS's text."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        matcher(pattern)
