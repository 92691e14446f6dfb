"""
What becomes of each member that the control plane is given: obeyed, told back, refused, or read by nobody and why.

The grades are data, `members.toml` beside each service's `unsupported.toml`; a test walks over botocore's models and
finds every member of every offered operation in exactly one of them. A grade is given to a name (`authorizerId`), or,
where a name means different things, to one shape's (`GetTagsRequest.limit`); what stands below a member that is
refused, or read by nobody, shares its fate.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, TypeAlias

from gatewright.services import registry, unenforced

Grade = Literal["enforced", "told", "selects", "refused", "unread"]
"""
`enforced`: obeyed, by the control plane or at the door. `told`: kept and answered again, and decides nothing.
`selects`: says which thing is meant, or which part of a listing. `refused`: a value that would need something which
is not here is refused by name. `unread`: taken, and without effect; the reason says why that harms nobody.
"""

PLAIN: Final[tuple[Grade, ...]] = ("enforced", "told", "selects")
"""The grades that need no reason."""

REASONED: Final[tuple[Grade, ...]] = ("refused", "unread")
"""The grades that need one."""

Catalogue: TypeAlias = dict[str, Any]
"""Everything that is known of what is enforced, as JSON."""


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one service that share a grade, and a reason where there has to be one."""

    grade: Grade
    """Their grade."""

    members: tuple[str, ...]
    """Their names: `member`, or `Shape.member`."""

    reason: str = ""
    """Why they are refused, or why it harms nobody that they are not read."""


@cache
def groups(service: str) -> tuple[Group, ...]:
    """Return the groups of a service as its file has them."""
    read = _read(service, "members.toml")
    plain = [Group(grade, tuple(read[grade])) for grade in PLAIN]
    return (*plain, *(_reasoned(grade, each) for grade in REASONED for each in read.get(grade, ())))


@cache
def graded(service: str) -> Mapping[str, Group]:
    """Return the group of each name of a service."""
    return {name: group for group in groups(service) for name in group.members}


def group_of(service: str, shape: str, member: str) -> Group | None:
    """Return the group of one shape's member, `None` where it has no grade."""
    known = graded(service)
    return known.get(f"{shape}.{member}") or known.get(member)


def catalogue() -> Catalogue:
    """Return what becomes of every member and every operation of every service."""
    return {
        "services": {service: dict(_parts(service)) for service in sorted(registry.MODULES)},
        "stored_when_allowed": [
            {"kind": row.kind, "member": row.member, "words": row.words} for row in unenforced.TABLE
        ],
    }


def not_offered(service: str) -> list[Mapping[str, Any]]:
    """Return the groups of operations that a service does not offer: names or patterns, and the reason."""
    found: list[Mapping[str, Any]] = _read(service, "unsupported.toml")["unsupported"]
    return found


def _parts(service: str) -> Iterator[tuple[str, Any]]:
    found = groups(service)
    for grade in PLAIN:
        yield grade, [name for group in found if group.grade == grade for name in group.members]
    for grade in REASONED:
        named = (group for group in found if group.grade == grade)
        yield grade, [{"members": list(group.members), "reason": group.reason} for group in named]
    yield "not_offered", not_offered(service)


def _reasoned(grade: Grade, each: Mapping[str, Any]) -> Group:
    return Group(grade, tuple(each["members"]), each["reason"])


def _read(service: str, name: str) -> dict[str, Any]:
    place = files(f"gatewright.services.{registry.folder(service)}").joinpath(name)
    return tomllib.loads(place.read_text(encoding="utf-8"))
