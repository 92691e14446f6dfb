"""Header fields: one, several, or the order of their names.

Restates "Request components" and "Oversize web request components", AWS WAF developer guide: the first 8 KB or the
first 200 header fields are looked at, whichever comes first.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from gatewright.aws.waf.inspection import Found, Inspection, Partial, as_bytes
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import FieldToMatch

Pair = tuple[bytes, bytes]
"""Name in lower case, and value."""

MOST_BYTES: Final = 8192
MOST_FIELDS: Final = 200

UNTOLD: Final = (
    Missing(subject="request.headers", what=Message(N_("which header fields the request carried, and with what"))),
)


def single_header(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads the values of one header."""

    def read(inspection: Inspection) -> Found:
        values = tuple(as_bytes(value) for value in inspection.request.headers.all(spec.name))
        if values:
            return values
        unknown = inspection.request.headers.get(spec.name)
        return Partial((), unknown.missing or UNTOLD) if isinstance(unknown, Unknown) else ()

    return read


def headers(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads several headers."""

    def read(inspection: Inspection) -> Found:
        return chosen(spec, pairs(inspection), withheld=inspection.request.headers.incomplete)

    return read


def header_order(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads the names of the headers in order, a colon between them."""

    def read(inspection: Inspection) -> Found:
        if inspection.request.headers.incomplete:
            return Partial((), UNTOLD)
        within, whole = limited(pairs(inspection))
        if not whole and spec.oversize != "CONTINUE":
            return spec.oversize == "MATCH"
        return (b":".join(name for name, _ in within),)

    return read


def pairs(inspection: Inspection) -> Sequence[Pair]:
    """Return all header fields that are known."""
    found: Sequence[Pair] | None = inspection.kept.get("headers")
    if found is None:
        found = [(as_bytes(name).lower(), as_bytes(value)) for name, value in inspection.request.headers]
        inspection.kept["headers"] = found
    return found


def chosen(spec: FieldToMatch, items: Sequence[Pair], *, withheld: bool) -> Found:
    """Return names and values as the spec wants them, of headers or of cookies."""
    within, whole = limited(items)
    if not whole and spec.oversize != "CONTINUE":
        return spec.oversize == "MATCH"
    values = tuple(_sides(spec, within))
    return Partial(values, UNTOLD) if withheld else values


def limited(items: Sequence[Pair]) -> tuple[Sequence[Pair], bool]:
    """Return the fields within AWS's limits, and whether those are all."""
    size = 0
    for place, (name, value) in enumerate(items):
        size += len(name) + len(value)
        if size > MOST_BYTES or place == MOST_FIELDS:
            return items[:place], False
    return items, True


def _sides(spec: FieldToMatch, items: Iterable[Pair]) -> Iterable[bytes]:
    included = None if spec.included is None else {name.encode() for name in spec.included}
    excluded = {name.encode() for name in spec.excluded}
    for name, value in items:
        plain = name.lower()
        if plain in excluded or (included is not None and plain not in included):
            continue
        if spec.scope != "VALUE":
            yield name
        if spec.scope != "KEY":
            yield value
