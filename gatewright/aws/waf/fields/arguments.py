"""Query arguments, one or all.

Restates "Request components", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
Names are not case-sensitive (documented); they are compared decoded, values are looked at as they stand (inferred).
"""

from collections.abc import Callable, Mapping
from typing import Final

from gatewright.aws.waf.fields.targets import UNTOLD, query_string
from gatewright.aws.waf.inspection import Found, Inspection, Partial
from gatewright.aws.waf.transformations.urls import url_decode, url_decode_uni
from gatewright.model.waf import FieldToMatch

Pair = tuple[bytes, bytes]
"""Name in lower case, and value."""

_KEPT: Final = "arguments"


def combined(query: bytes) -> bytes:
    """Put the values of one name together, a comma between them, at the place of the first."""
    values: dict[bytes, list[bytes]] = {}
    for piece in query.split(b"&"):
        name, _, value = piece.partition(b"=")
        values.setdefault(name, []).append(value)
    return b"&".join(name + b"=" + b",".join(several) for name, several in values.items())


BEFORE_PARSING: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "URL_DECODE": url_decode,
    "URL_DECODE_UNI": url_decode_uni,
    "COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA": combined,
    "REPLACE_SEMICOLONS_WITH_AMPERSANDS": lambda query: query.replace(b";", b"&"),
}
"""The transformations of the raw query string, by AWS's names."""


def single_query_argument(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads the values of one argument."""
    name = spec.name.encode()

    def read(inspection: Inspection) -> Found:
        found = pairs(inspection, spec.before_parsing)
        return found if isinstance(found, Partial) else tuple(value for key, value in found if key == name)

    return read


def all_query_arguments(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads the values of all arguments."""

    def read(inspection: Inspection) -> Found:
        found = pairs(inspection, spec.before_parsing)
        return found if isinstance(found, Partial) else tuple(value for _, value in found)

    return read


def pairs(inspection: Inspection, before: tuple[str, ...] = ()) -> tuple[Pair, ...] | Partial:
    """Return the arguments in order; parsed once for each way of preparing the query string."""
    key = _KEPT + ",".join(before)
    found: tuple[Pair, ...] | Partial | None = inspection.kept.get(key)
    if found is None:
        found = inspection.kept[key] = _parsed(inspection, before)
    return found


def _parsed(inspection: Inspection, before: tuple[str, ...]) -> tuple[Pair, ...] | Partial:
    query = query_string(inspection)
    if not isinstance(query, tuple):
        return Partial((), UNTOLD)
    raw = query[0]
    for name in before:
        raw = BEFORE_PARSING[name](raw)
    found = (piece.partition(b"=") for piece in raw.split(b"&") if piece)
    return tuple((url_decode(name).lower(), value) for name, _, value in found)
