"""The most specific route of an HTTP API serves a call."""

import pytest

from gatewright.aws.http_routes import http_router, raw_parameters
from gatewright.aws.route_keys import path_and_verb, route_key
from gatewright.model.api import Definition, Method, Resource

# The example of "Create routes for HTTP APIs in API Gateway", and a few more.
KEYS = (
    "GET /pets/dog/1",
    "GET /pets/dog/{id}",
    "GET /pets/{proxy+}",
    "ANY /{proxy+}",
    "$default",
    "POST /pets/dog/1",
    "ANY /carts/{id}",
    "PUT /carts/{id}",
    "GET /a b",
)


def definition(*keys: str) -> Definition:
    """Return an API with these routes."""
    resources: dict[str, Resource] = {}
    for path, verb in map(path_and_verb, keys):
        before = resources[path].methods if path in resources else {}
        resources[path] = Resource(path=path, methods={**before, verb: Method(http_method=verb)})
    return Definition(resources=resources)


@pytest.mark.parametrize(
    ("call", "key", "parameters"),
    [
        ("GET /pets/dog/1", "GET /pets/dog/1", {}),
        ("GET /pets/dog/2", "GET /pets/dog/{id}", {"id": "2"}),
        ("GET /pets/cat/1", "GET /pets/{proxy+}", {"proxy": "cat/1"}),
        ("POST /test/5", "ANY /{proxy+}", {"proxy": "test/5"}),
        ("POST /pets/dog/2", "ANY /{proxy+}", {"proxy": "pets/dog/2"}),
        ("PUT /carts/7", "PUT /carts/{id}", {"id": "7"}),
        ("GET /carts/7", "ANY /carts/{id}", {"id": "7"}),
        ("HEAD /pets/dog/1", "ANY /{proxy+}", {"proxy": "pets/dog/1"}),
        ("OPTIONS /carts/7", "ANY /carts/{id}", {"id": "7"}),
        ("GET /", "$default", {}),
        ("GET /pets/dog/1/", "GET /pets/{proxy+}", {"proxy": "dog/1/"}),
        ("GET /Pets/dog/1", "ANY /{proxy+}", {"proxy": "Pets/dog/1"}),
        ("GET /pets/dog/a%2Fb", "GET /pets/dog/{id}", {"id": "a/b"}),
        ("GET /a%20b", "GET /a b", {}),
    ],
)
def test_the_most_specific_route_serves(call: str, key: str, parameters: dict[str, str]) -> None:
    """Full matches before greedy variables before `$default`; the verb itself before ANY; letters and slashes count."""
    verb, _, path = call.partition(" ")
    found = http_router(definition(*KEYS)).route(verb, path)

    assert found is not None
    assert route_key(found.resource.path, found.method.http_method) == key
    assert found.path_parameters == parameters


@pytest.mark.parametrize("call", ["GET /", "GET /pets/", "POST /pets", "GET /pets/1/2", "GET /$default", "HEAD /pets"])
def test_without_a_default_route_nothing_else_serves(call: str) -> None:
    """A slash at the end, an empty variable, another verb: none of them is the route; HEAD is not served by GET."""
    verb, _, path = call.partition(" ")

    assert http_router(definition("GET /pets", "GET /pets/{id}")).route(verb, path) is None


def test_variables_are_told_as_they_came() -> None:
    """Still percent-encoded, for back ends that get them in their path."""
    assert raw_parameters("/pets/{id}/{rest+}", "/pets/a%2Fb/c/d%20e") == {"id": "a%2Fb", "rest": "c/d%20e"}
    assert raw_parameters("/pets", "/pets") == {}


def test_the_paths_that_match_are_told_whatever_the_verb() -> None:
    """The most specific first."""
    found = http_router(definition(*KEYS)).resources("/pets/dog/1")

    assert [one.path for one in found] == ["/pets/dog/1", "/pets/dog/{id}", "/pets/{proxy+}", "/{proxy+}"]
