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


@pytest.mark.parametrize(
    ("pattern", "message", "expected"),
    [
        ("{ $.status = 403 }", '{"status": 403}', True),
        (" {$.status = 403}", "status 403", False),
        ("[ip, id]", "127.0.0.1 frank", True),
        ("[ip, id]", "127.0.0.1", False),
        ("%40[13]%", "status 403", True),
        ("GET -%40[13]%", "GET 401", False),
        ("?%4..% ?ERROR", "status 403", True),
    ],
)
def test_first_character_tells_the_kind(pattern: str, message: str, expected: bool) -> None:
    """Braces for JSON, brackets for columns, percent signs for a regular expression."""
    assert expected is matcher(pattern)(message)


@pytest.mark.parametrize("pattern", ['"open', 'a "b', '"', "%(%", "{ $.a }", "[a =]"])
def test_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    """AWS's text."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        matcher(pattern)
