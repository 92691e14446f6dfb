"""
The Availability Zones of a region, by name and id.

https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html. Every region has three
zones here, `a` to `c` (named default; some of AWS's have more, and accounts see other letters); their ids follow AWS's
rule, in which `us-east-1a` is `use1-az1`.
"""

from typing import Final

_LETTERS: Final = "abc"
_SHORT: Final = {
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "central": "c",
    "northeast": "ne",
    "northwest": "nw",
    "southeast": "se",
    "southwest": "sw",
}


def names_in(region: str) -> tuple[str, ...]:
    """Return the names of the zones of a region."""
    return tuple(f"{region}{letter}" for letter in _LETTERS)


def id_of(zone: str) -> str:
    """Return the id of a zone."""
    region, letter = zone[:-1], zone[-1]
    *place, number = region.split("-")
    short = "".join([*place[:1], *(_SHORT.get(part, part[:1]) for part in place[1:])])
    return f"{short}{number}-az{_LETTERS.index(letter) + 1}"
