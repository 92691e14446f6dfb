"""Cookies, several or one.

Restates "Request components" and "Oversize web request components", AWS WAF developer guide: the first 8 KB or the
first 200 cookies are looked at, whichever comes first.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
"""

from collections.abc import Callable, Sequence

from gatewright.aws.waf.fields.headers import UNTOLD, Pair, chosen
from gatewright.aws.waf.inspection import Found, Inspection, Partial, as_bytes
from gatewright.model.unknown import Unknown
from gatewright.model.waf import FieldToMatch


def cookies(spec: FieldToMatch) -> Callable[[Inspection], Found]:
    """Return what reads several cookies."""

    def read(inspection: Inspection) -> Found:
        return chosen(spec, pairs(inspection), withheld=_withheld(inspection))

    return read


def pairs(inspection: Inspection) -> Sequence[Pair]:
    """Return all cookies that are known, names as they stand."""
    found: Sequence[Pair] | None = inspection.kept.get("cookies")
    if found is None:
        pieces = [
            piece.strip() for value in inspection.request.headers.all("cookie") for piece in as_bytes(value).split(b";")
        ]
        found = [(name.strip(), value) for name, _, value in (piece.partition(b"=") for piece in pieces if piece)]
        inspection.kept["cookies"] = found
    return found


def named(inspection: Inspection, name: bytes) -> Found:
    """Return the values of one cookie, its name in any letter case."""
    values = tuple(value for key, value in pairs(inspection) if key.lower() == name)
    return Partial((), UNTOLD) if not values and _withheld(inspection) else values


def _withheld(inspection: Inspection) -> bool:
    return isinstance(inspection.request.headers.get("cookie"), Unknown)
