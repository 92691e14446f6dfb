"""The address of an HTTP backend: stage variables filled in once, path parameters for each call.

A path parameter that goes into the path goes as it came, byte for byte; every other value is percent-encoded, so that
no caller can reach beyond the path with `?`, `#` or a line end. A `{parameter}` in the place of the host is refused: it
would let callers choose the backend.

Slashes at the head of the path become one: `https://${stageVariables.host}/test-path`, with a host that ends with a
slash, reaches `/test-path` (recorded, LocalStack's AWS-validated snapshot of test_import_with_stage_variables,
2025-09-29; that it is API Gateway that takes the slash away, and not the function URL behind it, is inferred).
"""

import re
from collections.abc import Mapping
from typing import Final, Literal
from urllib.parse import quote

from gatewright.aws.uri_variables import MappingError, with_stage_variables
from gatewright.gateway.integrations.failure import misconfigured

INVALID: Final = "Invalid endpoint address"
"""Recorded: the execution log of a test invocation, 2025-09-29."""

_URI: Final = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#{}@\s]+)(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?")
_AUTHORITY: Final = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5}))?")
_PARAMETER: Final = re.compile(r"\{([^{}]+?)\+?\}")
_TARGET: Final = re.compile(r"/[!-~\x80-\xff]*")
_PORTS: Final = {"http": 80, "https": 443}
_HIGHEST_PORT: Final = 65_535
_KEPT_IN_PATH: Final = "/:@!$&'()*+,;=-._~"


class Endpoint:
    """Where the calls of one method go."""

    __slots__ = ("_base", "_fixed", "_path", "_query", "host", "port", "scheme")

    def __init__(self, uri: str, stage_variables: Mapping[str, str]) -> None:
        """Read the URI; raise `ExecutionFailedError` when no call can ever go there."""
        try:
            filled = with_stage_variables(uri, stage_variables)
        except MappingError:
            raise misconfigured(INVALID) from None
        found = _URI.fullmatch(filled)
        authority = None if found is None else _AUTHORITY.fullmatch(found["authority"])
        if found is None or authority is None or int(authority["port"] or 0) > _HIGHEST_PORT:
            raise misconfigured(INVALID)
        self.scheme: Literal["http", "https"] = "https" if found["scheme"] == "https" else "http"
        self.host: str = authority["host"].strip("[]")
        self.port = int(authority["port"] or _PORTS[self.scheme])
        self._path: str = "/" + (found["path"] or "").lstrip("/")
        self._query: str = found["query"] or ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        self._base = f"{self.scheme}://{host}{port}"
        fixed = f"{self._path}?{self._query}" if self._query else self._path
        self._fixed = None if "{" in fixed or _TARGET.fullmatch(fixed) is None else fixed

    def target(self, raw: Mapping[str, str], encoded: Mapping[str, str], query: str) -> str:
        """Return path and query of one call.

        `raw` holds path parameters that are percent-encoded already, `encoded` those that are to be; `query` is what
        the call adds to the query of the URI. Raise `ExecutionFailedError` when a parameter has no value.
        """
        if self._fixed is not None and not query:
            return self._fixed

        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name in encoded:
                return quote(encoded[name], safe=_KEPT_IN_PATH)
            if name in raw:
                return raw[name]
            raise misconfigured(INVALID)

        path = _PARAMETER.sub(value, self._path)
        own = _PARAMETER.sub(value, self._query)
        joined = "&".join(part for part in (own, query) if part)
        target = f"{path}?{joined}" if joined else path
        if _TARGET.fullmatch(target) is None:
            raise misconfigured(INVALID)
        return target

    def uri(self, target: str) -> str:
        """Return the whole URI of one call, for the log."""
        return self._base + target


def raw_path_parameters(resource_path: str, path: str) -> dict[str, str]:
    """Return the path parameters of a call, still percent-encoded: `path` is the path below the stage.

    The engine has matched the two already; this cuts the same path at the same places. Further slashes before the path
    and a slash at its end count for nothing there, and so are not part of a greedy parameter.
    """
    names = resource_path.strip("/").split("/")
    segments = path.lstrip("/").removesuffix("/").split("/")
    found: dict[str, str] = {}
    for place, name in enumerate(names):
        if name.endswith("+}"):
            found[name[1:-2]] = "/".join(segments[place:])
        elif name.startswith("{") and place < len(segments):
            found[name[1:-1]] = segments[place]
    return found
