"""What a body says is found where somebody put it."""

import json

import pytest

from gatewright.doctor.answer_text import LONGEST, LONGEST_DOCUMENT, error_type_of, message_of
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown

DENIED = "Access to requested resource is denied."


def seen(body: object, headers: Headers | None = None) -> Observation:
    """Return an answer with this body."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Observation(body=content, headers=Headers(withheld=True) if headers is None else headers)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"message": "Forbidden"}, "Forbidden"),
        ({"Message": "a text of somebody's own"}, "a text of somebody's own"),
        (b'{"message":"two\nlines"}', "two\nlines"),
        ({"errors": [{"message": "Missing Authentication Token", "code": "X"}]}, "Missing Authentication Token"),
        ({"error": "Missing Authentication Token"}, "Missing Authentication Token"),
        ({"errors": [{"message": DENIED}]}, None),
        ({"message": None}, "null"),
        (b"{\n  message: null`\n}\n", "null"),
        (b"{'message': None}", "null"),
        ({"message": None, "code": 1}, None),
        ({"message": DENIED}, None),
        (b"Error: Forbidden", "Forbidden"),
        (b"<html>no text of ours</html>", "<html>no text of ours</html>"),
        (b'"a string"', "a string"),
        (b"", None),
    ],
)
def test_the_text_is_found(body: object, message: str | None) -> None:
    """Under `message`, deeper only when it is one of AWS's own; what is no JSON is a text as a whole."""
    assert message == message_of(seen(body))


@pytest.mark.parametrize(
    ("body", "error_type"),
    [
        ({"__type": "com.amazon.coral.service#UnrecognizedClientException"}, "UnrecognizedClientException"),
        ({"__type": "#SignatureDoesNotMatch", "message": "x"}, "InvalidSignatureException"),
        (
            {"errors": [{"message": DENIED, "code": "MissingAuthenticationToken"}]},
            "MissingAuthenticationTokenException",
        ),
        ({"errors": [{"message": f"**{DENIED}**", "code": "Unauthorized"}]}, "AccessDeniedException"),
        ({"errors": [{"message": "another", "code": "Unauthorized"}]}, None),
        ({"code": "no.such", "message": "Forbidden"}, None),
        ([1], None),
    ],
)
def test_a_body_may_name_the_error_type(body: object, error_type: str | None) -> None:
    """Whatever the member is called; a name that API Gateway does not have names nothing."""
    found = error_type_of(seen(body))

    assert error_type == (None if isinstance(found, Unknown) else found)


@pytest.mark.parametrize(
    "body",
    [b'{"message":"User: ' + b"arn:aws:" * 200_000 + b' is not authorized"}', b"<a>" * 300_000, b"arn:" * 300_000],
)
def test_a_text_without_end_is_compared_as_far_as_one_of_ours_may_go(body: bytes) -> None:
    """No answer of API Gateway is longer; and comparing would take minutes."""
    found = message_of(Observation(body=body))

    assert found is not None
    assert LONGEST == len(found)


def test_the_header_comes_first() -> None:
    """What API Gateway says in its header stands, and that it says nothing in a whole list of headers too."""
    named = {"code": "MissingAuthenticationToken"}

    assert error_type_of(seen(named, Headers((("x-amzn-ErrorType", "ForbiddenException:"),)))) == "ForbiddenException"
    assert error_type_of(seen(named, Headers())) is None
    assert isinstance(error_type_of(Observation(body=UNKNOWN)), Unknown)


def test_a_body_longer_than_any_template_is_no_refusal_in_json() -> None:
    """It is taken as text, so that megabytes are not parsed again and again."""
    short, long = (json.dumps({"message": "no", "more": "x" * number}).encode() for number in (9, LONGEST_DOCUMENT))

    assert "no" == message_of(Observation(body=short))
    assert long[:LONGEST].decode() == message_of(Observation(body=long))
