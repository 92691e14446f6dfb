"""
A diagnosis without the secrets of its call, to be kept, or to be passed on, before anybody asks for a report.

Reports mask what they print; whoever keeps a diagnosis keeps the call with it, and a call holds tokens. So every text
in it is gone through, whatever member it stands in.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Final, TypeVar, cast

from gatewright.checks.request.evidence import COMPLAINTS
from gatewright.doctor.diagnosis import Diagnosis, Remedied
from gatewright.doctor.report.json_ import shown
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Pass, Skip
from gatewright.model.request import Headers
from gatewright.model.trace import Step
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import (
    is_secret_name,
    redact_headers,
    redact_query,
    redact_text,
    redact_url,
    redaction,
    secrets_in,
)
from gatewright.sources.redact_loose import redact_loose, tokens_in

T = TypeVar("T")

_BODY: Final = "body/"
"""How the places in a request's body begin."""

MOST_OF_A_BODY = 4096
"""So many bytes of an answer are kept."""


def masked_diagnosis(diagnosis: Diagnosis) -> Diagnosis:
    """Return the diagnosis, fit to be kept; what it prints is masked already."""
    secrets = secrets_of_call(diagnosis.exchange)
    difference = diagnosis.difference
    if difference is not None and (difference.part == "token" or is_secret_name(difference.name)):
        difference = None
    return replace(
        diagnosis,
        exchange=masked_exchange(diagnosis.exchange, secrets),
        findings=masked(diagnosis.findings, secrets),
        trace=masked(diagnosis.trace, secrets),
        next_question=masked(diagnosis.next_question, secrets),
        unread=masked(diagnosis.unread, secrets),
        difference=masked(difference, secrets),
    )


def secrets_of_call(exchange: Exchange) -> frozenset[str]:
    """Return the secrets that a call brought, a token in its path among them."""
    path = "" if isinstance(exchange.path, Unknown) else exchange.path
    query = "" if isinstance(exchange.query, Unknown) else exchange.query
    return secrets_in(exchange.headers, query) | tokens_in(path) | tokens_in(query)


def masked_exchange(exchange: Exchange, secrets: frozenset[str]) -> Exchange:
    """Return a call without its secrets and without its body; of the answer's body, as much as is worth keeping."""
    seen = exchange.observation
    body = seen.body if isinstance(seen.body, Unknown) else masked_body(seen.body, secrets)
    path = exchange.path if isinstance(exchange.path, Unknown) else redact_loose(exchange.path)
    query = exchange.query if isinstance(exchange.query, Unknown) else redact_query(exchange.query)
    same = (path, query) == (exchange.path, exchange.query) and "@" not in (exchange.url or "")
    return replace(
        exchange,
        path=path,
        query=query,
        url=exchange.url if exchange.url is None or same else redact_loose(redact_url(exchange.url)),
        headers=redact_headers(exchange.headers),
        body=UNKNOWN,
        observation=replace(seen, headers=redact_headers(seen.headers), body=body),
    )


def masked_body(body: bytes, secrets: frozenset[str]) -> bytes | Unknown:
    """Return the beginning of a text without secrets; what is no text is not kept."""
    try:
        text = body[:MOST_OF_A_BODY].decode("utf-8", "strict" if len(body) <= MOST_OF_A_BODY else "ignore")
    except UnicodeDecodeError:
        return UNKNOWN
    return redact_loose(redact_text(text, secrets)).encode()


def masked(value: T, secrets: frozenset[str]) -> T:
    """Return a value in which no text holds a secret, and no fix the request that it would send."""
    return cast("T", _masked(value, redaction(secrets), secrets))


def _masked(value: object, redacted: Callable[[str], str], secrets: frozenset[str]) -> object:
    match value:
        case str():
            return redacted(value)
        case Cause():
            return value
        case Step() if _says_nothing(value):
            return value
        case Fact():
            remark = cast("Message | None", _masked(value.remark, redacted, secrets))
            return Fact(value.where, redacted(value.path), _kept_of(value, secrets), remark=remark)
        case Headers():
            return redact_headers(value)
        case tuple():
            return tuple(_masked(each, redacted, secrets) for each in value)
        case Mapping():
            return {key: _masked(each, redacted, secrets) for key, each in value.items() if key != COMPLAINTS}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Remedied):
        value = replace(value, request=None, remedy=None)
    return replace(value, **{one.name: _masked(getattr(value, one.name), redacted, secrets) for one in fields(value)})


def _kept_of(fact: Fact, secrets: frozenset[str]) -> str:
    """Return the value of a fact; of one about the body just what kind of value stands there."""
    in_the_body = fact.where == "request" and fact.path.startswith(_BODY)
    return fact.value.partition(":")[0] if in_the_body else shown(fact, secrets)


def _says_nothing(step: Step) -> bool:
    """Tell a step that is the same for every call, as most are."""
    outcome = step.outcome
    return isinstance(outcome, Pass) or (isinstance(outcome, Skip) and not outcome.why.values)
