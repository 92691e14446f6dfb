"""Which part of a wrong signature is wrong: the caller's own secret tells, or what came.

With the secret at hand, every known slip of signers is tried until one yields the signature that came
(`aws/sigv4/reconstruct.py`); the part that differs names the cause.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.sigv4.difference import Difference, Part
from gatewright.aws.sigv4.explained import explained
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.reconstruct import received_text
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.verify import Secret
from gatewright.checks.iam import (
    header_malformed,
    scope_mismatch,
    session_token_missing,
    signature_mismatch_body,
    signature_mismatch_encoding,
    signature_mismatch_host,
    signature_mismatch_path,
    signature_mismatch_query_order,
    signature_mismatch_secret,
)
from gatewright.checks.iam.evidence import evidence
from gatewright.checks.mismatch import MISMATCH
from gatewright.checks.words import words
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from gatewright.model.principal import AccessKey
from gatewright.model.unknown import Unknown

BY_PART: Final[Mapping[Part, Cause]] = {
    "body": signature_mismatch_body.CAUSE,
    "path": signature_mismatch_path.CAUSE,
    "path-encoding": signature_mismatch_encoding.CAUSE,
    "query-encoding": signature_mismatch_encoding.CAUSE,
    "query": signature_mismatch_query_order.CAUSE,
    "query-order": signature_mismatch_query_order.CAUSE,
    "method": signature_mismatch_path.CAUSE,
    "host": signature_mismatch_host.CAUSE,
    "header": signature_mismatch_host.CAUSE,
    "date": signature_mismatch_host.CAUSE,
    "scope": scope_mismatch.CAUSE,
    "token": session_token_missing.CAUSE,
    "signature": header_malformed.CAUSE,
    "secret": signature_mismatch_secret.CAUSE,
}
"""Which cause is named for which part. A verb stands in the request line, beside the path."""

UNEXPLAINED: Final = Fact("request", "signature", "made with another secret, or of a text that no known slip explains")
"""What is known of a signature that nothing explains."""


def cause_of(difference: Difference) -> Cause:
    """Return the cause of a difference; a date that no header carries is the one that was signed for."""
    if difference.part == "date" and not difference.name:
        return scope_mismatch.CAUSE
    return BY_PART[difference.part]


def mismatched(call: Call, values: Mapping[str, str], fact: Fact) -> Deny:
    """Return the refusal of a signature that is not the one of the key's secret."""
    cause, shown = _named(call)
    return Deny(cause, (fact, *evidence(call.request), *shown), words(call, **values), MISMATCH[0])


def _named(call: Call) -> tuple[Cause, tuple[Fact, ...]]:
    sent = read(call.request.headers, call.request.query)
    if not isinstance(sent, SignatureSent):
        return signature_mismatch_secret.CAUSE, ()
    received = received_text(call.request, sent)
    secret = _secret(call, sent.access_key)
    if received is None or isinstance(received, Unknown) or secret is None:
        return signature_mismatch_secret.CAUSE, ()
    difference = explained(call.request, sent, received, secret)
    if difference is None:
        return signature_mismatch_secret.CAUSE, (UNEXPLAINED,)
    return cause_of(difference), _lines(difference)


def _secret(call: Call, key_id: str) -> Secret | None:
    key = call.configuration.access_keys.get(key_id)
    return secret_held(key) if isinstance(key, AccessKey) else None


def secret_held(key: AccessKey) -> Secret | None:
    """Return what the configuration holds of a key to sign with; `None` where it does not tell the secret."""
    if isinstance(key.secret, Unknown):
        return None
    token = key.session_token
    return Secret(value=key.secret, session_token=None if isinstance(token, Unknown) else token)


def _lines(difference: Difference) -> tuple[Fact, ...]:
    if difference.part == "secret":
        return ()
    hidden = difference.part == "token"
    return (
        Fact("request", f"signed.{difference.part}", difference.signed or "-", secret=hidden),
        Fact("request", f"received.{difference.part}", difference.received or "-", secret=hidden),
    )
