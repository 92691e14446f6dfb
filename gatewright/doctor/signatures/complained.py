"""
A complaint about a signature that the request itself bears out: whatever the path is, this has to be mended first.

An unmatched path is answered like an IAM method, so such an answer may come from one, and stays possible. But a request
that carries an AWS signature, and one that is wrong in just the way that the answer says, is refused for it anywhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from gatewright.aws.sigv4.answers import (
    ALGORITHM_UNSUPPORTED,
    CREDENTIAL_MALFORMED,
    EXPIRED,
    HOST_NOT_SIGNED,
    NOT_YET_CURRENT,
    SCOPE_DATE_WRONG,
    SCOPE_WRONG,
)
from gatewright.aws.sigv4.dates import instant, signed_stamp
from gatewright.aws.sigv4.form import ALGORITHM, read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.verify import Secret
from gatewright.checks.iam import (
    access_key_unknown,
    header_malformed,
    scope_mismatch,
    session_token_missing,
    signature_expired,
    signature_not_yet_current,
)
from gatewright.checks.iam.check import TEMPORARY
from gatewright.checks.iam.token import TOKEN_INVALID
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.signatures.review import SecretOf, no_secret
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange


def complaint_first(
    found: tuple[Finding, ...], exchange: Exchange, secret_of: SecretOf = no_secret
) -> tuple[Finding, ...]:
    """Put the cause first, as likely, that the answer and the request name together, unless a check knows better.

    `secret_of` knows which session token belongs to a key.
    """
    message = message_of(exchange.observation)
    if message is None or isinstance(exchange.request, Unknown) or any(each.standing == "confirmed" for each in found):
        return found
    for cause, fact in _borne_out(message, exchange, secret_of):
        named = next((each for each in found if each.cause is cause and each.standing in ANSWERS), None)
        if named is not None:
            first = replace(named, standing="likely", because=(*named.because, fact))
            return (first, *(each for each in found if each is not named))
    return found


def _borne_out(message: str, exchange: Exchange, secret_of: SecretOf) -> Iterator[tuple[Cause, Fact]]:
    query = "" if isinstance(exchange.query, Unknown) else exchange.query
    sent = read(exchange.headers, query)
    if isinstance(sent, SignatureSent):
        yield from _of_a_whole_one(message, sent, exchange.called_at)
        if any(_says(message, signature) for signature in TOKEN_INVALID):
            yield from _of_the_key(sent, secret_of(sent.access_key))
        return
    header = exchange.headers.get("authorization")
    meant = "X-Amz-Algorithm" in query or (isinstance(header, str) and header.strip().upper().startswith("AWS4"))
    if meant and isinstance(sent, tuple) and _says(message, sent[0]):
        yield header_malformed.CAUSE, Fact("request", "signature", "not whole")


def _apart(sent: SignatureSent, now: float | Unknown) -> Fact:
    """Tell by how much the clock of the signer differs from AWS's."""
    signed_at = instant(sent.date)
    if signed_at is None or isinstance(now, Unknown):
        return Fact("request", "signature.date", sent.date)
    return Fact("request", "signature.seconds_apart", f"{signed_at - now:+.0f}")


def _of_a_whole_one(message: str, sent: SignatureSent, now: float | Unknown) -> Iterator[tuple[Cause, Fact]]:
    signed_at, scope = signed_stamp(sent.date), Fact("request", "signature.scope", sent.scope)
    if _says(message, EXPIRED) and signed_at in message:
        yield signature_expired.CAUSE, _apart(sent, now)
    elif _says(message, NOT_YET_CURRENT) and signed_at in message:
        yield signature_not_yet_current.CAUSE, _apart(sent, now)
    elif _says(message, SCOPE_WRONG) or _says(message, SCOPE_DATE_WRONG):
        yield scope_mismatch.CAUSE, scope
    elif _says(message, HOST_NOT_SIGNED) and "host" not in sent.signed_headers:
        yield header_malformed.CAUSE, Fact("request", "signature.signed_headers", ";".join(sent.signed_headers))
    elif _says(message, ALGORITHM_UNSUPPORTED) and sent.algorithm != ALGORITHM:
        yield header_malformed.CAUSE, Fact("request", "signature.algorithm", sent.algorithm)
    elif _says(message, CREDENTIAL_MALFORMED):
        yield header_malformed.CAUSE, scope


def _of_the_key(sent: SignatureSent, held: Secret | None) -> Iterator[tuple[Cause, Fact]]:
    """Tell keys by their first letters: one of a session came without its token, or one of a user needs none.

    A key at hand tells more: whether the token that came is its own.
    """
    if held is not None and held.session_token is not None and sent.session_token not in (None, held.session_token):
        yield session_token_missing.CAUSE, Fact("request", "signature.session_token", "not the one of this access key")
        return
    key = Fact("request", "signature.access_key", sent.access_key)
    if sent.access_key.startswith(TEMPORARY) and sent.session_token is None:
        yield session_token_missing.CAUSE, key
    elif not sent.access_key.startswith(TEMPORARY) and sent.session_token is None:
        yield access_key_unknown.CAUSE, key


def _says(message: str, signature: Signature) -> bool:
    """Tell whether a message is that of a signature, as far as its first placeholder."""
    return message.startswith(signature.message.partition("{")[0])
