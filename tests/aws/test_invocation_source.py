"""On whose behalf a function is called."""

import pytest

from gatewright.aws.invocation_source import of_method, of_route

STAGE = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod"


@pytest.mark.parametrize(
    ("verb", "path", "place"),
    [("GET", "/pets", "GET/pets"), ("ANY", "/pets/{id}/toys", "*/pets/*/toys"), ("POST", "/{proxy+}", "POST/*")],
)
def test_a_method_of_a_rest_api_has_stars_for_what_varies(verb: str, path: str, place: str) -> None:
    """Any verb, and each path parameter."""
    assert of_method(STAGE, verb, path) == f"{STAGE}/{place}"


@pytest.mark.parametrize(
    ("verb", "path", "place"),
    [("GET", "/pets/{id}", "GET/pets/{id}"), ("ANY", "/x", "*/x"), ("ANY", "$default", "$default")],
)
def test_a_route_stands_as_its_key(verb: str, path: str, place: str) -> None:
    """One without a path has no verb."""
    assert of_route(STAGE, verb, path) == f"{STAGE}/{place}"
