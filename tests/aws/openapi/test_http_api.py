"""Definitions of HTTP APIs."""

import json
from typing import Any

import pytest

from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.http_api import HttpDefinition, http_definition
from gatewright.aws.openapi.http_security import Protection

INFO = {"title": "pets", "version": "1"}


def read(base_path: str = "ignore", /, **root: Any) -> HttpDefinition:
    """Read a definition with these members."""
    return http_definition(json.dumps({"openapi": "3.0.1", "info": INFO, **root}).encode(), base_path=base_path)


def keys(found: HttpDefinition) -> list[str]:
    """Return the keys of the routes."""
    return [one.key for one in found.routes]


def test_an_api_is_what_its_definition_says() -> None:
    """Name, version, CORS, tags, and whether its own endpoint is served."""
    found = read(
        info={**INFO, "description": "all of them"},
        tags=[{"name": "team", "x-amazon-apigateway-tag-value": "blue"}, {"name": "a section of the documentation"}],
        servers=[{"url": "/", "x-amazon-apigateway-endpoint-configuration": {"disableExecuteApiEndpoint": True}}],
        **{"x-amazon-apigateway-cors": {"allowOrigins": ["*"], "maxAge": 60}},
    )

    assert found.api == {
        "Name": "pets",
        "Version": "1",
        "Description": "all of them",
        "CorsConfiguration": {"AllowOrigins": ["*"], "MaxAge": 60},
        "DisableExecuteApiEndpoint": True,
        "Tags": {"team": "blue"},
    }


def test_each_operation_is_a_route() -> None:
    """What is no verb of a path is none."""
    found = read(
        paths={
            "/pets": {"get": {"operationId": "list"}, "parameters": [], "x-amazon-apigateway-any-method": {}},
            "/pets/{id}": {"delete": {}},
            "/$default": {"x-amazon-apigateway-any-method": {"isDefaultRoute": True}},
            "x-note": {"get": {}},
        }
    )

    assert ["GET /pets", "ANY /pets", "DELETE /pets/{id}", "$default"] == keys(found)
    assert ("list", None, Protection(), None) == (
        found.routes[0].operation_name,
        found.routes[1].operation_name,
        found.routes[0].protection,
        found.routes[0].integration,
    )


def test_a_default_route_without_its_slash_is_made_with_a_warning() -> None:
    """Reported by users of AWS."""
    found = read(paths={"$default": {"x-amazon-apigateway-any-method": {}}})

    assert (["$default"], ("Parse issue: attribute paths. Resource $default should start with /",)) == (
        keys(found),
        found.warnings,
    )


@pytest.mark.parametrize(
    ("mode", "expected"), [("ignore", "GET /pets"), ("prepend", "GET /a/b/pets"), ("split", "GET /b/pets")]
)
def test_a_base_path_is_ignored_prepended_or_split(mode: str, expected: str) -> None:
    """As V1 does it."""
    found = read(mode, servers=[{"url": "https://example.com/a/b"}], paths={"/pets": {"get": {}}})

    assert [expected] == keys(found)


def test_what_http_apis_do_not_have_is_told() -> None:
    """Nobody shall believe that it protects something."""
    found = read(
        paths={"/": {"get": {"x-amazon-apigateway-request-validator": "all"}}},
        **{"x-amazon-apigateway-policy": {}},
    )

    assert found.warnings == (
        "x-amazon-apigateway-policy is not supported for HTTP APIs. Ignoring.",
        "x-amazon-apigateway-request-validator is not supported for HTTP APIs. Ignoring.",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"swagger":"2.0","info":{"title":"x"}}',
        b'{"openapi":"3.0.1","info":{}}',
        b'{"openapi":"3.0.1"}',
        b"\xff",
    ],
)
def test_what_is_no_definition_of_an_http_api_is_refused(body: bytes) -> None:
    """OpenAPI 2 makes REST APIs."""
    with pytest.raises(OpenApiError):
        http_definition(body)


@pytest.mark.parametrize("node", [None, 1, [], "x"])
def test_whatever_stands_in_place_of_an_object_is_nothing(node: Any) -> None:
    """A definition is a free text."""
    assert () == read(paths=node, tags=node, servers=node, components=node).routes
    assert [] == keys(read(paths={"/": node}))
    assert ["GET /"] == keys(read(paths={"/": {"get": node}}, security=node))
