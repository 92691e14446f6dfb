"""Route keys of HTTP and WebSocket APIs, and the path and verb that they stand for.

Restates "Create routes for HTTP APIs in API Gateway", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
"""

from typing import Final

DEFAULT: Final = "$default"
"""The route that takes what no other takes, and the stage of an HTTP API that stands at the root."""

ANY: Final = "ANY"
"""Every verb."""


def path_and_verb(route_key: str) -> tuple[str, str]:
    """Return the path and the verb of a route key; a key without a path (`$default`, `orders`) is its own path."""
    verb, _, path = route_key.partition(" ")
    return (path, verb) if path.startswith("/") else (route_key, ANY)


def route_key(path: str, verb: str) -> str:
    """Return the route key of a path and a verb."""
    return f"{verb} {path}" if path.startswith("/") else path
