"""Why a signature is wrong, told by the secret of its key: a slip of the signer, a damaged one, a wrong secret."""

from dataclasses import replace

from gatewright.aws.sigv4.body_slips import other_hashes
from gatewright.aws.sigv4.damaged import damaged
from gatewright.aws.sigv4.difference import Difference
from gatewright.aws.sigv4.reconstruct import reconstruct
from gatewright.aws.sigv4.secret_slips import odd_secret, secret_slip
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.sigv4.surgeon import compare
from gatewright.aws.sigv4.verify import Secret
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown


def explained(request: Request, sent: SignatureSent, received: SignedText, secret: Secret) -> Difference | None:
    """Return the part that differs; `None` when neither a known slip nor another form of the secret explains it.

    The part is `secret` where the signature is right: a service that refuses it has another one.
    """
    broken = damaged(sent.signature)
    if broken is not None:
        return broken
    signed = reconstruct(request, sent, received, secret.value, secret.session_token)
    if signed is not None and signed != received:
        return in_detail(compare(signed, received), request.body)
    detail = odd_secret(secret.value) or "another" if signed is not None else secret_slip(received, sent, secret.value)
    if detail is None:
        return None
    return Difference(part="secret", detail=detail, signed=received.scope, received=received.scope)


def in_detail(difference: Difference, body: bytes | Unknown) -> Difference:
    """Add how two bodies differ, where `body` is one of them: their hashes do not tell it."""
    if difference.part != "body" or difference.detail or isinstance(body, Unknown):
        return difference
    by_hash = {value: detail for detail, value in other_hashes(body)}
    detail = by_hash.get(difference.signed) or by_hash.get(difference.received) or ""
    return replace(difference, detail=detail)
