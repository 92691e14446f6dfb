"""
Which part of a signature differs, told for the doctor: what was signed is laid beside what AWS received.

AWS prints what it received in its answer; else it follows from the request. What was signed stands in the client's log,
or is found with the secret, or is what the client sent, where something on the way changed that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.aws.sigv4.difference import Difference, Part
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.reconstruct import received_text, reconstruct
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText, printed
from gatewright.aws.sigv4.surgeon import UNSIGNED_PAYLOAD, compare
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.logs_say import Said
from gatewright.engine.catalogue import CAUSES
from gatewright.model.fact import Fact, Where
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import is_secret_name

SecretOf = Callable[[str], str | None]
"""Returns the secret of an access key, where the person who asks has it and lets it be used."""

MISMATCHES: Final = (
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-encoding",
    "iam.signature-mismatch-body",
    "iam.signature-mismatch-host",
    "iam.signature-mismatch-query-order",
    "iam.form-body-with-query",
)
"""The causes that a mismatch can have, `iam.` ones only."""

_ABOUT: Final = (
    *MISMATCHES,
    "endpoint.control-plane-host",
    "endpoint.vpc-endpoint-policy-reads-authorization",
    *(cause.id for cause in CAUSES.values() if MISMATCH in cause.seldom),
)
"""What a signature that is proven wrong says something of: an unmatched route complains of it too, if seldom."""

_OTHER_SIDES: Final = (
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-host",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-body",
    "iam.form-body-with-query",
)
"""What is left where the client signed well: AWS has another secret, or something on the way changed the request."""

_BY_PART: Final[dict[Part, tuple[str, ...]]] = {
    "body": ("iam.signature-mismatch-body",),
    "path": ("iam.signature-mismatch-path",),
    "path-encoding": ("iam.signature-mismatch-encoding",),
    "query": ("iam.signature-mismatch-query-order",),
    "query-order": ("iam.signature-mismatch-query-order",),
    "query-encoding": ("iam.signature-mismatch-encoding",),
    "host": ("iam.signature-mismatch-host",),
    "header": ("iam.signature-mismatch-host",),
    "date": ("iam.signature-mismatch-host",),
    "token": ("iam.signature-mismatch-host",),
    "secret": ("iam.signature-mismatch-secret",),
}
"""The cause of each part; a verb or a credential scope that differs has none of its own, and the lines tell it."""

_SET_BY_SIGNERS: Final = frozenset(
    {"host", "x-amz-date", "date", "x-amz-security-token", "x-amz-content-sha256", "content-type", "content-length"}
)
"""Fields whose slips are known, and tried."""

_MISMATCH_TEXT: Final = "The request signature we calculated does not match"
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Review:
    """What laying the two sides together says."""

    said: tuple[Said, ...]
    """What it leaves of the causes."""

    difference: Difference | None = None
    """The first part that differs, with both lines; `None` when that is not known."""


def no_secret(_: str) -> str | None:
    """Know no secret."""
    return None


def review(exchange: Exchange, secret_of: SecretOf = no_secret) -> Review:
    """Lay both sides together, as far as the evidence has them; says nothing of an answer that is no mismatch."""
    message = message_of(exchange.observation) or ""
    if not message.startswith(_MISMATCH_TEXT):
        return Review(())
    request = exchange.request
    sent = None if isinstance(request, Unknown) else read(request.headers, request.query)
    ours = None
    if isinstance(request, Request) and isinstance(sent, SignatureSent):
        text = received_text(request, sent)
        ours = text if isinstance(text, SignedText) else None
    by_aws = printed(message)
    received = by_aws or ours
    if received is None:
        return Review(())
    if exchange.signed is not None:
        return _told(compare(exchange.signed, received), exchange, "the client's log")
    if ours is not None and ours != received:
        return _told(compare(ours, received), exchange, "the request as it was sent")
    if ours is None or not isinstance(request, Request) or not isinstance(sent, SignatureSent):
        return Review(())
    secret = secret_of(sent.access_key)
    if secret is None:
        return Review(() if by_aws is None else tuple(_as_sent(request, received)))
    signed = reconstruct(request, sent, received, secret)
    if by_aws is None and signed == received:
        fact = Fact("request", "signature", "right under this secret, as the request was sent")
        return Review((Said(_ABOUT, _OTHER_SIDES, fact, sure=False),))
    if signed is not None:
        return _told(compare(signed, received), exchange, "the secret access key")
    fact = Fact("request", "signature", "made with another secret, or of a text that no known slip explains")
    return Review((Said(_ABOUT, _without_a_trace(request, sent, received), fact, sure=False),))


def _without_a_trace(request: Request, sent: SignatureSent, received: SignedText) -> tuple[str, ...]:
    """Return what a signature can differ by that no slip explains: another secret, or a value that nobody can guess.

    A body that the client names by its hash arrived as it was signed; fields that clients set themselves can hold
    anything.
    """
    named = request.headers.get("x-amz-content-sha256")
    keeps = ["iam.signature-mismatch-secret"]
    if request.body and named not in (received.body_hash, UNSIGNED_PAYLOAD):
        keeps.append("iam.signature-mismatch-body")
    if set(sent.signed_headers) - _SET_BY_SIGNERS:
        keeps.append("iam.signature-mismatch-host")
    return tuple(keeps)


def _told(difference: Difference, exchange: Exchange, by: str) -> Review:
    keeps = _causes_of(difference, exchange)
    if not keeps:
        fact = Fact("request", "signature.part", _part_of(difference))
        return Review((Said(_ABOUT, MISMATCHES, fact, sure=False), *_lines(difference, MISMATCHES)), difference)
    by_what = Fact("request", "signature.part", f"{_part_of(difference)}, told by {by}")
    return Review((Said(_ABOUT, keeps, by_what, sure=True), *_lines(difference, keeps)), difference)


def _causes_of(difference: Difference, exchange: Exchange) -> tuple[str, ...]:
    """Return the cause of a difference; a form's parameters that AWS took into the query have one of their own."""
    content_type = exchange.headers.get("content-type")
    of_a_form = isinstance(content_type, str) and content_type.lower().startswith(_FORM)
    if difference.part in ("query", "body") and of_a_form and exchange.query:
        return ("iam.form-body-with-query",)
    return _BY_PART.get(difference.part, ())


