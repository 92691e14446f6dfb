"""A body changed as little as it takes to fit a model: what is missing gets an example, what is wrong another value.

Each thing that the model complains of is mended, until it complains of nothing. What only a person could make up (a
text that a pattern asks for, one of several schemas) is left alone, and then there is no such body.
"""

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.aws.json_models import JsonModel, NotJsonError, read_body
from gatewright.aws.schema_complaints import Complaint, kind

_ROUNDS: Final = 24
"""So many times a body is looked at; each time everything is mended that can be."""

_LONGEST: Final = 2_000
"""So many letters, items or digits an example may have."""

_MOST: Final = 20_000
"""So many bytes a body may have that is mended."""

_EXAMPLES: Final[Mapping[str, Any]] = {
    "string": "text",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "object": {},
    "array": [],
    "null": None,
}
"""An example of each type, the first that is allowed."""

_OF_A_FORMAT: Final[Mapping[str, str]] = {
    "date-time": "2026-01-15T12:00:00Z",
    "email": "somebody@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "regex": "text",
    "uri": "https://example.com/",
}

Mend = Callable[[Complaint], Any]
"""From what does not fit to what may stand there instead; raises `LookupError` where nobody can say."""


def repaired(model: JsonModel, body: bytes) -> bytes | None:
    """Return a body near this one that fits; `None` where none can be derived. One that is no JSON begins anew."""
    if len(body) > _MOST:
        return None
    value, is_json = _read(body)
    for done in range(_ROUNDS):
        found = model.misfits(value)
        if not found and not done:
            # As it came; a body that is no JSON fits nothing.
            return body if is_json else b"{}"
        if not found:
            return json.dumps(value, separators=(", ", ": ")).encode()
        try:
            for one in found:
                value = _mended(value, one)
        except (LookupError, TypeError, ValueError):
            return None
    return None


def _read(body: bytes) -> tuple[Any, bool]:
    """Return what a body says, and whether it is JSON at all."""
    try:
        return copy.deepcopy(read_body(body)), True
    except NotJsonError:
        return {}, False


def _mended(value: Any, one: Complaint) -> Any:
    """Return the value with one thing mended; what another mending has taken away already stays away."""
    if not one.place:
        return _mend(one, value)
    holder = value
    for step in one.place[:-1]:
        holder = holder[step]
    last: Any = one.place[-1]
    holder[last] = _mend(one, holder[last])
    return value


def _mend(one: Complaint, here: Any) -> Any:
    if one.keyword == "required":
        return {**here, one.values["property"]: None}
    if one.keyword == "additionalProperties":
        return {name: inner for name, inner in here.items() if name not in one.values["unexpected"]}
    if here is not one.instance and here != one.instance:
        # It was mended for another reason already; what is left is seen in the next round.
        return here
    return _MENDS[one.keyword](one)


def _type(one: Complaint) -> Any:
    allowed = [name for name in _EXAMPLES if name in one.values["types"]]
    if "integer" in allowed and kind(one.instance) == "number":
        return round(one.instance)
    text = one.instance if isinstance(one.instance, str) else None
    if text is not None and {"integer", "number"} & set(allowed):
        return _number(text, whole="number" not in allowed)
    if "string" in allowed and isinstance(one.instance, int | float) and not isinstance(one.instance, bool):
        return str(one.instance)
    return copy.deepcopy(_EXAMPLES[allowed[0]])


def _number(text: str, *, whole: bool) -> Any:
    """Return the number that a text says, as "2" does; an example where it says none."""
    try:
        return int(text) if whole or text.strip().lstrip("-").isdigit() else float(text)
    except ValueError:
        return _EXAMPLES["integer"]


def _multiple(one: Complaint) -> Any:
    of = one.values["multiple_of"]
    return of * max(1, round(one.instance / of))


def _longer(one: Complaint) -> str:
    return str(one.instance).ljust(_limit(one), "x")


def _more(one: Complaint) -> list[Any]:
    return [*one.instance, *([None] * (_limit(one) - len(one.instance)))]


def _limit(one: Complaint) -> int:
    limit = int(one.values["limit"])
    if limit > _LONGEST:
        raise ValueError(f"{limit} are too many")
    return limit


def _without_twins(one: Complaint) -> list[Any]:
    return [item for place, item in enumerate(one.instance) if item not in one.instance[:place]]


_MENDS: Final[Mapping[str, Mend]] = {
    "type": _type,
    "enum": lambda one: copy.deepcopy(one.values["options"][0]),
    "format": lambda one: _OF_A_FORMAT[one.values["format"]],
    "minimum": lambda one: one.values["limit"],
    "maximum": lambda one: one.values["limit"],
    "exclusiveMinimum": lambda one: one.values["limit"] + 1,
    "exclusiveMaximum": lambda one: one.values["limit"] - 1,
    "multipleOf": _multiple,
    "minLength": _longer,
    "maxLength": lambda one: str(one.instance)[: _limit(one)],
    "minItems": _more,
    "maxItems": lambda one: one.instance[: _limit(one)],
    "uniqueItems": _without_twins,
}
"""How what a keyword complains of is mended; of one that is not here nobody can say."""
