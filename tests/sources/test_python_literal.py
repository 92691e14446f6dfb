"""The JSON of an answer as Python prints it."""

import json

import pytest

from gatewright.sources.python_literal import printed_by_python


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Status: 403\n{'message': \"You don't have access\"}", {"message": "You don't have access"}),
        ("{'Error': {'Code': u'X', 'Message': u'y'}, 'n': None}", {"Error": {"Code": "X", "Message": "y"}, "n": None}),
        ("ApiError: [{'message': 'no', 'code': 'X'}]", {"errors": [{"message": "no", "code": "X"}]}),
    ],
)
def test_what_python_prints_is_json_again(text: str, document: object) -> None:
    """Quotes, prefixes and `None` are Python's; a list stands as the errors that it holds."""
    assert json.loads(printed_by_python(text) or b"") == document


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'message'",
        "{'message': open('x')}",
        "{'message': 'x'",
        "['message'] - ['code'",
        "{'message'}" + "(" * 9_000,
    ],
)
def test_anything_else_is_not(text: str) -> None:
    """Code is not run, and what is cut, or very long, is left alone."""
    assert printed_by_python(text) is None
