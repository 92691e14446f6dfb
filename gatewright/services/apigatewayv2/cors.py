"""
What the CORS configuration of an HTTP API may be.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

LISTS: Final = ("AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders")
"""Members that are lists."""

ORIGIN: Final = pattern(r"\*|https?://(?:\*|[^\s/*?#]+)")
"""Documented: every origin, every one of a scheme, or one with its scheme."""

METHODS: Final = ("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "*")
"""Methods that a configuration may allow (documented)."""


def checked(asked: Mapping[str, Any]) -> Document:
    """Return the configuration as it is kept, or raise AWS's refusal."""
    credentials = bool(asked.get("AllowCredentials", False))
    if credentials and "*" in (asked.get("AllowOrigins") or ()):
        raise bad_request("allow-credentials is not supported if 'allow-origin' is *")  # reported by users of AWS
    for origin in asked.get("AllowOrigins") or ():
        if ORIGIN.fullmatch(origin) is None:
            raise bad_request(f"Invalid origin specified: {origin}")  # inferred
    for method in asked.get("AllowMethods") or ():
        if method not in METHODS:
            raise bad_request(f"Invalid method specified: {method}. Must be one of: [{', '.join(METHODS)}]")  # inferred
    return {
        "AllowCredentials": credentials,
        **{name: list(asked[name]) for name in LISTS if asked.get(name)},
        **({"MaxAge": asked["MaxAge"]} if asked.get("MaxAge") is not None else {}),
    }
