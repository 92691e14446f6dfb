"""Find what was signed, from the request, its signature and the secret: try what a signer may have signed instead.

A signature cannot be read, only compared. What no known slip explains stays unexplained: another secret, or a change
on the way that left no trace.
"""

from itertools import chain
from typing import Final

from gatewright.aws.sigv4.canonical import (
    PayloadRule,
    body_hash,
    canonical_request,
    path_of_execute_api,
    string_to_sign,
)
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText, signed_text
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.slips import slips, token_slips
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_SCOPE_PARTS: Final = 4


def received_text(
    request: Request,
    sent: SignatureSent,
    payload_rule: PayloadRule = body_hash,
) -> SignedText | Unknown | None:
    """Return what AWS makes of the request; `None` for what has no form that it could be taken apart by."""
    canonical = canonical_request(request, sent, path_of_execute_api, payload_rule)
    if isinstance(canonical, Unknown):
        return canonical
    return signed_text(canonical, string_to_sign(sent, canonical))


def reconstruct(
    request: Request, sent: SignatureSent, received: SignedText, secret: str, session_token: str | None = None
) -> SignedText | None:
    """Return the text that `secret` signed with the signature that came; `None` when no known slip yields it.

    `session_token` is the one that belongs to the secret: it may have been signed in place of the one that came.
    `received` itself comes back where the signature is right: a service that refuses it has another secret.
    """
    keys = SigningKeys()
    for text in chain((received,), slips(request, received), token_slips(received, session_token)):
        if _signature(text, secret, keys) == sent.signature:
            return text
    return None


def _signature(text: SignedText, secret: str, keys: SigningKeys) -> str | None:
    scope = (text.key_scope or text.scope).split("/")
    if len(scope) != _SCOPE_PARTS:
        return None
    return keys.get(secret, *scope[:3]).sign(text.string_to_sign())
