"""The IpAddress operators: addresses and ranges of both families, compared as numbers.

A bare address is a range of one; bits behind the prefix are ignored; an address of one family is in no range of the
other. The ranges are kept as one set of network numbers for each prefix length, so that ten thousand cost no more
than ten.

Restates "IAM JSON policy elements: Condition operators", IP address condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

import ipaddress
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from gatewright.aws.policy.conditions.operand import Prepared
from gatewright.aws.policy.globs import Pattern, written

_LONGEST: Final = 49
"""No address or range is longer; a longer text need not be read."""

Networks = dict[int, tuple[tuple[int, frozenset[int]], ...]]
"""For each IP version: how far to shift an address, and the networks that it may then be."""


@lru_cache(maxsize=4096)
def address(text: str) -> tuple[int, int] | None:
    """Return the IP version and the number of an address, `None` for any other text."""
    if len(text) > _LONGEST or "%" in text:
        return None
    try:
        read = ipaddress.ip_address(text)
    except ValueError:
        return None
    return read.version, int(read)


def network(text: str) -> tuple[int, int, int] | None:
    """Return the IP version of a range, how far to shift an address, and the number it must then be."""
    if len(text) > _LONGEST or "%" in text:
        return None
    try:
        read = ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None
    shift = read.max_prefixlen - read.prefixlen
    return read.version, shift, int(read.network_address) >> shift


def within(values: Sequence[Pattern]) -> Prepared:
    """Return whether an address is in one of the ranges."""
    ranges = [network(written(value)) for value in values]
    networks = _networks([item for item in ranges if item is not None])

    def matches(text: str) -> bool:
        read = address(text)
        if read is None:
            return False
        version, value = read
        return any(value >> shift in numbers for shift, numbers in networks[version])

    return Prepared(matches, tuple(place for place, item in enumerate(ranges) if item is None))


def _networks(ranges: Sequence[tuple[int, int, int]]) -> Networks:
    grouped: dict[tuple[int, int], set[int]] = {}
    for version, shift, value in ranges:
        grouped.setdefault((version, shift), set()).add(value)
    return {
        wanted: tuple((shift, frozenset(values)) for (version, shift), values in grouped.items() if version == wanted)
        for wanted in (4, 6)
    }
