"""Which mapping of a custom domain name a path falls under.

Restates "Use API mappings to connect API stages to a custom domain name for REST APIs", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
The longest base path that the path starts with wins, segment by segment and in these letters, whatever routes the API
behind it has; without one, the mapping `(none)` takes every path.
"""

from collections.abc import Iterable

from gatewright.model.domain import BasePathMapping


def longest(mappings: Iterable[BasePathMapping], path: str) -> tuple[BasePathMapping, str] | None:
    """Return the mapping that a path falls under, and the path that is left behind it; `None` when there is none."""
    best: BasePathMapping | None = None
    for one in mappings:
        if covers(one.base_path, path) and (best is None or len(one.base_path) > len(best.base_path)):
            best = one
    if best is None:
        return None
    return best, behind(best.base_path, path)


def behind(base_path: str, path: str) -> str:
    """Return the path that is left behind a base path which it starts with."""
    return (path[1 + len(base_path) :] or "/") if base_path else path


def covers(base_path: str, path: str) -> bool:
    """Tell whether a path falls under a base path."""
    if not base_path:
        return True
    return path == f"/{base_path}" or path.startswith(f"/{base_path}/")


def names_of(host: str) -> tuple[str, ...]:
    """Return the domain names that can stand for a host: its own, then the wildcard for its first label."""
    _, dot, parent = host.partition(".")
    return (host, f"*.{parent}") if dot and not host.startswith("*") else (host,)
