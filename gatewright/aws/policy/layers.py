"""The policies that bear on one call, each with its place, and what each of them says.

A layer is one of the places of "Policy evaluation logic"; within a layer several policies are one voice.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import ALLOWING, DENY, DIRECT, NOTHING_SAID, SILENT, Ruling
from gatewright.aws.policy.values import Truth, all_of
from gatewright.model.unknown import UNKNOWN, Unknown

Layer = Literal["endpoint", "rcp", "scp", "resource", "identity", "boundary", "session"]
"""Where a policy is attached."""

ORDER: Final[tuple[Layer, ...]] = ("rcp", "scp", "endpoint", "resource", "identity", "boundary", "session")
"""The order of AWS's flow. The answer does not depend on it; which of several denials is reported does."""

Read = Callable[[Policy, Facts], Ruling]
"""A reader: `decide`, or one that keeps what `explain` shows."""

_ANYTHING: Final = DENY | SILENT | ALLOWING


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """Every policy that bears on a call; `None`, or nothing in a list, where there is none."""

    identity: tuple[Policy, ...] | Unknown = ()
    """The policies of the user and his groups, or of the role."""

    resource: Policy | Unknown | None = None
    """The resource policy of the API, as deployed."""

    boundary: Policy | Unknown | None = None
    """The permissions boundary of the principal."""

    session: tuple[Policy, ...] | Unknown | None = None
    """The session policies of the temporary credentials; one that allows suffices."""

    scps: tuple[tuple[Policy, ...], ...] | Unknown = ()
    """The service control policies of each level, from the root of the organisation to the caller's account."""

    rcps: tuple[tuple[Policy, ...], ...] | Unknown = ()
    """The resource control policies of each level above the API's account.

    AWS's lists of services do not name `execute-api` (2026-09), so that no call has any today.
    """

    endpoint: Policy | Unknown | None = None
    """The policy of the VPC endpoint that the call came through."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one layer says."""

    ruling: Ruling
    """Its rulings taken together; silent where nothing is attached."""

    policy: Policy | None
    """The policy that the ruling is of."""

    allows: Truth
    """Whether the layer lets the call through; true where nothing is attached that could hold it."""

    levels: tuple["Voice", ...] = ()
    """Of organisation policies, each level's own voice."""


NO_VOICE: Final = Voice(NOTHING_SAID, None, allows=True)
"""A layer that binds nobody."""

SILENT_VOICE: Final = Voice(NOTHING_SAID, None, allows=False)
"""A layer that must allow, without a policy."""

UNKNOWN_VOICE: Final = Voice(Ruling(_ANYTHING), None, allows=UNKNOWN)
"""A layer of which nobody told us the policies."""


def voice(policies: Iterable[Policy], facts: Facts, read: Read) -> Voice:
    """Return what several policies of one place say together: a Deny in any, else an Allow in any."""
    ruling = NOTHING_SAID
    spoken: Policy | None = None
    for policy in policies:
        said = read(policy, facts)
        if said.may == DENY:
            return Voice(said, policy, allows=False)
        if spoken is None or said.may != SILENT:
            if ruling is NOTHING_SAID:
                ruling, spoken = said, policy
            else:
                ruling, spoken = _together((ruling, spoken), (said, policy))
    return Voice(ruling, spoken, ruling.grants(ALLOWING))


def _together(
    first: tuple[Ruling, Policy | None], second: tuple[Ruling, Policy | None]
) -> tuple[Ruling, Policy | None]:
    """Return what two rulings may come to, with the policy that says the more."""
    one, other = first[0], second[0]
    may = (one.may | other.may) & DENY
    least = max(_least(one), _least(other))
    may |= least | ((one.may | other.may) & ~(2 * least - 1))
    chosen = second if _weight(other) > _weight(one) else first
    return (chosen[0] if chosen[0].may == may else Ruling(may, chosen[0].statement)), chosen[1]


def _least(ruling: Ruling) -> int:
    """Return the least that a ruling says apart from a Deny."""
    rest = ruling.may & ~DENY
    return rest & -rest if rest else SILENT


def _weight(ruling: Ruling) -> tuple[bool, int]:
    """Return how much a ruling matters: a Deny that may be, then the strength of an Allow."""
    return bool(ruling.may & DENY), _least(ruling)


def levels(groups: Sequence[Sequence[Policy]], facts: Facts, read: Read) -> Voice:
    """Return what the policies of an organisation say: each level must allow."""
    voices = tuple(voice(group, facts, read) for group in groups)
    if not voices:
        return NO_VOICE
    for level in voices:
        if level.ruling.may == DENY:
            return Voice(level.ruling, level.policy, allows=False, levels=voices)
    allows = all_of(*(level.allows for level in voices))
    may_deny = any(level.ruling.may & DENY for level in voices)
    chosen = next((level for level in voices if level.allows is not True), voices[-1])
    may = (DENY if may_deny else 0) | _levels_may(allows)
    return Voice(Ruling(may, chosen.ruling.statement), chosen.policy, allows, voices)


def _levels_may(allows: Truth) -> int:
    if allows is True:
        return DIRECT
    return SILENT if allows is False else SILENT | DIRECT


def single(policy: Policy | Unknown | None, facts: Facts, read: Read, without: Voice) -> Voice:
    """Return what one policy says, and `without` where there is none."""
    if policy is None:
        return without
    return UNKNOWN_VOICE if isinstance(policy, Unknown) else voice((policy,), facts, read)


def explicit_denial(voices: Mapping[Layer, Voice]) -> Layer | None:
    """Return the first layer, in AWS's order, with a Deny that applies for certain."""
    return next((layer for layer in ORDER if layer in voices and voices[layer].ruling.may == DENY), None)
