"""One verdict as one row of a table: what the line told of its call, and what was said of it.

The columns are the form `gatewright.verdicts/1`: one may be added to it, none is taken away.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from gatewright.bulk.dimensions import Traits
from gatewright.bulk.verdict import Verdict

SCHEMA: Final = "gatewright.verdicts/1"
"""What the form is called."""

_NOT_SET: Final = ("", "-")
_LAST_MOMENT: Final = 253_402_300_799
"""The end of the year 9999: what reads tables knows no later time."""


class VerdictRow(NamedTuple):
    """A refused call; `None` for what its line does not tell."""

    time: int | None
    """When it was made, in milliseconds since 1970, UTC."""

    origin: str
    """The log that it stands in."""

    line: int
    """The number of its line, or of its event."""

    request_id: str | None
    extended_request_id: str | None
    api_id: str | None
    stage: str | None
    domain_name: str | None
    method: str | None
    """What the variables of these names say."""

    route: str | None
    """Verb and resource, `GET /pets/{id}`; the route key of an HTTP or WebSocket API; else verb and path."""

    path: str | None
    """The path as it was asked for."""

    status: int | None
    """The status that was answered."""

    response_type: str | None
    """The gateway response: `ACCESS_DENIED`."""

    message: str | None
    """The error message that was answered."""

    caller: str | None
    """Who called, as far as the log tells: an ARN, a principal."""

    api_key_id: str | None
    """The id of the API key that came; its masked value where only that is logged."""

    source_ip: str | None
    """The address that the call came from."""

    user_agent: str | None
    """What the client calls itself."""

    answered_by: str
    """Who refused: `api-gateway-rest`."""

    outcome: str
    """How far the line goes: `decided`, `narrowed`, `undecidable`."""

    cause: str | None
    """The id of the cause, the likeliest where there are several."""

    standing: str | None
    """How that cause stands: `confirmed`, `likely`, `possible`."""

    also_possible: tuple[str, ...]
    """Ids of the other causes that the line leaves possible, the likeliest first."""

    group_id: str
    """Equal for calls that are equal for the verdict."""


Keep = Callable[[VerdictRow], None]
"""Takes a row."""


def row_of(
    told: Mapping[str, str], verdict: Verdict, traits: Traits, *, origin: str, line: int, group_id: str
) -> VerdictRow:
    """Return the row of a line's call."""

    def of(name: str) -> str | None:
        value = told.get(name, "")
        return None if value in _NOT_SET else value

    status = told.get("status", "")
    moment = traits.moment
    return VerdictRow(
        time=None if moment is None or not 0 <= moment <= _LAST_MOMENT else round(moment * 1000),
        origin=origin,
        line=line,
        request_id=of("requestId"),
        extended_request_id=of("extendedRequestId"),
        api_id=of("apiId"),
        stage=of("stage"),
        domain_name=of("domainName"),
        method=of("httpMethod"),
        route=traits.route.route or None,
        path=of("path"),
        status=int(status) if status.isascii() and status.isdecimal() and len(status) <= len("999") else None,
        response_type=of("error.responseType"),
        message=of("error.message"),
        caller=traits.caller or None,
        api_key_id=traits.key or None,
        source_ip=traits.address or None,
        user_agent=of("identity.userAgent"),
        answered_by=verdict.answered_by,
        outcome=verdict.outcome,
        cause=verdict.causes[0] if verdict.causes else None,
        standing=verdict.standing or None,
        also_possible=verdict.causes[1:],
        group_id=group_id,
    )
