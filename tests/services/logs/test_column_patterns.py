import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.services.logs.column_patterns import column_matcher, split
from gatewright.wire.errors import ServiceError

LINE = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534'


def test_columns_of_a_line() -> None:
    """Documented: brackets and quotes hold one column each."""
    assert [
        "127.0.0.1",
        "Prod",
        "frank",
        "10/Oct/2000:13:25:15 -0700",
        "GET /index.html HTTP/1.0",
        "404",
        "1534",
    ] == split(LINE)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("[ip, server, username, timestamp, request, status_code, bytes]", True),
        ("[ip, server, username]", False),
        ("[ip, server, username, timestamp, request, status_code = 4*, bytes > 1000]", True),
        ("[ip, server, username, timestamp, request, status_code = 4*, bytes > 2000]", False),
        ("[..., status_code, bytes]", True),
        ("[ip, ..., bytes = 1534]", True),
        ("[ip = 10.*, ...]", False),
        ("[..., status_code = 404 || status_code = 410, bytes]", True),
        ("[..., status_code != 404 && status_code != 410, bytes]", False),
        ("[..., (status_code = 404 || status_code = 410) && status_code != 404, bytes]", False),
        ('[..., request = "GET *.html*", status_code, bytes]', True),
        ("[..., request = *html*, status_code = 4*,]", False),
        ("[..., status_code = %^4[0-9]{2}$%, bytes]", True),
        ("[a, b, c, d, e, f, g, ..., h]", False),
        ("[...]", True),
    ],
)
def test_pattern_of_the_guide(pattern: str, expected: bool) -> None:
    """The kinds of examples that AWS's guide has."""
    if pattern.endswith(",]"):
        with pytest.raises(ServiceError):
            column_matcher(pattern)
        return

    assert expected is column_matcher(pattern)(LINE)


@pytest.mark.parametrize("pattern", ["[", "[]", "[a", "a]", "[a =]", "[= 1]", "[a = 1 2]", "[..., ...]", "[a] x"])
def test_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    """AWS's text."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        column_matcher(pattern)


@given(st.text(alphabet='ab1=!<>&|()*".%, ', max_size=40), st.text(alphabet='ab [].,"', max_size=30))
def test_every_text_is_a_pattern_or_refused(text: str, message: str) -> None:
    """No pattern breaks the reader, and no message the test."""
    try:
        matches = column_matcher(f"[{text}]")
    except ServiceError:
        return

    assert matches(message) in {True, False}
