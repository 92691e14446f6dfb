"""From JSON text to the values of a template, and back.

A payload is read as leniently as AWS reads it (`permissive_json`): what starts like no JSON document is one string to
JSONPath. Templates that take forms apart are built on it (`$input.path('$').split('&')`, as users of AWS show it since
2015), and a member of it is nothing (found on AWS's console: LocalStack pull request 12774, 2025-06-18).
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.permissive_json import read_permissive
from gatewright.aws.vtl.errors import NotJson
from gatewright.aws.vtl.printing import JsonArray

__all__ = ["json_of", "parsed", "payload"]


def parsed(text: str) -> object:
    """Read JSON text; its lists print as JSON. Raise `NotJson` for any other text."""
    if text == "{}":
        # The payload of most requests: without a body.
        return {}
    try:
        return _templated(_JSON.decode(text))
    except RecursionError:
        raise NotJson("the JSON is nested too deeply") from None
    except ValueError as problem:
        reason = str(problem).splitlines()[0]
        raise NotJson(f"expected JSON, got text that cannot be read as such: {reason}") from None


def payload(text: str) -> object:
    """Read what was sent as JSONPath does: JSON, or one string. Raise `NotJson` for a document that is broken."""
    try:
        return parsed(text)
    except NotJson as problem:
        kept = text.strip()
        if not kept:
            return ""
        try:
            return _templated(read_permissive(kept))
        except ValueError:
            raise problem from None


def _refused(name: str) -> object:
    """Refuse `NaN` and `Infinity`, which Python reads and JSON does not have."""
    raise ValueError(f"`{name}` is not JSON")


_JSON: Final = json.JSONDecoder(parse_constant=_refused)


def _templated(value: Any) -> object:
    """Return a value with every list made a list from JSON."""
    if isinstance(value, list):
        return JsonArray([_templated(item) for item in value])
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, list | dict):
                value[name] = _templated(item)
    return value


def json_of(value: object) -> str:
    """Write a value that came out of JSON as JSON without blanks; no value is written as the empty text."""
    if value is None:
        return '""'
    if isinstance(value, str | bool | int | float | list | Mapping):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    raise TypeError(f"expected a value from JSON, got `{type(value).__name__}`")
