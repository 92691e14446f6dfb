"""What takes a reader further who gave too little: the call itself, the configuration, the page of a cause."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from gatewright.aws.addresses import address
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.fixes import PLACEHOLDER, UNTOLD
from gatewright.doctor.report.unseen import is_unseen
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import N_, Translate
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.sources.exchange import Exchange

HEAD: Final = N_("What to do next")
"""Stands above."""

_GIVE_THE_CALL: Final = N_("Show the call too, not only its answer: the verb, the host and the path tell much.")
_CONFIGURE: Final = N_(
    "Let the configuration decide: run this again with {options}, which only reads; or with --config and a template, an"
    " OpenAPI definition or a capture."
)
_EXPLAIN: Final = N_("What a cause means, how to make sure of it and how to mend it: gatewright explain {cause}")
_ANY_REGION: Final = "us-east-1"
_MOST_GAPS: Final = 3


def next_steps(diagnosis: Diagnosis, translate: Translate, *, configured: bool) -> Iterator[str]:
    """Yield the lines; none where one cause is decided, or where all that could be given was given."""
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
    exchange = diagnosis.exchange
    told = not isinstance(exchange.request, Unknown) or exchange.failure is not None or exchange.from_log
    if diagnosis.outcome == "decided" or not answers or is_unseen(diagnosis) or (told and configured):
        return
    if not told:
        yield translate(_GIVE_THE_CALL)
        yield "     curl -v <url> 2>&1 | gatewright diagnose -"
    if not configured:
        yield Message(translate(_CONFIGURE), {"options": _options(exchange)}).render()
    yield Message(translate(_EXPLAIN), {"cause": answers[0].cause.id}).render()


def distinct(gaps: tuple[Missing, ...]) -> list[Missing]:
    """Return what would tell more, the first few: each command once, and none about what has no name yet."""
    named = (gap for gap in gaps if gap.command and not _is_open(gap.what))
    return list({gap.command: gap for gap in reversed(tuple(named))}.values())[::-1][:_MOST_GAPS]


def _is_open(what: Message) -> bool:
    return any(what.values.get(name[1:-1]) == UNTOLD for name in PLACEHOLDER.findall(what.text))


def _options(exchange: Exchange) -> str:
    """Return the options that read the account which the call was made to: a gateway of this machine has its own."""
    host = "" if isinstance(exchange.host, Unknown) else exchange.host
    path = "/" if isinstance(exchange.path, Unknown) else exchange.path
    named = address(host, path)
    region = None if named is None else named.region
    parts = urlsplit(exchange.url or "")
    port = exchange.remote_port or parts.port
    if not _is_loopback(exchange.remote_ip) or port is None or not parts.scheme:
        return "--config aws" if region is None else f"--config aws --region {region}"
    place = f"[{exchange.remote_ip}]" if ":" in str(exchange.remote_ip) else exchange.remote_ip
    endpoint = f"{parts.scheme}://{place}:{port}"
    return f"--config aws --endpoint-url {endpoint} --region {region or _ANY_REGION}"


def _is_loopback(told: str | Unknown) -> bool:
    try:
        return isinstance(told, str) and ip_address(told).is_loopback
    except ValueError:
        return False
