"""What signers take for date and scope: a clock read twice, another form, another region's or service's key."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from gatewright.aws.hosted_zones import REGIONAL_ZONES
from gatewright.aws.sigv4.canonical import trimmed
from gatewright.aws.sigv4.dates import instant, signed_stamp, stamp
from gatewright.aws.sigv4.header_slips import with_value
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.model.request import Request

_SERVICES: Final = ("execute-api", "apigateway", "lambda", "s3", "es", "iam", "sts", "execute_api", "appsync", "")
_SECONDS_APART: Final = 5
"""A clock that is read twice moves by this much at most."""

_DAY: Final = 86_400
_SCOPE_PARTS: Final = 4


def date_slips(request: Request, received: SignedText) -> Iterator[SignedText]:
    """Yield other dates, in the string to sign alone and in its header as well."""
    for date in dict.fromkeys(_other_dates(request, received.date)):
        scope = "/".join((date[:8], *received.scope.split("/")[1:]))
        for other in (received.scope, scope):
            alone = replace(received, date=date, scope=other)
            yield alone
            yield with_value(alone, "x-amz-date", date)
    for date in _other_forms(received.date):
        yield replace(received, date=date, key_scope=received.scope)


def scope_slips(received: SignedText) -> Iterator[SignedText]:
    """Yield other scopes: in the string to sign and for the key, in one of them, and in other forms."""
    parts = received.scope.split("/")
    if len(parts) != _SCOPE_PARTS:
        return
    day, region, service, terminator = parts
    for scope in (
        *(f"{other}/{region}/{service}/{terminator}" for other in _days_beside(received.date)),
        *(f"{day}/{region}/{other}/{terminator}" for other in _SERVICES),
        *(f"{day}/{other}/{service}/{terminator}" for other in _regions(dict(received.headers).get("host", ""))),
    ):
        yield replace(received, scope=scope)
        yield replace(received, key_scope=scope)
        yield replace(received, scope=scope, key_scope=received.scope)
    for scope in (f"{day}/{region}/{service}", f"{region}/{service}/{terminator}", f"/{received.scope}", ""):
        yield replace(received, scope=scope, key_scope=received.scope)
    yield replace(received, scope=received.scope.lower(), key_scope=received.scope)


def _other_dates(request: Request, date: str) -> Iterator[str]:
    header = request.headers.get("date")
    if isinstance(header, str):
        yield signed_stamp(trimmed(header))
    seconds = instant(date)
    if seconds is not None:
        yield from _stamps(seconds + apart for apart in range(-_SECONDS_APART, _SECONDS_APART + 1) if apart)


def _other_forms(date: str) -> Iterator[str]:
    """Yield the same moment as it is written elsewhere."""
    seconds = instant(date)
    if seconds is None:
        return
    moment = datetime.fromtimestamp(seconds, UTC)
    day, clock = f"{moment:%m-%d}", f"{moment:%H:%M:%S}"
    yield from (f"{moment.year:04}-{day}T{clock}{zone}" for zone in ("Z", ".000Z", "", "+00:00"))
    yield f"{moment:%a, %d %b} {moment.year:04} {clock} GMT"
    yield from (date[:8], date.removesuffix("Z"), date.replace("T", ""), str(int(seconds)))


def _stamps(instants: Iterable[float]) -> Iterator[str]:
    """Write the instants that the calendar has: the years 1 to 9999."""
    for seconds in instants:
        try:
            yield stamp(seconds)
        except (ValueError, OverflowError):
            continue


def _regions(host: str) -> Iterable[str]:
    """Return the region that the host names, those that clients may be set to, and none."""
    labels = host.partition(":")[0].split(".")
    return (*labels[2:3], *REGIONAL_ZONES, "", "undefined", "global", "us-gov-west-1", "cn-north-1", "us-gov-east-1")


def _days_beside(date: str) -> Iterator[str]:
    """Yield the day of the date and its neighbours: a clock that keeps local time."""
    seconds = instant(date)
    if seconds is not None:
        yield from (found[:8] for found in _stamps((seconds - _DAY, seconds, seconds + _DAY)))
