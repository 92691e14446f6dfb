"""The claims of a token as HTTP APIs hand them on: every value a text.

Seen in public dumps of the events that HTTP APIs with JWT authorizers send to functions: numbers as digits, lists in
square brackets with blanks between their items (`[admin user]`); that objects look alike is inferred.
"""

import json
from collections.abc import Mapping
from typing import Any


def http_claim_texts(claims: Mapping[str, Any]) -> Mapping[str, str]:
    """Return each claim as a text; one that is null is left out."""
    return {name: _text(value) for name, value in claims.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "[" + " ".join(_text(one) for one in value) + "]"
    if isinstance(value, dict):
        return "map[" + " ".join(f"{name}:{_text(one)}" for name, one in sorted(value.items())) + "]"
    return json.dumps(value)
