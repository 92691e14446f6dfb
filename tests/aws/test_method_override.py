import pytest

from gatewright.aws.method_override import as_meant
from tests.gateway.one_method import request


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, "POST"),
        ({"X-HTTP-Method-Override": "PATCH"}, "PATCH"),
        ({"x-http-method-override": " DELETE "}, "DELETE"),
        ({"X-HTTP-Method-Override": ""}, "POST"),
        ({"X-HTTP-Method": "PATCH"}, "POST"),
    ],
)
def test_header_takes_the_place_of_the_verb(headers: dict[str, str], expected: str) -> None:
    """In any letters of its name; an empty one says nothing."""
    assert expected == as_meant(request(method="POST", headers=headers)).method


def test_request_without_the_header_is_the_very_same() -> None:
    """Most requests pay nothing."""
    asked = request()

    assert asked is as_meant(asked)
