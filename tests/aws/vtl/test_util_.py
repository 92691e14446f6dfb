"""`$util`."""

import pytest

from gatewright.aws.vtl import util_
from gatewright.aws.vtl.errors import Impossible, NotJson
from gatewright.aws.vtl.run import Run

ODD = 'it\'s "q" \\ / \x01\x7f\u00e9\u20ac \t\n\r\b\f \U0001f600 <b>'


def run() -> Run:
    """Return a rendering that has just begun."""
    return Run({}, None, str)


def test_escape_java_script() -> None:
    """Texts are escaped as Commons Lang 2.4 escapes them (recorded 2026-11-20)."""
    expected = r"it\'s \"q\" \\ \/ \u0001" + "\x7f" + r"\u00E9\u20AC \t\n\r\b\f \uD83D\uDE00 <b>"

    assert expected == util_.escape_java_script(run(), ODD)


@pytest.mark.parametrize(("value", "text"), [(1, "1"), (True, "true"), ([1], "[1]"), ({"a": 2.0}, "{a=2.0}")])
def test_escape_takes_what_is_printed(value: object, text: str) -> None:
    """What is no text is taken as the text it prints as."""
    assert text == util_.escape_java_script(run(), value)


def test_url_encode() -> None:
    """Texts are encoded as Java's `URLEncoder` encodes them (recorded 2026-11-20)."""
    assert "a+b%7E*-._%C3%A9%2B%26%3D%2F" == util_.url_encode(run(), "a b~*-._é+&=/")


@pytest.mark.parametrize("text", ["", "a b", "x=a+b&c=é", "100%", "~"])
def test_url_decode_undoes_encode(text: str) -> None:
    """Decoding gives back what was encoded."""
    assert text == util_.url_decode(run(), util_.url_encode(run(), text))


@pytest.mark.parametrize("text", ["", "a", "é\u20ac\U0001f600"])
def test_base64_decode_undoes_encode(text: str) -> None:
    """Decoding gives back what was encoded."""
    assert text == util_.base64_decode(run(), util_.base64_encode(run(), text))


def test_parse_json() -> None:
    """JSON in a text becomes a value."""
    assert {"a": [1, {"b": None}]} == util_.parse_json(run(), '{"a": [1, {"b": null}]}')


@pytest.mark.parametrize(
    ("call", "text"),
    [(util_.url_decode, "%zz"), (util_.url_decode, "%1"), (util_.base64_decode, "a"), (util_.base64_decode, "é===")],
)
def test_undecodable_text_is_refused(call: object, text: str) -> None:
    """What cannot be decoded is an error."""
    assert callable(call)
    with pytest.raises(Impossible):
        call(run(), text)


def test_bad_json_of_the_template_is_not_the_callers() -> None:
    """JSON that the template put together is not taken for the payload."""
    with pytest.raises(Impossible) as caught:
        util_.parse_json(run(), "{")

    assert not isinstance(caught.value, NotJson)


def test_util_has_functions_only() -> None:
    """`$util.name` has no value, and there are six functions."""
    assert (None, 6) == (util_.UTIL.property("escapeJavaScript"), len(util_.UTIL.methods))
