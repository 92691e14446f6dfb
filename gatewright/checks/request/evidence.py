"""What a refusal of the request itself shows: the facts, the words, and what is missing to be sure."""

import json
from typing import Any, Final

from gatewright.aws.schema_complaints import Complaint, kind
from gatewright.checks.request import body_invalid, media_type_unsupported, parameter_missing
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import Missing, Unknown

COMPLAINTS: Final = "complaints"
"""The value of a denial that holds what does not fit, in AWS's words: it may quote the body."""

CODING: Final = "coding"
"""The value of a denial that says why the body does not unpack."""

_RULES: Final = Missing(
    subject="configuration.resources",
    what=Message(N_("what the method asks of its requests: its validator, its models, its content types")),
    permission="apigateway:GET",
)
_SECRET: Final = pattern(r"(?i)passw|secret|token|credential|api.?key|authori[sz]|\bpin\b|cvv|ssn")
_LONGEST: Final = 60
_ALL: Final = (parameter_missing.CAUSE, body_invalid.CAUSE, media_type_unsupported.CAUSE)
_OF_THEIR_OWN: Final = ("parameters", "model", "media_type", "place", "expected", "content_types")


def denial(cause: Cause, call: Call, facts: tuple[Fact, ...] = (), **more: str) -> Deny:
    """Return a refusal for `cause`; placeholders that it does not fill are not known."""
    untold = dict.fromkeys(_OF_THEIR_OWN, NOT_KNOWN)
    return Deny(cause, facts, words(call, **{**untold, **more}))


def unsure(call: Call, untold: Unknown, *causes: Cause) -> Unsure:
    """Return that nobody told what decides on these causes; all of them, where none is named."""
    return Unsure(untold.missing or (_RULES,), tuple(denial(cause, call) for cause in causes or _ALL))


def place_of(call: Call) -> str:
    """Return where the method stands in the configuration."""
    if isinstance(call.route, Unknown):
        return "deployed"
    return f"deployed[{call.route.resource.path}].{call.route.method.http_method}"


def pointer(place: tuple[str | int, ...]) -> str:
    """Return a place in a body as a JSON pointer (RFC 6901); the whole of it is `/`."""
    return "/" + "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in place)


def missed(one: Complaint) -> tuple[str | int, ...]:
    """Return the place that a complaint is about: of a property that is missing, where it would stand."""
    return (*one.place, one.values["property"]) if one.keyword == "required" else one.place


def expected(one: Complaint) -> str:
    """Return what a schema asks for, without a word of what came."""
    match one.keyword:
        case "required":
            return "required"
        case "type":
            return f"type {' or '.join(sorted(one.values['types']))}"
        case "enum":
            return f"one of {_short(json.dumps(one.values['options'], ensure_ascii=False, default=str))}"
        case "additionalProperties":
            return "no other properties"
    told = next((value for name, value in one.values.items() if name != "context"), None)
    return one.keyword if told is None else f"{one.keyword} {_short(str(told))}"


def observed(one: Complaint) -> Fact:
    """Return what stands in the body, its type first; of what may be a secret nothing else."""
    place = pointer(missed(one))
    if one.keyword == "required":
        return Fact("request", f"body{place}", "-")
    if one.keyword == "additionalProperties":
        return Fact("request", f"body{place}", _short(", ".join(sorted(one.values["unexpected"]))))
    named = next((step for step in reversed(one.place) if isinstance(step, str)), "")
    if isinstance(one.instance, dict | list) or _SECRET.search(named) is not None:
        return Fact("request", f"body{place}", kind(one.instance))
    return Fact("request", f"body{place}", f"{kind(one.instance)}: {_shown(one.instance)}")


def _shown(value: Any) -> str:
    return _short(json.dumps(value, ensure_ascii=False, default=str))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
