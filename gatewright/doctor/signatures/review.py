"""
Which part of a signature differs, told for the doctor: what was signed is laid beside what AWS received.

AWS prints what it received in its answer; else it follows from the request. What was signed stands in the client's log,
or is found with the secret, or is what the client sent, where something on the way changed that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH
from gatewright.aws.sigv4.damaged import damaged
from gatewright.aws.sigv4.difference import Difference
from gatewright.aws.sigv4.explained import explained, in_detail
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.reconstruct import received_text
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText, printed
from gatewright.aws.sigv4.surgeon import UNSIGNED_PAYLOAD, compare
from gatewright.aws.sigv4.verify import Secret
from gatewright.checks.iam.mismatch import UNEXPLAINED, cause_of
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.logs_say import Said
from gatewright.engine.catalogue import CAUSES
from gatewright.model.fact import Fact, Where
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import is_secret_name

SecretOf = Callable[[str], Secret | None]
"""Returns the secret of an access key, and its session token, where the person who asks has it and lets it be used."""

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

_OF_ANY_ROUTE: Final = (*MISMATCHES, "route.", "stage.", "endpoint.vpc-endpoint-policy-reads-authorization")
"""What has to wait: a request that is signed, and wrongly so, is refused for that whatever its path is."""

_OTHER_SIDES: Final = (
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-host",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-body",
    "iam.form-body-with-query",
)
"""What is left where the client signed well: AWS has another secret, or something on the way changed the request."""

_MISMATCH_TEXT: Final = "The request signature we calculated does not match"
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Review:
    """What laying the two sides together says."""

    said: tuple[Said, ...]
    """What it leaves of the causes."""

    difference: Difference | None = None
    """The first part that differs, with both lines; `None` when that is not known."""


def no_secret(_: str) -> Secret | None:
    """Know no secret."""
    return None


def review(exchange: Exchange, secret_of: SecretOf = no_secret) -> Review:
    """Lay both sides together, as far as the evidence has them; says nothing of an answer that is no mismatch."""
    message = message_of(exchange.observation) or ""
    if not message.startswith(_MISMATCH_TEXT):
        return Review(())
    request = exchange.request
    sent = None if isinstance(request, Unknown) else read(request.headers, request.query)
    if not isinstance(request, Request) or not isinstance(sent, SignatureSent):
        return _of_the_log(exchange, printed(message)) or Review(())
    by_aws = printed(message)
    ours = _as_shown(request, sent, by_aws)
    received = by_aws or ours
    return (
        _of_the_log(exchange, received)
        or _of_what_was_sent(exchange, sent, ours, received)
        or _of_the_secret(exchange, request, sent, received if ours is not None else None, secret_of)
    )


def _as_shown(request: Request, sent: SignatureSent, by_aws: SignedText | None) -> SignedText | None:
    """Return what AWS makes of the request as it was shown; of a body that nobody showed, it tells the hash itself."""
    text = received_text(request, sent)
    if isinstance(text, Unknown) and by_aws is not None and isinstance(request.body, Unknown):
        text = received_text(request, sent, payload_rule=lambda _: by_aws.body_hash)
    return text if isinstance(text, SignedText) else None


def _of_the_log(exchange: Exchange, received: SignedText | None) -> Review | None:
    """Lay what the client's log says it signed beside what AWS received."""
    if exchange.signed is None or received is None:
        return None
    difference = compare(exchange.signed, received)
    if difference.part == "secret":
        query = "" if isinstance(exchange.query, Unknown) else exchange.query
        sent = read(exchange.headers, query)
        broken = damaged(sent.signature) if isinstance(sent, SignatureSent) else None
        difference = broken or difference
    return _told(in_detail(difference, exchange.body), exchange, "the client's log")


def _of_what_was_sent(
    exchange: Exchange, sent: SignatureSent, ours: SignedText | None, received: SignedText | None
) -> Review | None:
    """Lay what the client sent beside what AWS received; a signature that is none shows by itself."""
    broken = damaged(sent.signature)
    if broken is not None:
        return _told(broken, exchange, "its form")
    if ours is None or received is None or ours == received:
        return None
    return _told(in_detail(compare(ours, received), exchange.body), exchange, "the request as it was sent")


