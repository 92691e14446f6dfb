"""Which of the parameters that a method requires the request has.

A blank value counts as none (documented).
"""

from urllib.parse import parse_qsl

from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.method_request import MethodRequest
from gatewright.model.unknown import Missing, PartlyTold, Unknown

_UNTOLD_QUERY = Unknown((Missing(subject="request.query", what=Message(N_("the query of the request"))),))


def lacking(call: Call, asked: MethodRequest) -> tuple[tuple[str, str], ...]:
    """Return the required parameters that are not there: `header`, `path` or `querystring`, and the name."""
    found = ((kind, name, _value(call, kind, name)) for kind, name in asked.required)
    return tuple((kind, name) for kind, name, value in found if isinstance(value, str) and not value.strip())


def untold(call: Call, asked: MethodRequest) -> tuple[Unknown, ...]:
    """Return why nobody knows of further ones whether they are there."""
    found = (_value(call, kind, name) for kind, name in asked.required)
    return tuple(value for value in found if isinstance(value, Unknown))


def _value(call: Call, kind: str, name: str) -> str | Unknown:
    """Return the value of a parameter, empty where there is none."""
    if kind == "header":
        value = call.request.headers.get(name)
        if isinstance(value, PartlyTold) and value.begins.strip():
            return value.begins
        return "" if value is None else value
    if kind == "path":
        return "" if isinstance(call.route, Unknown) else call.route.path_parameters.get(name, "")
    found = dict(parse_qsl(call.request.query)).get(name, "")
    # Evidence that leaves fields out, as a log does, mostly has no query either.
    return _UNTOLD_QUERY if not found.strip() and call.request.headers.withheld else found
