"""curl's options are told from their values, joined or apart."""

import pytest

from gatewright.sources.curl_options import options


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["-XPOST", "u"], [("request", "POST"), ("", "u")]),
        (["-X", "POST", "u"], [("request", "POST"), ("", "u")]),
        (["--request=POST"], [("request", "POST")]),
        (["--request", "POST"], [("request", "POST")]),
        (["-sSi", "u"], [("s", ""), ("S", ""), ("i", ""), ("", "u")]),
        (["-sXPUT", "u"], [("s", ""), ("request", "PUT"), ("", "u")]),
        (
            ["-o", "/dev/null", "-w", "%{http_code}", "-m", "5", "u"],
            [("output", "/dev/null"), ("write-out", "%{http_code}"), ("max-time", "5"), ("", "u")],
        ),
        (["--silent", "--location", "u"], [("silent", ""), ("location", ""), ("", "u")]),
        (["--", "-u"], [("", "-u")]),
        (["-H"], [("header", "")]),
    ],
)
def test_options(words: list[str], expected: list[tuple[str, str]]) -> None:
    """A value is not taken for the URL, nor the URL for a value."""
    assert list(options(words)) == expected
