"""Every cause by id: of the chain, and of what stands before and behind the front door."""

from collections.abc import Mapping
from typing import Final

from gatewright.checks.edge import BEFORE_THE_DOOR
from gatewright.checks.endpoint import public_api_through_vpc_endpoint, security_group_closed
from gatewright.checks.integration import BEHIND_THE_DOOR
from gatewright.checks.renamed import RENAMED
from gatewright.checks.request import too_large
from gatewright.engine.chain import HTTP, REST, WEBSOCKET
from gatewright.model.cause import Cause

OUTSIDE_THE_CHAIN: Final = (
    public_api_through_vpc_endpoint.CAUSE,
    security_group_closed.CAUSE,
    *BEFORE_THE_DOOR,
    too_large.CAUSE,
    *BEHIND_THE_DOOR,
)
"""Causes that no check of the request can find: another box refused, or the call took another way."""

_IN_THE_CHAIN: Final = tuple(cause for entry in (*REST, *HTTP, *WEBSOCKET) for cause in entry.check.causes)

CAUSES: Final[Mapping[str, Cause]] = {
    cause.id: cause for cause in sorted((*_IN_THE_CHAIN, *OUTSIDE_THE_CHAIN), key=lambda cause: cause.id)
}
"""All causes, by id, in the order of their ids."""


def cause(cause_id: str) -> Cause | None:
    """Return the cause of this id, or of the id that it was renamed to; `None` when there is none."""
    return CAUSES.get(RENAMED.get(cause_id, cause_id))
