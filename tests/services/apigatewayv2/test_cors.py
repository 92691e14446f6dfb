"""CORS configurations."""

from typing import Any

import pytest

from gatewright.services.apigatewayv2.cors import checked
from gatewright.wire.errors import ServiceError


def test_a_configuration_says_whether_credentials_are_allowed() -> None:
    """They are not where nobody says so; lists that are empty are left out."""
    assert {"AllowCredentials": False, "AllowOrigins": ["*"], "MaxAge": 0} == checked(
        {"AllowOrigins": ["*"], "MaxAge": 0, "AllowHeaders": []}
    )


@pytest.mark.parametrize("origin", ["*", "https://*", "http://*", "https://example.com", "http://localhost:3000"])
def test_an_origin_has_a_scheme(origin: str) -> None:
    """Or is every origin."""
    assert [origin] == checked({"AllowOrigins": [origin]})["AllowOrigins"]


@pytest.mark.parametrize(
    "asked",
    [
        {"AllowOrigins": ["example.com"]},
        {"AllowOrigins": ["https://example.com/path"]},
        {"AllowOrigins": [""]},
        {"AllowMethods": ["FETCH"]},
        {"AllowCredentials": True, "AllowOrigins": ["https://example.com", "*"]},
    ],
)
def test_what_browsers_cannot_be_told_is_refused(asked: dict[str, Any]) -> None:
    """With a text for each."""
    with pytest.raises(ServiceError, match=r"Invalid|allow-credentials"):
        checked(asked)