def _of_the_secret(
    exchange: Exchange, request: Request, sent: SignatureSent, received: SignedText | None, secret_of: SecretOf
) -> Review:
    """Find with the secret what was signed in place of what AWS received."""
    if received is None:
        return Review(())
    by_aws = printed(message_of(exchange.observation) or "") is not None
    secret = secret_of(sent.access_key)
    if secret is None:
        return Review(tuple(_as_sent(request, received)) if by_aws else ())
    difference = explained(request, sent, received, secret)
    if difference is None:
        return Review((Said(_ABOUT, _without_a_trace(request, received), UNEXPLAINED, sure=False),))
    if not by_aws and difference.detail == "another":
        fact = Fact("request", "signature", "right under this secret, as the request was sent")
        return Review((Said(_ABOUT, _OTHER_SIDES, fact, sure=False),))
    return _told(difference, exchange, "the secret access key")


def _without_a_trace(request: Request, received: SignedText) -> tuple[str, ...]:
    """Return what a signature can differ by that no slip explains: another secret, or a value that nobody can guess.

    A body that the client names by its hash arrived as it was signed.
    """
    keeps = ["iam.signature-mismatch-secret", "iam.signature-mismatch-path", "iam.signature-mismatch-host"]
    named = request.headers.get("x-amz-content-sha256")
    has_body = isinstance(request.body, Unknown) or bool(request.body) or request.method not in ("GET", "HEAD")
    if has_body and named not in (received.body_hash, UNSIGNED_PAYLOAD):
        keeps.append("iam.signature-mismatch-body")
    if received.query:
        keeps.append("iam.signature-mismatch-query-order")
    if "%" in received.path + received.query:
        keeps.append("iam.signature-mismatch-encoding")
    return tuple(keeps)


def _told(difference: Difference, exchange: Exchange, by: str) -> Review:
    keeps = (_cause_of(difference, exchange),)
    by_what = Fact("request", "signature.part", f"{_part_of(difference)}, told by {by}")
    return Review((Said(_ABOUT, keeps, by_what, sure=True), *_lines(difference, keeps)), difference)


def _cause_of(difference: Difference, exchange: Exchange) -> str:
    """Return the cause of a difference; a form's parameters that AWS took into the query have one of their own."""
    content_type = exchange.headers.get("content-type")
    of_a_form = isinstance(content_type, str) and content_type.lower().startswith(_FORM)
    if difference.part in ("query", "body") and of_a_form and exchange.query:
        return "iam.form-body-with-query"
    return cause_of(difference).id


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
    if difference.part in ("secret", "signature"):
        return
    for where, path, line in sides:
        yield Said(_ABOUT, keeps, Fact(where, path, line or "-", secret), sure=False)


def _as_sent(request: Request, received: SignedText) -> Iterator[Said]:
    """Yield what is known without the secret: nothing was changed on the way, or the body is not the one named.

    What was signed may still be another host or path than the one that was sent.
    """
    claimed = request.headers.get("x-amz-content-sha256")
    if isinstance(claimed, str) and _names_a_payload(claimed) and claimed != received.body_hash:
        fact = Fact("request", "headers.x-amz-content-sha256", claimed)
        yield Said(_ABOUT, ("iam.signature-mismatch-body",), fact, sure=True)
        return
    shown = "all that it covers" if not isinstance(request.body, Unknown) else "all but the body, which was not shown,"
    fact = Fact("request", "signature", f"{shown} arrived as it was sent")
    yield Said(_OF_ANY_ROUTE, MISMATCHES, fact, sure=False)


def _names_a_payload(claimed: str) -> bool:
    """Tell what signers put there: a hash, or S3's word for a payload that is not signed, or is in chunks."""
    return len(claimed) == len(EMPTY_BODY_HASH) or claimed.startswith((UNSIGNED_PAYLOAD, "STREAMING-"))
