"""Custom response bodies: how large they may be.

https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.wafv2.errors import invalid_parameter, limit_exceeded

_MOST: Final = 50
_LONGEST: Final = 4096


def check_bodies(bodies: Mapping[str, Any]) -> None:
    """Raise for too many bodies, or one that is too large."""
    if len(bodies) > _MOST:
        raise limit_exceeded()
    for key, body in bodies.items():
        if len(body["Content"].encode()) > _LONGEST:
            raise invalid_parameter("A custom response body has up to 4 KB.", "CUSTOM_RESPONSE_BODY", key)