def _part_of(difference: Difference) -> str:
    """Return the part, how it differs, and which one of its kind: `path-encoding (character `*`)`."""
    name = f" `{difference.name}`" if difference.name else ""
    how = f"{difference.detail}{name}".strip()
    return f"{difference.part} ({how})" if how else difference.part


def _lines(difference: Difference, keeps: tuple[str, ...]) -> Iterator[Said]:
    """Yield both lines as facts; a secret header's may not be shown."""
    secret = difference.part == "token" or (difference.part == "header" and is_secret_name(difference.name))
    sides: tuple[tuple[Where, str, str], ...] = (
        ("request", "signature.signed", difference.signed),
        ("response", "signature.received", difference.received),
    )
    for where, path, line in sides:
        yield Said(_ABOUT, keeps, Fact(where, path, line or "-", secret), sure=False)


def _as_sent(request: Request, received: SignedText) -> Iterator[Said]:
    """Yield what is known without the secret: nothing was changed on the way, or the body is not the one named.

    What was signed may still be another host or path than the one that was sent.
    """
    claimed = request.headers.get("x-amz-content-sha256")
    if isinstance(claimed, str) and len(claimed) == len(received.body_hash) and claimed != received.body_hash:
        fact = Fact("request", "headers.x-amz-content-sha256", claimed)
        yield Said(_ABOUT, ("iam.signature-mismatch-body",), fact, sure=True)
        return
    fact = Fact("request", "signature", "all that it covers arrived as it was sent")
    yield Said(MISMATCHES, MISMATCHES, fact, sure=False)
