"""A response keeps the wire's spelling and is read in any."""

from gatewright.model.response import Response

RESPONSE = Response(status=403, headers=(("x-amzn-ErrorType", "ForbiddenException"), ("X-A", "1"), ("x-a", "2")))


def test_a_field_is_found_in_any_letters() -> None:
    """The first value of a name is found, whatever its letters."""
    assert RESPONSE.header("X-Amzn-Errortype") == "ForbiddenException"
    assert RESPONSE.header("x-A") == "1"


def test_what_is_not_there_is_none() -> None:
    """A response is ours: what is not in it is not sent."""
    assert RESPONSE.header("Date") is None
