"""Which part of a wrong signature is wrong: the caller's own secret tells, or what came.

With the secret at hand, every known slip of signers is tried until one yields the signature that came
(`aws/sigv4/reconstruct.py`); the part that differs names the cause.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.sigv4.difference import Difference, Part
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.reconstruct import received_text, reconstruct
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.surgeon import compare
from gatewright.checks.iam import (
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
    "scope": signature_mismatch_host.CAUSE,
    "token": signature_mismatch_host.CAUSE,
    "secret": signature_mismatch_secret.CAUSE,
}
"""Which cause is named for which part. Of a verb that differs, the line of the request target is named."""


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
    signed = reconstruct(call.request, sent, received, secret)
    if signed is None:
        return signature_mismatch_secret.CAUSE, ()
    difference = compare(signed, received)
    return BY_PART[difference.part], _lines(difference)


def _secret(call: Call, key_id: str) -> str | None:
    key = call.configuration.access_keys.get(key_id)
    return key.secret if isinstance(key, AccessKey) and not isinstance(key.secret, Unknown) else None


def _lines(difference: Difference) -> tuple[Fact, ...]:
    if difference.part == "secret":
        return ()
    hidden = difference.part == "token"
    return (
        Fact("request", f"signed.{difference.part}", difference.signed or "-", secret=hidden),
        Fact("request", f"received.{difference.part}", difference.received or "-", secret=hidden),
    )
