"""
What may stand where nobody tells: the policy that an authorizer returned, and what binds the caller of a signed call.

For one call a policy comes to one of three things: it allows, it denies, or it is silent. So a policy that is unknown
is one of three that are known, and each can be decided with. Those under which the call would not have fared as the log
shows are none; when all that are left come to one decision, that is the decision, whatever the policy may be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from gatewright.model.principal import NamedPolicy, Principal
from gatewright.model.unknown import Unknown

_TEXT: Final = '{"Version":"2012-10-17","Statement":[{"Effect":"%s","Action":"*","Resource":"*"}]}'
ALLOWS: Final = _TEXT % "Allow"
DENIES: Final = _TEXT % "Deny"
SILENT: Final = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"none:None","Resource":"*"}]}'


@dataclass(frozen=True, slots=True)
class StandIn:
    """One way in which what nobody tells may be."""

    authorizer: str = ALLOWS
    """The policy that a Lambda authorizer returned."""

    identity: str = ALLOWS
    """What the policies of the caller come to."""

    boundary: str | None = None
    """What a permissions boundary comes to."""

    session: str | None = None
    """What session policies come to."""

    def of(self, principal: Principal, parts: frozenset[str]) -> Principal:
        """Return the caller with these parts of what binds him put in place."""
        told: dict[str, object] = {
            "identity_policies": (NamedPolicy("identity", self.identity),),
            "boundary": None if self.boundary is None else NamedPolicy("boundary", self.boundary),
            "session_policies": None if self.session is None else (NamedPolicy("session", self.session),),
            # A service control policy that does not allow, denies: that stand-in denies elsewhere.
            "scps": (),
        }
        return replace(principal, **{name: told[name] for name in parts})  # type: ignore[arg-type]  # its own fields


PARTS: Final = ("identity_policies", "boundary", "session_policies", "scps")
"""What of a caller may be unknown, and can have a stand-in."""


def untold(principal: Principal) -> frozenset[str]:
    """Return which parts of what binds a caller nobody told."""
    return frozenset(name for name in PARTS if isinstance(getattr(principal, name), Unknown))


def of_authorizers() -> Iterator[StandIn]:
    """Yield what a Lambda authorizer may have returned."""
    yield from (StandIn(authorizer=policy) for policy in (ALLOWS, SILENT, DENIES))


def of_callers() -> Iterator[StandIn]:
    """Yield what may bind a caller of whose policies nobody told."""
    for identity, boundary, session in product((ALLOWS, SILENT), (None, SILENT), (None, SILENT)):
        yield StandIn(identity=identity, boundary=boundary, session=session)
    yield StandIn(identity=DENIES)
