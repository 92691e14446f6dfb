"""Sets of addresses, and the addresses of a caller: of the connection, or of a header that a proxy wrote.

Restates "IP set match rule statement" and "Forwarded IP addresses in AWS WAF", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html
"""

from collections.abc import Iterable
from typing import Final

from gatewright.aws.policy.conditions.ip import address, network
from gatewright.aws.waf.inspection import Inspection, Partial
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import ForwardedIp

MOST_FORWARDED: Final = 10
"""Of a header with more addresses the last ten are looked at (documented for ANY)."""

_UNTOLD: Final = (Missing(subject="request.peer.source_ip", what=Message(N_("the address that the call came from"))),)

Number = tuple[int, int]
"""The IP version and the number of an address."""


class Ranges:
    """Ranges of both families, in one set for each length of prefix."""

    __slots__ = ("_by_version",)

    def __init__(self, ranges: Iterable[str]) -> None:
        grouped: dict[Number, set[int]] = {}
        for item in ranges:
            read = network(item)
            if read is not None:
                grouped.setdefault(read[:2], set()).add(read[2])
        self._by_version = {
            version: tuple((shift, frozenset(found)) for (of, shift), found in grouped.items() if of == version)
            for version in (4, 6)
        }

    def __contains__(self, number: Number) -> bool:
        return any(number[1] >> shift in networks for shift, networks in self._by_version[number[0]])


def caller(inspection: Inspection) -> Number | Partial | None:
    """Return the address that the call came from; `None` for one that is none."""
    source = inspection.request.peer.source_ip
    return Partial((), source.missing or _UNTOLD) if isinstance(source, Unknown) else address(source)


def forwarded(inspection: Inspection, spec: ForwardedIp) -> tuple[Number | None, ...] | Partial:
    """Return the addresses of a header, those that the position asks for, `None` for what is none; empty without it."""
    value = inspection.request.headers.get(spec.header)
    if value is None:
        return ()
    if isinstance(value, Unknown):
        return Partial((), value.missing)
    parts = [part.strip() for part in value.split(",")]
    if spec.position == "ANY":
        return tuple(address(part) for part in parts[-MOST_FORWARDED:])
    return (address(parts[0 if spec.position == "FIRST" else -1]),)
